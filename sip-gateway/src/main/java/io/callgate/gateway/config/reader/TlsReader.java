package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.TlsConfig;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The keys of a listening point or a carrier that speaks TLS. */
final class TlsReader {

    private final Problems problems;
    private final Paths paths;

    TlsReader(Problems problems, Paths paths) {
        this.problems = problems;
        this.paths = paths;
    }

    TlsConfig listening(Section point) {
        Optional<Path> certificate = file(point, "certificate");
        Optional<Path> key = file(point, "key");
        for (String name : new String[] {"certificate", "key"}) {
            if (!point.has(name)) {
                point.problem(name, "is missing: without it TLS cannot be spoken");
            }
        }
        String asked = point.oneOf("client-certificates", "none", TlsConfig.CLIENT_CERTIFICATES);
        Optional<Path> ca = file(point, "client-ca");
        if (!asked.equals("none") && !point.has("client-ca")) {
            point.problem("client-ca", "is missing: whose client certificates are to be trusted?");
        }
        return new TlsConfig(certificate, key, ca, asked, "");
    }

    /** @param host where the carrier is, whose certificate bears that name unless told otherwise */
    TlsConfig connecting(Section carrier, String host) {
        Optional<Path> certificate = file(carrier, "certificate");
        Optional<Path> key = file(carrier, "key");
        if (carrier.has("certificate") != carrier.has("key")) {
            carrier.problem(carrier.has("key") ? "key" : "certificate",
                    "needs the other: certificate and key go together");
        }
        String name = carrier.text("certificate-name", host).value().toLowerCase(Locale.ROOT);
        return new TlsConfig(certificate, key, file(carrier, "ca"), "none", name);
    }

    private Optional<Path> file(Section section, String key) {
        Text text = section.text(key, "");
        if (text.isMissing()) {
            return Optional.empty();
        }
        Path file = paths.fromFolder(text);
        if (!Files.isReadable(file)) {
            problems.add(text.line(), text.key(), "the file " + file + " cannot be read");
        }
        return Optional.of(file);
    }
}
