package io.callgate.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.callgate.store.register.Author;
import io.callgate.store.register.Consent;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.OptOut;
import io.callgate.store.register.Pseudonyms;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;

/** What a person may ask of a store: what it holds about their number, and to forget it. */
final class Numbers {

    private final Path directory;
    private final Register register;

    Numbers(Path directory, Register register) {
        this.directory = directory;
        this.register = register;
    }

    /** The number and, if any number was ever erased, its pseudonym. */
    List<Long> namesOf(long number) throws IOException {
        Pseudonyms pseudonyms = register.pseudonyms(directory);
        return pseudonyms.areKnown() ? List.of(number, pseudonyms.of(number)) : List.of(number);
    }

    List<Recorded> history(long number) throws IOException {
        List<Recorded> history = new ArrayList<>();
        for (long name : namesOf(number)) {
            history.addAll(register.eventsOf(name));
        }
        history.sort(Comparator.comparingLong(Recorded::sequence));
        return history;
    }

    List<OptOut> optOuts(long number) throws IOException {
        List<OptOut> optOuts = new ArrayList<>();
        for (long name : namesOf(number)) {
            optOuts.addAll(register.optOutsOf(name));
        }
        return optOuts;
    }

    List<Consent> consents(long number) throws IOException {
        List<Consent> consents = new ArrayList<>();
        for (long name : namesOf(number)) {
            consents.addAll(register.consentsOf(name));
        }
        return consents;
    }

    NumberReport report(long number) throws IOException {
        List<Exemption> exemptions = new ArrayList<>();
        for (long name : namesOf(number)) {
            exemptions.addAll(register.exemptionsOf(name));
        }
        List<Recorded> history = history(number);
        boolean erased = history.size() > register.eventsOf(number).size();
        return new NumberReport(optOuts(number), consents(number), exemptions, erased, history);
    }

    ErasureReport erase(Author author, long number, String note, int proofMonths)
            throws IOException {
        Register.Erased erased = register.erase(author, directory, number, note, proofMonths);
        int kept = 0;
        for (long name : namesOf(number)) {
            kept += register.optOutsOf(name).size();
            kept += (int) register.consentsOf(name).stream().filter(Consent::withdrawn).count();
        }
        Optional<LocalDate> until = erased.lastUse().map(used ->
                used.atZone(ZoneOffset.UTC).toLocalDate().plusMonths(proofMonths));
        return new ErasureReport(erased.events(), kept, erased.proofs(), until,
                "the number was replaced by a keyed hash in " + erased.events() + " events and"
                + " what was noted about it was erased; consents and exemptions are gone; " + kept
                + " opt-outs are kept under the hash, because the law requires that they be"
                + " honoured (and the dates of events, because it requires proof)"
                + until.map(day -> "; where the proof of " + erased.proofs() + " consents is kept"
                        + " stays until " + day + ", because the caller must prove consent for "
                        + proofMonths + " months after relying on it: erase the number again"
                        + " after that day").orElse("")
                + "; not changed by this: call records and files in rejects, which stay until you"
                + " delete them, counted attempts, which go after 92 days, and lists of"
                + " registries");
    }
}
