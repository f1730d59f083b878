package io.callgate.gateway.message.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.Sample;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpliceTest {

    private final SipMessage message = Sample.invite().scanned();
    private final Splice splice = new Splice();
    private final byte[] target = new byte[SipMessage.BYTES_MAX];

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String written() {
        return new String(target, 0, splice.writeTo(target), StandardCharsets.UTF_8);
    }

    private Splice replace(Part part, String by) {
        byte[] bytes = bytes(by);
        return splice.replace(message.start(part), message.end(part), bytes, 0, bytes.length);
    }

    @Test
    void copiesTheMessageWithoutEdits() {
        splice.of(message);
        assertThat(written()).isEqualTo(Sample.invite().text());
        assertThat(splice.length()).isEqualTo(message.length());
    }

    @Test
    void replacesInsertsAndCutsInOnePass() {
        splice.of(message);
        replace(Part.REQUEST_URI, "sip:+33612345678@carrier.example");
        byte[] via = bytes("xVia: SIP/2.0/UDP gate;branch=z9hG4bK-g\r\nx");
        splice.replace(message.headerStart(0), message.headerStart(0), via, 1, via.length - 1);
        replace(Part.MAX_FORWARDS, "69");
        splice.cut(message.headerStart(6), message.headerEnd(6));
        assertThat(written()).isEqualTo(Text.wire("""
                INVITE sip:+33612345678@carrier.example SIP/2.0
                Via: SIP/2.0/UDP gate;branch=z9hG4bK-g
                Via: SIP/2.0/UDP 10.0.0.1:5062;rport;branch=z9hG4bK-a
                Max-Forwards: 69
                From: <sip:a@pbx.example>;tag=f-1
                To: <sip:0612345678@gate.example>
                Call-ID: abc@pbx.example
                CSeq: 1 INVITE
                Content-Length: 0

                """));
    }

    @Test
    void leavesOutWhatIsBeforeAndBehindTheMessage() {
        String invite = Sample.invite().text();
        splice.of(Text.scan("\r\n\r\n" + invite + "behind").message());
        assertThat(written()).isEqualTo(invite);
    }

    @Test
    void writesNothingToATargetThatIsTooSmall() {
        byte[] exact = new byte[message.length()];
        assertThat(splice.of(message).writeTo(exact)).isEqualTo(message.length());
        assertThat(splice.of(message).writeTo(new byte[message.length() - 1])).isEqualTo(-1);
        splice.of(message);
        assertThat(replace(Part.MAX_FORWARDS, "069").writeTo(exact)).isEqualTo(-1);
    }

    @Test
    void forgetsTheEditsOfThePreviousMessage() {
        splice.of(message);
        replace(Part.MAX_FORWARDS, "1");
        splice.of(message);
        assertThat(written()).isEqualTo(Sample.invite().text());
    }

    @Test
    void refusesEditsOutOfOrderOutsideTheMessageOrTooMany() {
        splice.of(message).cut(10, 20);
        assertThatThrownBy(() -> splice.cut(19, 21)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> splice.cut(30, 29)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> splice.cut(30, message.length() + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> splice.replace(30, 30, new byte[2], 1, 3))
                .isInstanceOf(IllegalArgumentException.class);
        for (int edit = 1; edit < Splice.EDITS_MAX; edit++) {
            splice.cut(20 + edit, 20 + edit);
        }
        assertThatThrownBy(() -> splice.cut(50, 50)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToEditAPartThatIsAbsent() {
        splice.of(message);
        assertThatThrownBy(() -> splice.cut(message.start(Part.TO_TAG), message.end(Part.TO_TAG)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
