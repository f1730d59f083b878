package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.callgate.gateway.outer.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A stream to the carrier that does not come about. */
class UnreachableCarrierTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("callgate");
    private final List<String> lastToPbxWhenNoticed = new ArrayList<>();
    private final AppenderBase<ILoggingEvent> watching = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            // Notices of other tests name other carriers.
            if (line.getFormattedMessage().contains(path.carrier.remote().toString())) {
                lastToPbxWhenNoticed.add(path.pbx.last());
            }
        }
    };
    @TempDir
    private Path store;
    private CallPath path;

    @BeforeEach
    void open() throws Exception {
        path = new CallPath(store);
        watching.start();
        log.addAppender(watching);
    }

    @AfterEach
    void close() {
        log.detachAppender(watching);
        path.close();
    }

    @Test
    void isNoticedAfterItsCallsHaveGoneOn() {
        path.receive(path.pbx, new PlacedCall(1, Numbers.CLEAN).invite());
        assertThat(path.carrier.last()).startsWith("INVITE ");
        path.unreachable(path.carrier);

        assertThat(lastToPbxWhenNoticed).singleElement().asString()
                .startsWith("SIP/2.0 500 ");
    }
}
