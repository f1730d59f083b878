package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.UriScheme;
import io.callgate.gateway.proxy.route.Routes;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.store.numbering.E164;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** RFC 3261 16.3, what the scanner has not seen to: URI scheme, Max-Forwards, Proxy-Require. */
final class Validation {

    private static final Answer TOO_MANY_ROUTES =
            new Answer(400, "Unusable Route Header", new byte[0]);

    private final Answers answers;
    private final Routes routes;
    private final Callers callers;

    Validation(Answers answers, Routes routes, Callers callers) {
        this.callers = callers;
        this.answers = answers;
        this.routes = routes;
    }

    /** Reads the Route values; answers and returns false if the request must not go on. */
    boolean accepts(Arrival arrival, long key) {
        Answer obstacle = obstacle(arrival);
        if (obstacle == null) {
            return true;
        }
        answers.answer(arrival, key, obstacle);
        return false;
    }

    /** An ACK is never answered: the one that must not go on is dropped. */
    boolean acceptsAck(Arrival arrival) {
        if (obstacle(arrival) == null) {
            return true;
        }
        arrival.facts.discarded = "unroutable-ack";
        return false;
    }

    private Answer obstacle(Arrival arrival) {
        SipMessage request = arrival.message;
        if (!routes.read(request).usable()) {
            return TOO_MANY_ROUTES;
        }
        if (request.uriScheme() == UriScheme.OTHER) {
            return Answer.URI_SCHEME;
        }
        // RFC 3261 16.3 item 3: OPTIONS with Max-Forwards 0 may be answered here, and it is.
        if (request.maxForwards() == 0 && request.method() != Method.OPTIONS) {
            return Answer.TOO_MANY_HOPS;
        }
        // Help is not refused for what we cannot do: it passes as if we could.
        if (request.has(Part.PROXY_REQUIRE) && !callsForHelp(arrival)) {
            return Answer.badExtension(proxyRequire(request));
        }
        return null;
    }

    private boolean callsForHelp(Arrival arrival) {
        return E164.isProtectedShort(
                CalledNumbers.of(arrival.message, callers.recognise(arrival.from)));
    }

    /** The option tags of all lines; we support none. */
    private static String proxyRequire(SipMessage request) {
        StringJoiner tags = new StringJoiner(", ");
        for (int line = 0; line < request.headerCount(); line++) {
            if (request.headerName(line) == HeaderName.PROXY_REQUIRE) {
                tags.add(new String(request.bytes(), request.valueStart(line),
                        request.valueEnd(line) - request.valueStart(line),
                        StandardCharsets.US_ASCII));
            }
        }
        return tags.toString();
    }
}
