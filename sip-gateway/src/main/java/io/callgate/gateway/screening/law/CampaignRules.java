package io.callgate.gateway.screening.law;

import io.callgate.store.index.Scope;
import io.callgate.store.index.SellerScopes;
import io.callgate.store.regulation.Rules.Purpose;
import java.util.Optional;

/**
 * What binds the calls of one campaign of a seller, or those of an unknown one.
 *
 * @param name   "" of the unknown one
 * @param seller scope of the records of all campaigns
 * @param own    scope of the campaign's own records; empty of the unknown one
 * @param others every campaign of the seller, whose opt-outs bind the unknown one
 * @param object what is offered, as laws name it; ""
 * @param laws   by index of the destination; null for a country whose calls are refused
 */
public record CampaignRules(String name, Purpose purpose, Scope seller, Optional<Scope> own,
        SellerScopes others, String object, Law... laws) {

    public boolean isUnknown() {
        return own.isEmpty();
    }

    public boolean prospects() {
        return purpose == Purpose.PROSPECTING;
    }

    /** Scopes whose opt-outs bind a call. */
    public int optOutScopes() {
        return 1 + (isUnknown() ? others.size() : 1);
    }

    /** @param number below {@link #optOutScopes} */
    public Scope optOutScope(int number) {
        if (number == 0) {
            return seller;
        }
        return isUnknown() ? others.campaign(number - 1) : own.get();
    }
}
