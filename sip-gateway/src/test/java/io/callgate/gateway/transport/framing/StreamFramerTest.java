package io.callgate.gateway.transport.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.message.SipMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFramerTest {

    private static final String START = "OPTIONS sip:a@b SIP/2.0\r\n";

    private final StreamFramer framer = new StreamFramer();
    private final List<String> messages = new ArrayList<>();
    private int pings;

    /** Any message, any number of CRLFs between two, any segments: the same messages. */
    @Property(seed = "20261122")
    void cutsTheSameMessagesHoweverTheStreamIsSplit(
            @ForAll("streams") List<String> parts,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 700) Integer> sizes) {
        StreamFramerTest fresh = new StreamFramerTest();
        byte[] stream = String.join("", parts).getBytes(StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int turn = 0; from < stream.length; turn++) {
            int to = Math.min(stream.length, from + sizes.get(turn % sizes.size()));
            assertThat(fresh.feed(Unpooled.wrappedBuffer(stream, from, to - from)))
                    .isEqualTo(StreamFramer.Step.MORE);
            from = to;
        }
        assertThat(fresh.messages)
                .isEqualTo(parts.stream().filter(part -> !part.isBlank()).toList());
        assertThat(fresh.framer.isPartial()).isFalse();
    }

    @Provide
    Arbitrary<List<String>> streams() {
        Arbitrary<String> name = Arbitraries.of("Content-Length", "content-length", "l", "L ",
                "CONTENT-LENGTH\t");
        Arbitrary<String> body = Arbitraries.strings()
                .withChars("v=0\r\n\r\nl: 3").ofMaxLength(300);
        Arbitrary<String> filler = Arbitraries.of("", "Via: SIP/2.0/TCP h\r\n",
                "Content-Lengthy: 9\r\n", "Subject: a\r\n  Content-Length: 7\r\n", "X: \u00ff\r\n");
        Arbitrary<String> message = Combinators.combine(name, body, filler, filler)
                .as((header, text, before, after) -> START + before + header + ": "
                        + text.length() + " \r\n" + after + "\r\n" + text);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, message),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("\r\n", "\r\n\r\n")))
                .list().ofMinSize(1).ofMaxSize(12);
    }

    @Test
    void answersEachDoubleCrlfBetweenMessagesOnce() {
        assertThat(feed("\r\n\r\n" + message("") + "\r\n" + message("") + "\r\n\r\n\r\n"))
                .isEqualTo(StreamFramer.Step.MORE);
        assertThat(messages).hasSize(2);
        assertThat(pings).isEqualTo(2);
        assertThat(framer.isPartial()).as("a lone CRLF begins no message").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Via: x\r\n\r\n",
            "Content-Length: 4\r\nContent-Length: 4\r\n\r\nbody",
            "Content-Length: 4\r\nl: 5\r\n\r\nbody",
            "Content-Length:\r\n\r\n",
            "Content-Length: four\r\n\r\n",
            "Content-Length: -4\r\n\r\n",
            "Content-Length: +4\r\n\r\n",
            "Content-Length: 4, 4\r\n\r\nbody",
            "Content-Length: 4;a\r\n\r\nbody",
            "Content-Length: 0x4\r\n\r\nbody",
            "Content-Length:\r\n 4\r\n\r\nbody",
            "Content-Length: 4\r\n 0\r\n\r\nbody",
            "Content-Length: 4\r\n\t\r\n\r\nbody",
            "Content-Length: 0\nX: y\r\n\r\n",
            "Content-Length: 0\rX: y\r\n\r\n",
            "X: y\n\nContent-Length: 0\r\n\r\n"})
    void isOutOfStepWhereTwoReadersCouldDisagree(String headers) {
        assertThat(feed(message("first") + START + headers))
                .isEqualTo(StreamFramer.Step.OUT_OF_STEP);
        assertThat(messages).containsExactly(message("first"));
    }

    @Test
    void isOutOfStepWhenAHeadHasNoEnd() {
        String endless = START + "X: " + "y".repeat(SipMessage.BYTES_MAX);
        assertThat(feed(endless)).isEqualTo(StreamFramer.Step.OUT_OF_STEP);
    }

    @Test
    void takesTheLargestMessageAndNoLarger() {
        String head = START + "Content-Length: 16000\r\nX: ";
        String rest = "\r\n\r\n" + "b".repeat(16_000);
        int room = SipMessage.BYTES_MAX - head.length() - rest.length();
        String largest = head + "x".repeat(room) + rest;
        assertThat(feed(largest + largest)).isEqualTo(StreamFramer.Step.MORE);
        assertThat(messages).containsExactly(largest, largest);
        assertThat(feed(head + "x".repeat(room + 1) + rest))
                .isEqualTo(StreamFramer.Step.OVERSIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16384", "99999", "4294967296", "99999999999999999999999999"})
    void isOversizedBeforeTheBodyIsThere(String length) {
        assertThat(feed(START + "l: " + length + "\r\n\r\n"))
                .isEqualTo(StreamFramer.Step.OVERSIZED);
    }

    private static String message(String body) {
        return START + "l: " + body.length() + "\r\n\r\n" + body;
    }

    private StreamFramer.Step feed(String text) {
        return feed(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private StreamFramer.Step feed(ByteBuf in) {
        StreamFramer.Step step = StreamFramer.Step.MORE;
        while (in.isReadable() && step == StreamFramer.Step.MORE) {
            framer.fill(in);
            step = drain();
        }
        return step;
    }

    private StreamFramer.Step drain() {
        StreamFramer.Step step = framer.next();
        while (step == StreamFramer.Step.MESSAGE || step == StreamFramer.Step.PING) {
            if (step == StreamFramer.Step.MESSAGE) {
                messages.add(new String(framer.bytes(), framer.offset(), framer.length(),
                        StandardCharsets.ISO_8859_1));
            } else {
                pings++;
            }
            step = framer.next();
        }
        return step;
    }
}
