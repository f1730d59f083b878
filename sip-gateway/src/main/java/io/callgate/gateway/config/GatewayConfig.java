package io.callgate.gateway.config;

import io.callgate.store.numbering.DialPlan;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole configuration, checked: every relation between keys holds. */
public record GatewayConfig(Path storeDirectory, List<ListenConfig> listen, AdminConfig admin,
        EvidenceConfig evidence, SipConfig sip, DigestConfig digest, DnsConfig dns,
        Parties parties) {

    /** Who calls, for whom, and through whom. */
    public record Parties(List<CarrierConfig> carriers, List<SellerConfig> sellers,
            List<ListConfig> lists) {

        /** Names of each seller's campaigns, by the seller's. */
        public Map<String, List<String>> campaignsBySeller() {
            return sellers.stream().collect(Collectors.toMap(SellerConfig::name, seller ->
                    seller.campaigns().stream().map(CampaignConfig::name).toList()));
        }
    }

    /** The same with the carrier at another port: far ends that bind any free one. */
    public GatewayConfig withCarrierPort(String carrier, int port) {
        List<CarrierConfig> moved = parties.carriers.stream()
                .map(one -> one.name.equals(carrier) ? one.withPort(port) : one).toList();
        return new GatewayConfig(storeDirectory, listen, admin, evidence, sip, digest, dns,
                new Parties(moved, parties.sellers, parties.lists));
    }

    /**
     * {@code listen[]}: transport is {@code udp}, {@code tcp} or {@code tls}; port 0 is any free
     * one.
     */
    public record ListenConfig(String transport, String address, int port,
            Optional<TlsConfig> tls) {

        /** Of a transport without certificates. */
        public ListenConfig(String transport, String address, int port) {
            this(transport, address, port, Optional.empty());
        }
    }

    /** {@code admin}: the operator's port. */
    public record AdminConfig(String address, int port) {
    }

    /**
     * {@code carriers[]}: a trunk that admitted calls leave by; the lowest priority is tried first,
     * and among equals each has a share of the calls in proportion to its weight.
     *
     * @param port      0 of a name: name servers say it
     * @param transport empty of a name: name servers say it
     */
    public record CarrierConfig(String name, String host, int port, String transport,
            int priority, int weight, FailoverConfig failover, ProbeConfig probe,
            LimitsConfig limits, DeliveryConfig delivery, Optional<TlsConfig> tls) {

        /** A carrier with every other key at its default. */
        public CarrierConfig(String name, String host, int port, String transport, int priority,
                boolean probe) {
            this(name, host, port, transport, priority, 1, FailoverConfig.DEFAULT,
                    probe ? ProbeConfig.ON : ProbeConfig.OFF, LimitsConfig.NONE,
                    DeliveryConfig.PLAIN, Optional.empty());
        }

        /** Where it is, unless it is named by a name. */
        public Optional<InetAddress> ipAddress() {
            return IpAddress.of(host);
        }

        CarrierConfig withPort(int other) {
            return new CarrierConfig(name, host, other, transport, priority, weight, failover,
                    probe, limits, delivery, tls);
        }
    }

    /**
     * What sends a call to the next carrier.
     *
     * @param codes                statuses that are the carrier's fault, not the called party's
     * @param attemptTimeoutMillis longest silence of one carrier while there is another
     */
    public record FailoverConfig(List<Integer> codes, int attemptTimeoutMillis) {

        public static final FailoverConfig DEFAULT =
                new FailoverConfig(List.of(408, 500, 502, 503, 504), 5_000);
    }

    /**
     * {@code carriers[].probe}; failures and successes in a row count for real calls, too.
     *
     * @param on whether OPTIONS are sent
     */
    public record ProbeConfig(boolean on, int intervalSeconds, int failures, int successes) {

        public static final ProbeConfig ON = new ProbeConfig(true, 30, 3, 2);
        /** Calls alone tell; the interval is the rest between two that try a dead carrier. */
        public static final ProbeConfig OFF = new ProbeConfig(false, 30, 3, 1);
    }

    /**
     * What the carrier takes at most; 0: no limit.
     *
     * @param callDurationSecondsMax a call whose end was not seen counts no longer than this
     */
    public record LimitsConfig(int callsPerSecondMax, int callsMax, int callDurationSecondsMax) {

        public static final LimitsConfig NONE = new LimitsConfig(0, 0, 14_400);
    }

    /**
     * How a call is handed over.
     *
     * @param numberFormat {@code +e164}, {@code e164}, {@code 00e164} or {@code national}
     * @param country      whose national format it is, "" unless national
     * @param techPrefix   dialled before the number, "" for none
     */
    public record DeliveryConfig(String numberFormat, String country, String techPrefix,
            List<String> stripHeaders) {

        public static final DeliveryConfig PLAIN = new DeliveryConfig("+e164", "", "", List.of());
    }

    /** {@code sellers[]}. */
    public record SellerConfig(String name, String country, List<String> denyLists,
            List<CallerConfig> callers, TermsConfig terms, List<CampaignConfig> campaigns) {

        /** Of a seller that states no terms and names no campaigns. */
        public SellerConfig(String name, String country, List<String> denyLists,
                List<CallerConfig> callers) {
            this(name, country, denyLists, callers, TermsConfig.UNSTATED, List.of());
        }

        /** Then no call is known to be of any. */
        public boolean hasNoCampaigns() {
            return campaigns.isEmpty();
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
