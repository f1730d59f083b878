package io.callgate.gateway.screening;

import io.callgate.store.index.ListHandle;
import io.callgate.store.index.Scope;

/**
 * What binds one seller's calls.
 *
 * @param scope          the seller, all campaigns
 * @param denyLists      in the order of the configuration
 * @param maxAgeDays     for each deny list, 0 if it has no maximum age
 */
record SellerRules(Scope scope, ListHandle[] denyLists, int[] maxAgeDays) {
}
