package io.callgate.gateway.config;

import io.callgate.store.numbering.DialPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The whole configuration, checked: every relation between keys holds. */
public record GatewayConfig(Path storeDirectory, List<ListenConfig> listen, AdminConfig admin,
        EvidenceConfig evidence, SipConfig sip, DigestConfig digest, Parties parties) {

    /** Who calls, for whom, and through whom. */
    public record Parties(List<CarrierConfig> carriers, List<SellerConfig> sellers,
            List<ListConfig> lists) {
    }

    /** The same with the carrier at another port: far ends that bind any free one. */
    public GatewayConfig withCarrierPort(String carrier, int port) {
        List<CarrierConfig> moved = parties.carriers.stream()
                .map(one -> one.name.equals(carrier) ? one.withPort(port) : one).toList();
        return new GatewayConfig(storeDirectory, listen, admin, evidence, sip, digest,
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
            List<CallerConfig> callers, TermsConfig terms, List<CampaignConfig> campaigns) {

        /** Of a seller that states no terms and names no campaigns. */
        public SellerConfig(String name, String country, List<String> denyLists,
                List<CallerConfig> callers) {
            this(name, country, denyLists, callers, TermsConfig.UNSTATED, List.of());
        }
    }

    /** {@code sellers[].callers[]}. */
    public record CallerConfig(String name, KnownBy knownBy, DiallingConfig dialling,
            int refusalCode, CallerTermsConfig terms) {

        /** Of a caller on no special terms. */
        public CallerConfig(String name, KnownBy knownBy, DiallingConfig dialling,
                int refusalCode) {
            this(name, knownBy, dialling, refusalCode, CallerTermsConfig.USUAL);
        }
    }

    /**
     * How a caller dials, beside the seller's country: the keys of a caller that become its
     * {@link DialPlan}, each pattern one that the plan takes.
     */
    public record DiallingConfig(List<String> prefixes, List<String> clirCodes,
            List<String> carrierSelection, List<String> protectedNumbers,
            Set<DialPlan.Habit> mayLeaveOut) {

        public static final DiallingConfig PLAIN =
                new DiallingConfig(List.of(), List.of(), List.of(), List.of(), Set.of());

        /** The plan of a caller who dials so in this country. */
        public DialPlan planOf(String country) {
            return new DialPlan(country, prefixes, clirCodes, carrierSelection, protectedNumbers,
                    mayLeaveOut);
        }
    }

    /** Each list that a seller names, by name: maxAgeDays 0 means no maximum. */
    public record ListConfig(String name, int maxAgeDays) {
    }
}
