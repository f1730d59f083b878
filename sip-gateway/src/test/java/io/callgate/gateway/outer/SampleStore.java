package io.callgate.gateway.outer;

import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.ingest.Standing;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.register.Author;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A store with one listed and one opted-out number. */
public final class SampleStore {

    public static final String SELLER = "choucroute";
    public static final String LIST = "bloctel";
    private static final Author AUTHOR = new Author("test", "outer test");

    private SampleStore() {
    }

    public static void fill(Path directory) throws IOException {
        Canonicaliser french = new Canonicaliser(DialPlan.of("FR"));
        Path file = Files.writeString(directory.resolveSibling("bloctel.txt"), Numbers.LISTED);
        try (Store store = Store.open(directory)) {
            store.importList(
                    ListImport.replacing(LIST, file, LocalDate.parse("2026-08-10"), AUTHOR),
                    entries -> entries.number(french.canonicalise(Numbers.LISTED),
                            Standing.LISTED));
            for (String number : new String[] {Numbers.OPTED_OUT, Numbers.DISGUISED}) {
                store.optOutAdd(AUTHOR, new Event.OptOutAdded(SELLER, Event.ALL_CAMPAIGNS,
                        Channel.VOICE, french.canonicalise(number), Event.NEVER, ""));
            }
        }
    }
}
