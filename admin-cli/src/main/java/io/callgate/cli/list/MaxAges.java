package io.callgate.cli.list;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.store.regulation.RegistryRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From which age in days on a list judges no call any more: the strictest of what the configuration
 * says and what its sellers' regulations say today.
 */
final class MaxAges {

    static final int NONE = 0;

    private final Optional<GatewayConfig> config;
    private final LocalDate today;

    private MaxAges(Optional<GatewayConfig> config, LocalDate today) {
        this.config = config;
        this.today = today;
    }

    static MaxAges now(Optional<GatewayConfig> config) {
        return new MaxAges(config, LocalDate.now(ZoneOffset.UTC));
    }

    LocalDate today() {
        return today;
    }

    /** {@link #NONE} if it may be of any age, or no configuration says what binds whom. */
    int of(String list) {
        return config.stream().flatMapToInt(known -> IntStream.concat(configured(known, list),
                lawful(known, list))).filter(days -> days != NONE).min().orElse(NONE);
    }

    private static IntStream configured(GatewayConfig config, String list) {
        return config.parties().lists().stream().filter(one -> one.name().equals(list))
                .mapToInt(GatewayConfig.ListConfig::maxAgeDays);
    }

    private IntStream lawful(GatewayConfig config, String list) {
        return config.parties().sellers().stream().map(SellerConfig::terms)
                .flatMap(terms -> Stream.concat(terms.regulations().values().stream(),
                        terms.otherCountries().stream()))
                .flatMap(law -> law.rulesAt(today.toEpochDay()).registry(list).stream())
                .mapToInt(RegistryRule::maxAgeDays);
    }
}
