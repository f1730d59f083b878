package io.callgate.gateway.useragent;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call to place.
 *
 * @param requestUri   goes out as written; also the To header
 * @param from         URI of the From header
 * @param transport    {@code udp} or {@code tcp}
 * @param through      where the INVITE is sent; where the Request-URI points when empty
 * @param extraHeaders lines {@code Name: value} added to the INVITE
 */
public record CallPlan(String requestUri, String from, String transport,
        Optional<InetSocketAddress> through, List<String> extraHeaders) {

    public CallPlan {
        extraHeaders = List.copyOf(extraHeaders);
    }

    public static CallPlan to(String requestUri) {
        return new CallPlan(requestUri, "sip:callgate@127.0.0.1", "udp", Optional.empty(),
                List.of());
    }

    public CallPlan from(String uri) {
        return new CallPlan(requestUri, uri, transport, through, extraHeaders);
    }

    public CallPlan over(String otherTransport) {
        return new CallPlan(requestUri, from, otherTransport, through, extraHeaders);
    }

    public CallPlan through(InetSocketAddress proxy) {
        return new CallPlan(requestUri, from, transport, Optional.of(proxy), extraHeaders);
    }

    public CallPlan with(String header) {
        List<String> more = new ArrayList<>(extraHeaders);
        more.add(header);
        return new CallPlan(requestUri, from, transport, through, more);
    }
}
