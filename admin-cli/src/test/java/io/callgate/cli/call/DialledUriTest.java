package io.callgate.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialledUriTest {

    @Test
    void leavesWhatRfc3261AllowsInAUserPart() {
        assertThat(DialledUri.of("+33(0)4-65.71;ext=2", "127.0.0.1", 5060))
                .isEqualTo("sip:+33(0)4-65.71;ext=2@127.0.0.1:5060");
    }

    @Test
    void escapesEverythingElse() {
        assertThat(DialledUri.of("04 65#é@", "127.0.0.1", 5060))
                .isEqualTo("sip:04%2065%23%C3%A9%40@127.0.0.1:5060");
    }
}
