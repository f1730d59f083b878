package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** An authority of the test's own that issues certificates, by openssl. */
final class Authority {


    /** A certificate and its key, each PEM. */
    record Issued(Path certificate, Path key) {

        /** Puts this one in the place of the other, as a renewal does. */
        void replace(Issued other) {
            try {
                Files.copy(key, other.key, StandardCopyOption.REPLACE_EXISTING);
                Files.copy(certificate, other.certificate,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Path folder;
    private final Issued own;
    private int issued;

    Authority(Path folder) {
        this.folder = folder;
        own = make("Test Authority", "", List.of());
    }

    /** Of those that are trusted. */
    Path certificate() {
        return own.certificate;
    }

    /** @param alternatives such as {@code DNS:sip.example,IP:127.0.0.1}; none if empty */
    Issued issue(String commonName, String alternatives) {
        return make(commonName, alternatives, List.of("-CA", own.certificate.toString(),
                "-CAkey", own.key.toString()));
    }

    private Issued make(String commonName, String alternatives, List<String> signer) {
        issued++;
        Issued made = new Issued(folder.resolve(issued + ".pem"), folder.resolve(issued + ".key"));
        List<String> command = new ArrayList<>(List.of(Program.OPENSSL.orAbort().toString(),
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-days", "2", "-subj", "/CN=" + commonName, "-keyout", made.key.toString(),
                "-out", made.certificate.toString()));
        command.addAll(signer);
        if (!alternatives.isEmpty()) {
            command.addAll(List.of("-addext", "subjectAltName=" + alternatives));
        }
        try (ChildProcess openssl = ChildProcess.start(command, folder,
                folder.resolve(issued + ".out"))) {
            assertThat(openssl.exitCode(Patience.MAX)).as("%s", command).isZero();
        }
        return made;
    }
}
