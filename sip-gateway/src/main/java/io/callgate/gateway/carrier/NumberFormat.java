package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.store.numbering.E164;
import io.callgate.store.numbering.NationalFormat;
import java.nio.charset.StandardCharsets;

/** The user part of the Request-URI as a carrier wants it. Loop thread only. */
final class NumberFormat {

    private final byte[] prefix;
    /** Null unless the format is national. */
    private final NationalFormat national;
    private final byte[] digits = new byte[NationalFormat.LENGTH_MAX];

    NumberFormat(DeliveryConfig config) {
        boolean isNational = config.numberFormat().equals("national");
        national = isNational ? NationalFormat.of(config.country()) : null;
        String before = isNational ? "" : config.numberFormat().replace("e164", "");
        // RFC 3261 25.1: # does not stand in a user part but escaped, * does.
        prefix = (config.techPrefix().replace("#", "%23") + before)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A protected short number is written as it is dialled, without tech prefix: that chooses among
     * accounts and routes, and the emergency service has neither.
     */
    void write(ByteWriter out, long number) {
        if (!E164.isSubscriber(number)) {
            out.put(E164.format(number));
            return;
        }
        out.put(prefix);
        if (national == null) {
            out.putDecimal(number);
        } else {
            out.put(digits, 0, national.write(number, digits));
        }
    }
}
