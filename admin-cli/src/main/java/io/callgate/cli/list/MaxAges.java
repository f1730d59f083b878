package io.callgate.cli.list;

import io.callgate.gateway.config.GatewayConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** From which age in days on a list judges no call any more, by the configuration. */
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
        return config.stream().flatMap(known -> known.parties().lists().stream())
                .filter(one -> one.name().equals(list))
                .mapToInt(GatewayConfig.ListConfig::maxAgeDays).findFirst().orElse(NONE);
    }
}
