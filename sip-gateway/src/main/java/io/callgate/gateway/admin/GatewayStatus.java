package io.callgate.gateway.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One moment of the gateway.
 *
 * @param listening listening points as bound, {@code udp 127.0.0.1:5060}
 * @param callsUp  from the INVITE to the BYE, those in set-up included; of before the start none
 * @param evidenceAcceptsCalls false while new calls are refused because records cannot be kept
 */
public record GatewayStatus(String version, Instant started, List<String> listening,
        boolean draining, long callsInSetup, long callsUp, long registerSequenceApplied,
        boolean evidenceAcceptsCalls, List<ListStatus> lists) {

    /**
     * A list that a seller names.
     *
     * @param version 0 when none is in force; then it has no issued date either
     */
    public record ListStatus(String name, long version, long numbers, Optional<LocalDate> issued) {
    }
}
