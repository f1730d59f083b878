package io.callgate.gateway.config;

import io.callgate.store.regulation.Rules.Purpose;
import java.util.List;

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
}
