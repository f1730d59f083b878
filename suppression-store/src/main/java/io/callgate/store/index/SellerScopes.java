package io.callgate.store.index;

import java.util.Arrays;

/** The campaigns of one seller, as they become known. */
public final class SellerScopes {

    /** Written under the lock of {@link Scopes}, read by the call path. */
    private volatile Scope[] campaigns = {};

    SellerScopes() {
    }

    void add(Scope campaign) {
        Scope[] longer = Arrays.copyOf(campaigns, campaigns.length + 1);
        longer[campaigns.length] = campaign;
        campaigns = longer;
    }

    public int size() {
        return campaigns.length;
    }

    /** @param number below {@link #size}, in the order in which they became known */
    public Scope campaign(int number) {
        return campaigns[number];
    }
}
