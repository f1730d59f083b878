package io.callgate.gateway.pipeline;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.carrier.CarrierWatch;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.proxy.Proxy;
import io.callgate.gateway.proxy.ProxyParts;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.proxy.transaction.CallReports;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.screening.AttemptLog;
import io.callgate.gateway.screening.Judge;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.UnwiredHop;
import io.callgate.gateway.transport.Wire;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Places made-up calls before the first real one, through a proxy of its own whose wire leads
 * nowhere, so that the call path is compiled by then. Five starts each, one after the other on a
 * busy
 * machine of two cores: the first real call took 24 to 55 ms without it and 6 to 13 ms with it, at
 * the same processor time for the start. Nothing of it is counted or recorded.
 */
public final class WarmUp {

    /** What a start may take longer for it. */
    private static final long NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(700);
    /** HotSpot compiles with its second compiler after some ten thousand calls of a method. */
    private static final int CALLS_MAX = 20_000;

    private static final ListeningPoint NOWHERE =
            new ListeningPoint(Transport.UDP, "127.0.0.1", 5060);
    private static final String CARRIER = "127.0.0.2";

    /** Kept for fiction by the French regulator; as E.164 every dial plan understands it. */
    private static final String FICTITIOUS = "+33199000001";

    /** Admitted at any hour and by any law, so that the way to the carrier is taken. */
    private static final String EMERGENCY = "112";

    private final DeadEnd wire = new DeadEnd();
    private final Arrival arrival = new Arrival();
    private final Proxy proxy;
    private final Hop caller = new UnwiredHop(NOWHERE,
            new InetSocketAddress("127.0.0.1", 5060));
    private final Hop carrier = new UnwiredHop(NOWHERE, new InetSocketAddress(CARRIER, 5060));
    private final long epochMillis = System.currentTimeMillis();
    private long nowNanos;
    private int connected;

    /** @param judge the real one, that nobody else uses yet */
    public WarmUp(GatewayConfig config, RouteKey key, Judge judge) {
        Callers callers = new Callers(config.parties().sellers());
        Digest digest = new Digest(config.digest(), callers, new Notices(), nowNanos);
        proxy = new Proxy(new ProxyParts(key, config.sip(), wire, callers, digest,
                carrierOn(wire), judge, AttemptLog.NONE, new Unread(), () -> true,
                epochMillis / 1_000), nowNanos);
        proxy.listenAt(List.of(NOWHERE));
        callers.all().stream().findFirst().ifPresent(caller::admitted);
    }

    private static Carriers carrierOn(Wire wire) {
        return new Carriers(List.of(
                new CarrierConfig("nowhere", CARRIER, 5060, "udp", 1, false)), wire,
                CarrierWatch.NOBODY, 1);
    }

    /** Runs until the call path is warm or the time is up. */
    public void run() {
        long deadline = System.nanoTime() + NANOS_MAX;
        for (int call = 0; call < CALLS_MAX && System.nanoTime() - deadline < 0; call++) {
            place(call);
        }
    }

    /** One in three is to something that is no number, so both ways out of the gate are taken. */
    private void place(int call) {
        String called = switch (call % 3) {
            case 0 -> FICTITIOUS;
            case 1 -> "nobody";
            default -> EMERGENCY;
        };
        String uri = "sip:" + called + "@" + NOWHERE.sentBy();
        String dialog = "To: <" + uri + ">\r\nCall-ID: warm-" + call + "\r\n";
        wire.request = "";
        receive(caller, request("INVITE", uri, "warm" + call, dialog));
        if (wire.request.isEmpty()) {
            receive(caller, request("ACK", uri, "warm" + call, dialog));
        } else {
            connect(wire.request, dialog, call);
        }
        // Far enough for every transaction to come to its end.
        nowNanos += TimeUnit.SECONDS.toNanos(1);
        proxy.onTick(nowNanos);
    }

    private void connect(String forwarded, String dialog, int call) {
        receive(carrier, answer(forwarded, "180 Ringing"));
        receive(carrier, answer(forwarded, "200 OK"));
        String route = routeOf(forwarded) + dialog.replace(">", ">;tag=answered");
        String callee = "sip:callee@" + CARRIER;
        receive(caller, request("ACK", callee, "ack" + call, route));
        receive(caller, request("BYE", callee, "bye" + call, route));
        if (wire.request.startsWith("BYE ")) {
            connected++;
            receive(carrier, answer(wire.request, "200 OK"));
        }
    }

    /** Calls that went from INVITE to BYE. */
    int connected() {
        return connected;
    }

    private void receive(Hop from, String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        arrival.from = from;
        arrival.facts = new CallFacts();
        arrival.nowNanos = nowNanos;
        arrival.epochMillis = epochMillis;
        proxy.onMessage(arrival, message, message.length);
    }

    /**
     * @param branch of its own; an ACK to a refusal has the INVITE's
     * @param dialog headers that say to which call it belongs
     */
    private static String request(String method, String uri, String branch, String dialog) {
        String host = NOWHERE.sentBy();
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + host + ";branch=z9hG4bK" + branch + ";rport\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:warm@" + host + ">;tag=warm\r\n" + dialog
                + "CSeq: 1 " + method + "\r\nContact: <sip:warm@" + host + ">\r\n"
                + "Content-Length: 0\r\n\r\n";
    }

    /** Its headers, of which an answer needs only some. */
    private static String answer(String request, String status) {
        String headers = request.substring(request.indexOf("\r\n"));
        return "SIP/2.0 " + status + headers.replace(">\r\nCall-ID", ">;tag=answered\r\nCall-ID");
    }

    private static String routeOf(String forwarded) {
        int start = forwarded.indexOf("\r\nRecord-Route:") + "\r\nRecord-".length();
        return forwarded.substring(start, forwarded.indexOf("\r\n", start) + 2);
    }

    private static final class Unread implements CallReports {

        private final CallFacts facts = new CallFacts();

        @Override
        public CallFacts begin() {
            return facts.clear();
        }

        @Override
        public void commit() {
            // Nobody asks what became of a call that was never made.
        }
    }

    /** Takes every message and delivers none. */
    private static final class DeadEnd implements Wire {

        /** The last one. */
        private String request = "";

        @Override
        public boolean send(Hop to, byte[] bytes, int length) {
            String message = new String(bytes, 0, length, StandardCharsets.US_ASCII);
            request = message.startsWith("SIP/") ? request : message;
            return true;
        }

        @Override
        public Hop hopTo(Transport transport, InetSocketAddress remote) {
            return new UnwiredHop(NOWHERE, remote);
        }

        @Override
        public Hop hopFrom(ListeningPoint local, InetSocketAddress remote) {
            return new UnwiredHop(NOWHERE, remote);
        }

        @Override
        public Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote) {
            return Optional.of(NOWHERE);
        }
    }
}
