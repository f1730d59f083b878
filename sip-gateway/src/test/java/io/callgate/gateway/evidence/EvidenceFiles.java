package io.callgate.gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a day file as an auditor would: every line whole, every line JSON. */
final class EvidenceFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvidenceFiles() {
    }

    static List<JsonNode> read(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
