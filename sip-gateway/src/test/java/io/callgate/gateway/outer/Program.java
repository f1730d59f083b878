package io.callgate.gateway.outer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that is the far end of an outer test, and the Debian package that brings it. */
public enum Program {
    SIPP("sipp", "sip-tester"),
    KAMAILIO("kamailio", "kamailio"),
    OPENSSL("openssl", "openssl"),
    BARESIP("baresip", "baresip-core"),
    NFT("nft", "nftables");

    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final String command;
    private final String debianPackage;

    Program(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /** Where the program is; the test is aborted, and says why, when it is nowhere. */
    public Path orAbort() {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            LOG.warn(absence());
        }
        Assumptions.assumeTrue(found.isPresent(), absence());
        return found.get();
    }

    private String absence() {
        return "Test left out: the program " + command + " is not installed. On Debian: apt-get"
                + " install " + debianPackage;
    }

    /** Daemons lie in sbin, which is on the PATH of root only. */
    private Optional<Path> find() {
        Stream<String> onPath = Arrays.stream(System.getenv("PATH").split(":"));
        return Stream.concat(onPath, Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
