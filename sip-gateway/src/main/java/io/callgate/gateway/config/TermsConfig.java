package io.callgate.gateway.config;

import java.util.Map;

/**
 * What a seller's calls are judged by beside its lists and records.
 *
 * @param regulations      by ISO 3166 code of the called country, the name of its regulation; none
 *                         at all: no regulation is asked
 * @param otherCountries   the regulation of every other country; "" refuses the call
 * @param consent          whether a prospecting call needs consent
 * @param admitUncheckable whether what cannot be checked goes through, and is marked
 * @param campaignHeader   header that names the campaign of a call
 */
public record TermsConfig(Map<String, String> regulations, String otherCountries, Consent consent,
        boolean admitUncheckable, String campaignHeader) {

    public static final String CAMPAIGN_HEADER = "X-Callgate-Campaign";

    /** Of a seller that states none. */
    public static final TermsConfig UNSTATED =
            new TermsConfig(Map.of(), "", Consent.BY_REGULATION, false, CAMPAIGN_HEADER);

    /** Whether a prospecting call needs consent. */
    public enum Consent {
        /** What the regulation says; none needed where no regulation is asked. */
        BY_REGULATION,
        REQUIRED,
        NOT_REQUIRED
    }
}
