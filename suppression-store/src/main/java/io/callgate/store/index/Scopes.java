package io.callgate.store.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each seller and each campaign of a seller its number in record keys. Any thread. */
final class Scopes {

    private record Name(String seller, String campaign) {
    }

    private final Map<Name, Scope> known = new HashMap<>();
    private final Map<String, SellerScopes> campaigns = new HashMap<>();

    /** All known, by id. */
    synchronized List<Scope> all() {
        return known.values().stream().sorted(Comparator.comparingInt(Scope::id)).toList();
    }

    synchronized SellerScopes campaignsOf(String seller) {
        return campaigns.computeIfAbsent(seller, any -> new SellerScopes());
    }

    int idOf(String seller, String campaign) {
        return of(seller, campaign).id();
    }

    /** @throws IllegalStateException when {@link Scope#SCOPES_MAX} are known already */
    synchronized Scope of(String seller, String campaign) {
        Name name = new Name(seller, campaign);
        Scope scope = known.get(name);
        if (scope == null) {
            if (known.size() == Scope.SCOPES_MAX) {
                throw new IllegalStateException("more than " + Scope.SCOPES_MAX + " sellers and"
                        + " campaigns: " + seller + "/" + campaign + " has no place in the index");
            }
            scope = new Scope(known.size(), seller, campaign);
            known.put(name, scope);
            if (!campaign.equals(Scope.ALL_CAMPAIGNS)) {
                campaignsOf(seller).add(scope);
            }
        }
        return scope;
    }
}
