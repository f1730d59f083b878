package io.callgate.store;

import java.util.List;

import io.callgate.store.register.Consent;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.OptOut;
import io.callgate.store.register.Recorded;

/**
 * Everything recorded about one number: the answer to an access request, but for what lists say.
 *
 * @param erased  whether some of it stands under the number's pseudonym
 * @param history every event that names it, oldest first
 */
public record NumberReport(List<OptOut> optOuts, List<Consent> consents,
        List<Exemption> exemptions, boolean erased, List<Recorded> history) {
}
