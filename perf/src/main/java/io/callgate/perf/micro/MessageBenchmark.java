package io.callgate.perf.micro;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.message.Fault;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.Splice;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Refusal;
import io.callgate.gateway.screening.Decision;
import io.callgate.gateway.screening.Reason;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to understand an INVITE of 1 KB as a dialer sends it, to edit it as the proxy
 * does (Request-URI, our Via, Max-Forwards, our Record-Route), and to write the answer that refuses
 * it? Run by {@code perf/micro.sh Message}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageBenchmark {

    private static final String INVITE = """
            INVITE sip:0612345678@10.20.0.5:5060 SIP/2.0
            Via: SIP/2.0/UDP 10.20.0.17:5060;rport;branch=z9hG4bKPj8a1f3c52-2a0b-4c1e-9d37-0f7be6a
            From: "0184256789" <sip:0184256789@10.20.0.17>;tag=8f0c9a7e-5c6f-4a06-8f11-41f5d4a9c7b2
            To: <sip:0612345678@10.20.0.5>
            Contact: <sip:asterisk@10.20.0.17:5060>
            Call-ID: 6b7d0f0a-3a3c-4a58-9a0c-6d5a3a0e9c11
            CSeq: 21347 INVITE
            Allow: OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, INVITE, ACK, BYE, CANCEL, UPDATE
            Supported: 100rel, timer, replaces, norefersub, histinfo
            Session-Expires: 1800
            Min-SE: 90
            Max-Forwards: 70
            P-Asserted-Identity: "0184256789" <sip:0184256789@10.20.0.17>
            User-Agent: Asterisk PBX 20.5.0
            Content-Type: application/sdp
            Content-Length: 240

            """.replace("\n", "\r\n") + "v=0\r\n".repeat(48);

    private final SipMessage message = new SipMessage();
    private final SipMessage scanned = new SipMessage();
    private final Splice splice = new Splice();
    private final byte[] target = new byte[SipMessage.BYTES_MAX];
    private final byte[] uri = ascii("sip:+33612345678@203.0.113.9:5060");
    private final byte[] hops = ascii("69");
    private final byte[] routeAndVia = ascii("""
            Via: SIP/2.0/UDP 10.20.0.5:5060;branch=z9hG4bK0123456789abcdef
            Record-Route: <sip:0123456789abcdef0123456789abcdef@10.20.0.5:5060;lr>
            """.replace("\n", "\r\n"));
    private final Answers answers = new Answers(new TransactionKeys(new RouteKey(1, 2)), null);
    private final Refusal refusal = new Refusal();
    private final Decision decision = new Decision();
    private final Caller caller = new Caller(0, "marketing", 0, "choucroute", null, 603);
    private byte[] invite;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Setup
    public void read() {
        invite = ascii(INVITE);
        Fault fault = scanned.scan(invite, invite.length);
        if (fault != Fault.NONE) {
            throw new IllegalStateException(fault.phrase());
        }
        decision.decideByList(Reason.LISTED, "bloctel", 7);
    }

    /** The baseline: a call that does nothing. */
    @Benchmark
    public int nothing() {
        return invite.length;
    }

    /** Another baseline: no edit can cost less than copying the bytes. */
    @Benchmark
    public byte copy() {
        System.arraycopy(invite, 0, target, 0, invite.length);
        return target[0];
    }

    @Benchmark
    public Fault scan() {
        return message.scan(invite, invite.length);
    }

    @Benchmark
    public int splice() {
        return edited(scanned);
    }

    @Benchmark
    public int scanAndSplice() {
        message.scan(invite, invite.length);
        return edited(message);
    }

    /** The 603 with its Reason headers and its tag, a keyed hash; our own Via is left out. */
    @Benchmark
    public int answer() {
        answers.writeToKept(scanned, 42, refusal.of(decision, caller));
        return answers.length();
    }

    private int edited(SipMessage original) {
        return splice.of(original)
                .replace(original.start(Part.REQUEST_URI), original.end(Part.REQUEST_URI),
                        uri, 0, uri.length)
                .replace(original.start(Part.TOP_VIA_CUT), original.start(Part.TOP_VIA_CUT),
                        routeAndVia, 0, routeAndVia.length)
                .replace(original.start(Part.MAX_FORWARDS), original.end(Part.MAX_FORWARDS),
                        hops, 0, hops.length)
                .writeTo(target);
    }
}
