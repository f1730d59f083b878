package io.callgate.perf.micro;

import io.callgate.gateway.message.SipMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a call cost between the bytes that came and the bytes that leave, without the network?
 * A refused call is an INVITE and the ACK to the answer; an admitted one INVITE, 180, 200, ACK, BYE
 * and 200, both ways. Run by
 * {@code perf/micro.sh CallBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC",
    "-Dchronicle.analytics.disable=true",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED"})
public class CallBenchmark {

    private static final String CALL = CallText.CALL;
    private static final String BRANCH = "branch=z9hG4bKcg";
    private static final int BRANCH_LENGTH = BRANCH.length() + 17;
    private static final String TOKEN = ";cg=";
    private static final int TOKEN_LENGTH = TOKEN.length() + 56;
    private static final String TAG = ";tag=cg";
    private static final int TAG_LENGTH = TAG.length() + 16;

    private CallPath path;
    private final CallText listed = invite("33112345678");
    private final CallText free = invite("33112345679");
    private CallText ackToRefusal;
    private CallText answer;
    private CallText ack;
    private CallText bye;
    private long call;
    private final SipMessage message = new SipMessage();

    private static CallText invite(String number) {
        return new CallText("""
                INVITE sip:+%s@127.0.0.1:5060 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.2:5070;rport;branch=z9hG4bKPj%s%s
                From: "0184256789" <sip:0184256789@127.0.0.2:5070>;tag=%s
                To: <sip:+%s@127.0.0.1:5060>
                Call-ID: %s@asterisk.example.com
                CSeq: 21347 INVITE
                Contact: <sip:asterisk@127.0.0.2:5070>
                Allow: OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, INVITE, ACK, BYE, CANCEL
                Supported: 100rel, timer, replaces, norefersub, histinfo
                Session-Expires: 1800
                Min-SE: 90
                P-Asserted-Identity: "0184256789" <sip:0184256789@127.0.0.2>
                Max-Forwards: 70
                User-Agent: Asterisk PBX 20.5.0
                Content-Type: application/sdp
                Content-Length: 240

                """.formatted(number, CALL, number, CALL, number, CALL) + "v=0\n".repeat(48));
    }

    @Setup
    public void open() throws IOException {
        path = new CallPath();
        long first = Long.parseLong(CALL, 16);
        path.receive(path.caller, listed.bytes, listed.write(first));
        ackToRefusal = new CallText("ACK sip:+33112345678@127.0.0.1:5060 SIP/2.0\n"
                + lines("Via") + lines("From") + lines("To") + lines("Call-ID")
                + "CSeq: 21347 ACK\nMax-Forwards: 70\nContent-Length: 0\n\n");
        path.receive(path.caller, free.bytes, free.write(first));
        answer = new CallText("SIP/2.0 200 OK\n" + lines("Via") + lines("Record-Route")
                + lines("From") + lines("To").replace(">\n", ">;tag=carrier\n")
                + lines("Call-ID") + lines("CSeq")
                + "Contact: <sip:carrier@127.0.0.3:5090>\nContent-Length: 0\n\n");
        ack = inDialog("ACK", "a", 21347);
        bye = inDialog("BYE", "b", 21348);
        call = first;
    }

    private CallText inDialog(String method, String transaction, int cseq) {
        return new CallText(method + " sip:carrier@127.0.0.3:5090 SIP/2.0\n"
                + "Via: SIP/2.0/UDP 127.0.0.2:5070;rport;branch=z9hG4bKPj" + CALL + transaction
                + "\n" + lines("Record-Route").replace("Record-", "") + lines("From")
                + lines("To").replace(">\n", ">;tag=carrier\n") + lines("Call-ID")
                + "CSeq: " + cseq + " " + method + "\nMax-Forwards: 70\nContent-Length: 0\n\n");
    }

    /** The lines of this header in what the gateway sent last. */
    private String lines(String header) {
        return new String(path.sent, 0, path.sentLength, StandardCharsets.US_ASCII).lines()
                .filter(line -> line.startsWith(header + ":"))
                .map(line -> line + "\n").collect(Collectors.joining());
    }

    @TearDown
    public void close() {
        path.close();
    }

    /** The baseline: the messages of a refused call written, and not handed over. */
    @Benchmark
    public int writeRefused() {
        call++;
        return listed.write(call) + ackToRefusal.write(call);
    }

    @Benchmark
    public int refused() {
        call++;
        path.receive(path.caller, listed.bytes, listed.write(call));
        ackToRefusal.repeat(path.sent, path.find(TAG), ackToRefusal.find(TAG), TAG_LENGTH);
        return path.receive(path.caller, ackToRefusal.bytes, ackToRefusal.write(call));
    }

    /** Of that, what reading the two messages costs. */
    @Benchmark
    public int scanRefused() {
        call++;
        message.scan(listed.bytes, listed.write(call));
        message.scan(ackToRefusal.bytes, ackToRefusal.write(call));
        return message.headerCount();
    }

    @Benchmark
    public int admitted() {
        call++;
        path.receive(path.caller, free.bytes, free.write(call));
        int branch = path.find(BRANCH);
        int token = path.find(TOKEN);
        answer.repeat(path.sent, branch, answer.find(BRANCH), BRANCH_LENGTH);
        answer.repeat(path.sent, token, answer.find(TOKEN), TOKEN_LENGTH);
        ack.repeat(path.sent, token, ack.find(TOKEN), TOKEN_LENGTH);
        bye.repeat(path.sent, token, bye.find(TOKEN), TOKEN_LENGTH);
        path.receive(path.carrier, answer.bytes, answer.write(call));
        path.receive(path.caller, ack.bytes, ack.write(call));
        path.receive(path.caller, bye.bytes, bye.write(call));
        path.letTimePass();
        return path.sentLength;
    }
}
