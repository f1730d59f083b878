/**
 * Reads what the law of a country asks of a prospecting call, as dated data: registries, consent,
 * exemptions, hours, attempts and the caller's own number.
 */
package io.callgate.store.regulation;
