package io.callgate.store.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each seller and each campaign of a seller its number in record keys. Any thread.
 *
 * <p>There are {@link Scope#SCOPES_MAX} of them. Those that calls are made for have theirs kept, so
 * that records of whatever other names, an import with a slip in its columns, take none of them.
 */
final class Scopes {

    /** Of a scope that came when all numbers were given. */
    static final int NO_PLACE = -1;

    private record Name(String seller, String campaign) {
    }

    private final Map<Name, Scope> known = new HashMap<>();
    private final Map<String, SellerScopes> campaigns = new HashMap<>();
    /** Names whose places are kept for them. */
    private final Set<Name> awaited = new HashSet<>();
    private Optional<String> firstWithoutPlace = Optional.empty();

    /** @param callsOf campaigns by seller; each seller has a place of its own besides */
    Scopes(Map<String, List<String>> callsOf) {
        callsOf.forEach((seller, names) -> {
            awaited.add(new Name(seller, Scope.ALL_CAMPAIGNS));
            names.forEach(campaign -> awaited.add(new Name(seller, campaign)));
        });
    }

    /** All known, by id. */
    synchronized List<Scope> all() {
        return known.values().stream().sorted(Comparator.comparingInt(Scope::id)).toList();
    }

    synchronized SellerScopes campaignsOf(String seller) {
        return campaigns.computeIfAbsent(seller, any -> new SellerScopes());
    }

    /** Whether all of these would have a place beside those that are known or awaited. */
    synchronized boolean haveRoomFor(List<Scope> others) {
        long more = others.stream().map(Scopes::nameOf)
                .filter(name -> !known.containsKey(name) && !awaited.contains(name)).count();
        return known.size() + awaited.size() + more <= Scope.SCOPES_MAX;
    }

    /** Seller and campaign of the first record whose scope had no place; empty if each had one. */
    synchronized Optional<String> firstWithoutPlace() {
        return firstWithoutPlace;
    }

    /** {@link #NO_PLACE} if there is none left. */
    synchronized int idOf(String seller, String campaign) {
        Name name = new Name(seller, campaign);
        Scope scope = known.get(name);
        if (scope == null && !awaited.contains(name)
                && known.size() + awaited.size() >= Scope.SCOPES_MAX) {
            firstWithoutPlace = Optional.of(firstWithoutPlace.orElse(seller + "/" + campaign));
            return NO_PLACE;
        }
        return scope == null ? place(name).id() : scope.id();
    }

    /**
     * Of a record that forbids calls: where its campaign has no place, it binds the whole seller,
     * for a call of a campaign that is not known is bound by every campaign's.
     */
    int idBinding(String seller, String campaign) {
        int own = idOf(seller, campaign);
        return own == NO_PLACE ? idOf(seller, Scope.ALL_CAMPAIGNS) : own;
    }

    /** @throws IllegalStateException when there is no place left, and none was kept for it */
    synchronized Scope of(String seller, String campaign) {
        if (idOf(seller, campaign) == NO_PLACE) {
            throw new IllegalStateException("more than " + Scope.SCOPES_MAX + " sellers and"
                    + " campaigns: " + seller + "/" + campaign + " has no place in the index");
        }
        return known.get(new Name(seller, campaign));
    }

    private Scope place(Name name) {
        Scope scope = new Scope(known.size(), name.seller, name.campaign);
        awaited.remove(name);
        known.put(name, scope);
        if (!name.campaign.equals(Scope.ALL_CAMPAIGNS)) {
            campaignsOf(name.seller).add(scope);
        }
        return scope;
    }

    private static Name nameOf(Scope scope) {
        return new Name(scope.seller(), scope.campaign());
    }
}
