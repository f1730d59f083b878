package io.callgate.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of an erasure.
 *
 * @param optOutsKept opt-outs and withdrawals that go on being honoured, under the pseudonym
 * @param proofsKept  proofs of consent that stand under the pseudonym
 * @param proofsUntil when the last of them may go; empty if there is none
 * @param sentence    what was erased, what was kept and why, for the admin to pass on
 */
public record ErasureReport(int eventsChanged, int optOutsKept, int proofsKept,
        Optional<LocalDate> proofsUntil, String sentence) {
}
