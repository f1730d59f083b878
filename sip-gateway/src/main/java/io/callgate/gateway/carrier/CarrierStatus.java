package io.callgate.gateway.carrier;

import java.util.List;
import java.util.Optional;

/**
 * One moment of a carrier.
 *
 * @param callsUp            in set-up and established, as far as a proxy can know
 * @param callsMax           0: no limit
 * @param callsPerSecondMax  0: no limit
 * @param targets            none while its name leads nowhere
 * @param nameStatus         empty of one that has an address
 */
public record CarrierStatus(String name, int priority, int weight, boolean up, boolean drained,
        int callsUp, int callsMax, int callsPerSecondMax, List<TargetStatus> targets,
        int callsLastSecond, Optional<NameStatus> nameStatus) {

    /** One address of it, such as {@code udp 192.0.2.1:5060}. */
    public record TargetStatus(String address, boolean up, Optional<LastProbe> lastProbe) {
    }
}
