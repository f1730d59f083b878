package io.callgate.store.regulation;

import java.util.List;

/**
 * What holds for calls about one kind of goods or services in place of the general rules.
 *
 * @param name what the configuration of a campaign calls it, {@code energy-works}
 */
record ObjectRule(String name, ConsentRule consent, List<ExemptionRule> exemptions) {
}
