package io.callgate.gateway.useragent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.outer.Patience;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedUserAgentTest {

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        UserAgent agent = UserAgent.start("agent", LoopbackPort.free());
        PlacedCall call = agent.place(CallPlan.to("sip:itself@127.0.0.1:" + agent.port()));
        assertThat(call.await(Patience.MAX)).isTrue();

        agent.close();

        await().untilAsserted(() -> assertThat(startedSince(before)).isEmpty());
    }

    @Test
    void freesItsPort() {
        int port = LoopbackPort.free();
        UserAgent.start("first", port).close();

        UserAgent.start("second", port).close();
    }

    private static List<String> startedSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> !name.startsWith("awaitility"))
                .toList();
    }
}
