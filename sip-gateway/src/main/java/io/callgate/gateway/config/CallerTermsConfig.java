package io.callgate.gateway.config;

/**
 * On what terms a caller dials.
 *
 * @param campaign       of a call that does not tell its campaign; "" makes it unknown
 * @param namesCampaigns whether a header may tell it
 * @param shadow         whether its calls go through whatever the verdict
 */
public record CallerTermsConfig(String campaign, boolean namesCampaigns, boolean shadow) {

    /** Of a caller with no default campaign, whose headers tell nothing, and who is screened. */
    public static final CallerTermsConfig USUAL = new CallerTermsConfig("", false, false);
}
