package io.callgate.store.regulation;

import io.callgate.store.register.Basis;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the law asks of a prospecting call while one of its versions is in force. Each rule carries
 * its article, for the answer to "why". Never changes; any thread.
 *
 * @param law           the statutes, as one cites them
 * @param from          first day in force
 * @param until         last day in force, {@link LocalDate#MAX} while no end is known
 * @param binds         purposes of the calls that the rules are about
 * @param onUncheckable unless the seller's configuration says otherwise
 */
public record Rules(String law, LocalDate from, LocalDate until, Set<Purpose> binds,
        List<RegistryRule> registries, ConsentRule consent, List<ExemptionRule> exemptions,
        Hours hours, CapRule cap, CallerNumberRule callerNumber, OnUncheckable onUncheckable) {

    /** Why people are called. */
    public enum Purpose {
        PROSPECTING, SERVICE, SURVEY, NON_PROFIT;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** As files write it. */
        public String word() {
            return word;
        }
    }

    /** Whether these rules came into force on this day, in days from 1970-01-01, or before. */
    boolean isInForceSince(long day) {
        return day >= from.toEpochDay();
    }

    /** Empty if the list answers for no registry of the law. */
    public Optional<RegistryRule> registry(String list) {
        return registries.stream().filter(one -> one.list().equals(list)).findFirst();
    }

    /** Whether such a reason lets a call through. Allocates nothing. */
    public boolean exempts(Basis basis) {
        for (int i = 0; i < exemptions.size(); i++) {
            if (exemptions.get(i).basis() == basis) {
                return true;
            }
        }
        return false;
    }

    /** Empty unless it {@link #exempts}. */
    public Optional<ExemptionRule> exemption(Basis basis) {
        return exemptions.stream().filter(one -> one.basis() == basis).findFirst();
    }

    /** The same rules where other days are holidays. */
    Rules observing(Holidays holidays) {
        return new Rules(law, from, until, binds, registries, consent,
                exemptions.stream().map(one -> one.observing(holidays)).toList(),
                hours.observing(holidays), cap, callerNumber, onUncheckable);
    }

    /** The same rules where other lists answer, by name of the registry. */
    Rules answeredBy(Map<String, String> lists) {
        return new Rules(law, from, until, binds,
                registries.stream().map(one -> one.answeredBy(lists)).toList(), consent,
                exemptions, hours, cap, callerNumber, onUncheckable);
    }

    /** The same rules but for what is said of a campaign's object. */
    Rules with(ObjectRule object) {
        return new Rules(law, from, until, binds, registries, object.consent(), object.exemptions(),
                hours, cap, callerNumber, onUncheckable);
    }
}
