package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.numbering.E164;
import io.callgate.store.numbering.GlobalNumbers;
import io.callgate.store.numbering.NationalFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The user part of the Request-URI as a carrier wants it. Loop thread only. */
final class NumberFormat {

    private final byte[] prefix;
    /** Null unless the format is national. */
    private final NationalFormat national;
    /** Null unless the format is national. */
    private final Canonicaliser nationalNumbers;
    private final GlobalNumbers globalNumbers;
    private final byte[] digits = new byte[NationalFormat.LENGTH_MAX];

    NumberFormat(DeliveryConfig config) {
        boolean isNational = config.numberFormat().equals("national");
        national = isNational ? NationalFormat.of(config.country()) : null;
        List<String> techPrefixes =
                config.techPrefix().isEmpty() ? List.of() : List.of(config.techPrefix());
        nationalNumbers = isNational
                ? new Canonicaliser(new DialPlan(config.country(), techPrefixes)) : null;
        globalNumbers = new GlobalNumbers(config.techPrefix());
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

    /** The number that the carrier takes this user part for, or E164.NOT_UNDERSTOOD. */
    long read(byte[] text, int from, int to) {
        return nationalNumbers == null ? globalNumbers.read(text, from, to)
                : nationalNumbers.canonicalise(text, from, to);
    }
}
