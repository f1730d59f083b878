package io.callgate.gateway.admission;

import io.callgate.store.numbering.Canonicaliser;

/**
 * An entity that dials for a seller.
 *
 * @param index        place in the configuration, for meters held in arrays
 * @param sellerIndex  place of the seller in the configuration
 * @param canonicaliser how this caller dials
 * @param refusalCode  status that answers a suppressed call: 603 unless configured
 */
public record Caller(int index, String name, int sellerIndex, String seller,
        Canonicaliser canonicaliser, int refusalCode) {
}
