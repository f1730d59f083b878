package io.callgate.gateway.config;

import java.nio.file.Path;
import java.util.List;

/** The whole configuration, checked: every relation between keys holds. */
public record GatewayConfig(Path storeDirectory, List<ListenConfig> listen, AdminConfig admin,
        EvidenceConfig evidence, SipConfig sip, Parties parties) {

    /** Who calls, for whom, and through whom. */
    public record Parties(List<CarrierConfig> carriers, List<SellerConfig> sellers,
            List<ListConfig> lists) {
    }

    /** The same with the carrier at another port: far ends that bind any free one. */
    public GatewayConfig withCarrierPort(String carrier, int port) {
        List<CarrierConfig> moved = parties.carriers.stream()
                .map(one -> one.name.equals(carrier) ? one.withPort(port) : one).toList();
        return new GatewayConfig(storeDirectory, listen, admin, evidence, sip,
                new Parties(moved, parties.sellers, parties.lists));
    }

    /** {@code listen[]}: transport is {@code udp} or {@code tcp}; port 0 is any free one. */
    public record ListenConfig(String transport, String address, int port) {
    }

    /** {@code admin}: the operator's port. */
    public record AdminConfig(String address, int port) {
    }

    /** {@code carriers[]}: a trunk; the lowest priority number is tried first. */
    public record CarrierConfig(String name, String host, int port, String transport,
            int priority, boolean probe) {

        CarrierConfig withPort(int other) {
            return new CarrierConfig(name, host, other, transport, priority, probe);
        }
    }

    /** {@code sellers[]}. */
    public record SellerConfig(String name, String country, List<String> denyLists,
            List<CallerConfig> callers) {
    }

    /**
     * {@code sellers[].callers[]}.
     *
     * @param peers    source networks in CIDR form
     * @param prefixes tech prefixes and outside-line digits this caller dials before the number
     */
    public record CallerConfig(String name, List<String> peers, List<String> prefixes,
            int refusalCode) {
    }

    /** Each list that a seller names, by name: maxAgeDays 0 means no maximum. */
    public record ListConfig(String name, int maxAgeDays) {
    }
}
