package io.callgate.cli.record;

import io.callgate.cli.ExitCode;
import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.Table;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * Shows a seller's records of one kind, a page at a time.
 *
 * @param <T> a record as {@code --json} prints it
 */
public abstract class RecordsOfSeller<T> implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private OfSeller of;

    @Mixin
    private Page page;

    @Override
    public final Integer call() throws IOException {
        String seller = of.knownSeller(output);
        try (Store store = of.session().existingStore()) {
            List<T> held = held(store, seller, page);
            output.answer(shape(seller, held), table(held).lines());
            page.noteWhatFollows(held.size(), output);
        }
        return ExitCode.DONE;
    }

    protected abstract List<T> held(Store store, String seller, Page which) throws IOException;

    protected abstract Object shape(String seller, List<T> held);

    protected abstract Table table(List<T> held);
}
