package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsProcessTest {

    @TempDir
    private Path folder;
    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.in(folder);
        Files.writeString(folder.resolve("callgate.yaml"), """
                store: {directory: ./store}
                listen:
                  - {transport: udp, address: 127.0.0.1, port: 5060}
                carriers:
                  - {name: carrier-a, address: "127.0.0.1:5090"}
                sellers:
                  - name: choucroute
                    country: FR
                    callers:
                      - {name: marketing, peers: [127.0.0.1/32]}
                """);
    }

    @AfterEach
    void uninstall() throws IOException {
        installation.close();
    }

    private String run(String... words) {
        String[] all = new String[words.length + 4];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(new String[] {"--seller", "choucroute", "--config",
            folder.resolve("callgate.yaml").toString()}, 0, all, words.length, 4);
        try (LauncherRun run = installation.start(all)) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            return run.out();
        }
    }

    /** France: a call-back comes within five working days of the request, imports or none. */
    @Test
    void countsACallBackFromItsRequestHoweverOftenItIsImported() throws IOException {
        Path config = folder.resolve("callgate.yaml");
        Files.writeString(config, Files.readString(config).replace("country: FR\n",
                "country: FR\n    regulations: {FR: fr}\n"));
        Path asked = Files.writeString(folder.resolve("asked.csv"),
                "number,given-at\n0465710301,2026-08-06T10:00+02:00\n");

        run("exempt", "import", asked.toString(), "--basis", "callback");
        run("exempt", "import", asked.toString(), "--basis", "callback");

        assertThat(run("check", "0465710301", "--at", "2026-08-13T11:00+02:00"))
                .contains("exempt by callback, given 2026-08-06: record 2");
        try (LauncherRun late = installation.start("check", "0465710301", "--at",
                "2026-08-14T11:00+02:00", "--seller", "choucroute", "--config",
                config.toString())) {
            assertThat(late.exitCode()).as(late.err()).isEqualTo(1);
            assertThat(late.out()).contains("exemption by callback, given 2026-08-06, record 2,"
                    + " held until 2026-08-13");
        }
    }

    @Test
    void cleansAFileByTheOptOutsOfAnother() throws IOException {
        Path stop = Files.writeString(folder.resolve("stop.csv"),
                "number,note\n0465710302,by phone\n");
        Path prospects = Files.writeString(folder.resolve("prospects.csv"),
                "phone;name\n0465710301;Ada\n04 65 71 03 02;Bo\n");

        run("optout", "import", stop.toString());
        run("consent", "add", "0465710301", "--given-at", "2026-06-02", "--expires",
                "2027-06-02", "--proof", "form-1");
        run("exempt", "add", "0465710301", "--basis", "contract");
        String answer = run("scrub", prospects.toString(), "--out",
                folder.resolve("clean").toString(), "--json");

        assertThat(answer).contains("\"reasons\":{\"exempt\":1,\"opt-out\":1}");
        assertThat(folder.resolve("clean/not-callable.csv"))
                .hasContent("phone,name,reason,list,version\n04 65 71 03 02,Bo,opt-out,,\n");
    }
}
