package io.callgate.store.index;

import java.io.IOException;

import io.callgate.store.register.Consent;
import io.callgate.store.register.Event;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.OptOut;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;

/** Turns what the register says into records, but for opt-outs of channels we do not see. */
final class RecordTables {

    private RecordTables() {
    }

    static void put(Records records, Scopes scopes, OptOut optOut) {
        RecordKind.ofOptOut(optOut.channel()).ifPresent(kind -> put(records, kind,
                scopes.idBinding(optOut.seller(), optOut.campaign()), optOut.number(),
                new Records.Held(optOut.sequence(), Records.Held.ALWAYS,
                        optOut.expires().getEpochSecond())));
    }

    static void put(Records records, Scopes scopes, Consent consent) {
        Records.Held held = new Records.Held(
                consent.withdrawn() ? -consent.sequence() : consent.sequence(),
                consent.given().getEpochSecond(), consent.expires().getEpochSecond());
        int scope = consent.withdrawn() ? scopes.idBinding(consent.seller(), consent.campaign())
                : scopes.idOf(consent.seller(), consent.campaign());
        put(records, RecordKind.CONSENT, scope, consent.number(), held);
    }

    static void put(Records records, Scopes scopes, Exemption exemption) {
        long sequence = exemption.dated() ? exemption.sequence() : -exemption.sequence();
        put(records, RecordKind.of(exemption.basis()),
                scopes.idOf(exemption.seller(), exemption.campaign()), exemption.number(),
                new Records.Held(sequence, exemption.given().getEpochSecond(),
                        exemption.expires().getEpochSecond()));
    }

    /** What allows calls of a scope without a place counts for nothing: no call is made for it. */
    private static void put(Records records, RecordKind kind, int scope, long number,
            Records.Held held) {
        if (scope != Scopes.NO_PLACE) {
            records.put(kind, scope, number, held);
        }
    }

    /** What was put under the whole seller, for want of a place, stays until the next start. */
    private static void remove(OffHeapRecords records, RecordKind kind, int scope, long number) {
        if (scope != Scopes.NO_PLACE) {
            records.remove(kind, scope, number);
        }
    }

    /** All there is about one number. */
    static void putAllOf(Records records, Scopes scopes, Register register, long number)
            throws IOException {
        register.optOutsOf(number).forEach(optOut -> put(records, scopes, optOut));
        register.consentsOf(number).forEach(consent -> put(records, scopes, consent));
        register.exemptionsOf(number).forEach(exemption -> put(records, scopes, exemption));
    }

    /**
     * What one event changes. Events of numbers erased, and of lists, are not for here. Which of
     * several consents or exemptions holds, the register alone says: it is asked.
     */
    static void apply(OffHeapRecords records, Scopes scopes, Register register,
            Recorded recorded) throws IOException {
        Event event = recorded.event();
        if (event instanceof Event.OptOutAdded added) {
            put(records, scopes, new OptOut(added.seller(), added.campaign(), added.channel(),
                    added.number(), added.expires(), recorded.sequence()));
        } else if (event instanceof Event.OptOutWithdrawn gone) {
            RecordKind.ofOptOut(gone.channel()).ifPresent(kind -> remove(records, kind,
                    scopes.idOf(gone.seller(), gone.campaign()), gone.number()));
        } else if (event instanceof Event.ConsentGiven given) {
            register.consent(given.seller(), given.campaign(), given.number())
                    .ifPresent(consent -> put(records, scopes, consent));
        } else if (event instanceof Event.ConsentWithdrawn gone) {
            register.consent(gone.seller(), gone.campaign(), gone.number())
                    .ifPresent(consent -> put(records, scopes, consent));
        } else if (event instanceof Event.ExemptionAdded added) {
            register.exemption(added.seller(), added.campaign(), added.basis(), added.number())
                    .ifPresent(exemption -> put(records, scopes, exemption));
        } else if (event instanceof Event.ExemptionWithdrawn gone) {
            remove(records, RecordKind.of(gone.basis()),
                    scopes.idOf(gone.seller(), gone.campaign()), gone.number());
        }
    }
}
