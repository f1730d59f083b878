package io.callgate.gateway.config;

/**
 * On what terms a caller dials.
 *
 * @param campaign       of a call that does not tell its campaign; "" makes it unknown
 * @param namesCampaigns whether a header may tell it
 * @param byHand         whether people dial, and not a machine that laws ask more of
 * @param shadow         whether its calls go through whatever the verdict
 */
public record CallerTermsConfig(String campaign, boolean namesCampaigns, boolean byHand,
        boolean shadow) {

    /** A machine with no default campaign, whose headers tell nothing, and that is screened. */
    public static final CallerTermsConfig USUAL =
            new CallerTermsConfig("", false, false, false);
}
