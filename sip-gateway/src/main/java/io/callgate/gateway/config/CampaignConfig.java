package io.callgate.gateway.config;

import java.util.List;
import java.util.Locale;

/**
 * {@code sellers[].campaigns[]}: one product or purpose of a seller, and by what a call is known to
 * be of it.
 *
 * @param object        what is offered, as regulations name it; "" if nothing that they name
 * @param headerValues  of the seller's campaign header
 * @param techPrefixes  dialled before the number
 * @param callerNumbers presented in From or P-Asserted-Identity, as E.164 with a plus
 */
public record CampaignConfig(String name, Purpose purpose, String object,
        List<String> headerValues, List<String> techPrefixes, List<String> callerNumbers) {

    /** Why people are called. */
    public enum Purpose {
        PROSPECTING, SERVICE, SURVEY, NON_PROFIT;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** As the configuration writes it. */
        public String word() {
            return word;
        }
    }
}
