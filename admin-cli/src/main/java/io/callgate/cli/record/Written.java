package io.callgate.cli.record;

import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.Pseudonyms;
import java.time.Instant;

/** How what stands in a record is written. */
public final class Written {

    /** In the place of a number that was erased: its pseudonym says nothing to anybody. */
    private static final String ERASED = "erased";

    private Written() {
    }

    public static String number(long number) {
        return number >= Pseudonyms.LOWEST ? ERASED : E164.format(number);
    }

    /** When the reason of an exemption began. */
    public static String beginning(Exemption exemption) {
        return beginning(exemption.given().toString(), exemption.dated());
    }

    /** The same in a table; of one that nobody dated it is when it was recorded first. */
    public static String beginning(String given, boolean dated) {
        return given + (dated ? "" : " (recorded)");
    }

    /** Empty if it never does. */
    public static String expiry(Instant expires) {
        return expires.equals(Event.NEVER) ? "" : expires.toString();
    }
}
