package io.callgate.cli.list.word;

import io.callgate.cli.Failure;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.register.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A coverage as typed: prefixes between commas, or a file of them. */
public final class CoverageWords {

    private static final String PREFIX = "\\+?[0-9]{1,7}";

    private CoverageWords() {
    }

    /** @param country whose area codes are meant where a prefix has no plus */
    public static Coverage read(String words, String country) throws IOException {
        String text = words.matches("[+0-9, ]+") ? words : Files.readString(existing(words));
        List<Long> prefixes = new ArrayList<>();
        for (String word : text.strip().split("[\\s,;]+")) {
            prefixes.add(prefix(word, country));
        }
        try {
            return Coverage.of(prefixes);
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage(wrong.getMessage());
        }
    }

    private static Path existing(String words) {
        Path file = Path.of(words);
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("--coverage is prefixes such as 212,646 or a file of them, not "
                    + words);
        }
        return file;
    }

    private static long prefix(String word, String country) {
        if (!word.matches(PREFIX)) {
            throw Failure.usage("'" + word + "' is no prefix of a number");
        }
        return Long.parseLong(word.startsWith("+") ? word.substring(1)
                : DialPlan.of(country).countryCode() + word);
    }
}
