package io.callgate.gateway.config;

import io.callgate.store.regulation.OnUncheckable;
import io.callgate.store.regulation.Regulation;
import java.util.Map;
import java.util.Optional;

/**
 * What a seller's calls are judged by beside its lists and records.
 *
 * @param regulations    by ISO 3166 code of the called country; none at all: no law is asked
 * @param otherCountries the law for every other country; empty refuses the call
 * @param consent        whether a prospecting call needs consent
 * @param onUncheckable  what becomes of a call that a list cannot judge; empty: as the law says
 * @param campaignHeader header that names the campaign of a call
 */
public record TermsConfig(Map<String, Regulation> regulations, Optional<Regulation> otherCountries,
        Consent consent, Optional<OnUncheckable> onUncheckable, String campaignHeader) {

    /** Lists that bind one call, deny-lists and registries: each stands in its evidence. */
    public static final int LISTS_MAX = 24;

    public static final String CAMPAIGN_HEADER = "X-Callgate-Campaign";

    /** Of a seller that states none. */
    public static final TermsConfig UNSTATED = new TermsConfig(Map.of(), Optional.empty(),
            Consent.BY_REGULATION, Optional.empty(), CAMPAIGN_HEADER);

    /** Whether a prospecting call needs consent. */
    public enum Consent {
        /** What the regulation says; none is needed where no regulation is asked. */
        BY_REGULATION,
        REQUIRED,
        NOT_REQUIRED
    }
}
