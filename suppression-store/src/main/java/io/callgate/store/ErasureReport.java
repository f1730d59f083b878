package io.callgate.store;

/**
 * What came of an erasure.
 *
 * @param optOutsKept opt-outs and withdrawals that go on being honoured, under the pseudonym
 * @param sentence    what was erased, what was kept and why, for the admin to pass on
 */
public record ErasureReport(int eventsChanged, int optOutsKept, String sentence) {
}
