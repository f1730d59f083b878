package io.callgate.cli.scrub;

import io.callgate.cli.Failure;
import io.callgate.cli.Progress;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges each row of a file as the gateway would judge the call, and lays it on its pile. */
final class Scrub implements AdminFile.RowSink {

    private static final String MALFORMED = "malformed-row";
    /** A clock reading each so many rows: none is felt. */
    private static final int ROWS_A_LOOK = 1 << 12;

    private final AdminFile file;
    private final long size;
    private final Judging judging;
    private final Piles piles;
    private final Progress progress;
    private final Verdict verdict = new Verdict();
    private final Map<String, Long> reasons = new TreeMap<>();
    private List<String> header = List.of();
    private int width;
    private long rows;

    /**
     * By what rows are judged.
     *
     * @param index   read by this thread alone
     * @param attempt that all rows have in common but for the number
     */
    record Judging(SuppressionIndex index, Screening screening, Attempt attempt) {
    }

    /** Where rows are laid. */
    record Piles(Pile callable, Pile notCallable, Pile cannotCheck) {
    }

    Scrub(AdminFile file, Judging judging, Piles piles, Progress progress) throws IOException {
        this.file = file;
        this.size = file.size();
        this.judging = judging;
        this.piles = piles;
        this.progress = progress;
    }

    /** How many rows each reason decided. */
    Map<String, Long> reasons() {
        return reasons;
    }

    @Override
    public void header(List<String> names, int numberColumn) throws IOException {
        if (header.isEmpty()) {
            header = names;
            width = names.size();
            piles.callable.header(names);
            piles.notCallable.header(names);
            piles.cannotCheck.header(names);
        } else if (!header.equals(names)) {
            throw Failure.usage("the files of this archive have not the same columns: clean them"
                    + " one by one");
        }
    }

    @Override
    public void row(long line, List<String> fields, String typed, long number)
            throws IOException {
        width = rows == 0 && header.isEmpty() ? fields.size() : width;
        rows++;
        if (fields.size() > width) {
            // The number may stand elsewhere than in the other rows.
            lay(piles.cannotCheck, fields, MALFORMED, "", 0);
        } else {
            judge(fields, number);
        }
        if (rows % ROWS_A_LOOK == 0) {
            progress.at(file.position(), size, rows, "rows");
        }
    }

    @Override
    public void reject(long line, List<String> fields, String cause) throws IOException {
        rows++;
        lay(piles.cannotCheck, fields, MALFORMED, "", 0);
    }

    /** The gateway lets emergency calls through; nobody prospects there. */
    private void judge(List<String> fields, long number) throws IOException {
        judging.attempt.number = E164.isSubscriber(number) ? number : E164.NOT_UNDERSTOOD;
        judging.screening.judge(judging.attempt, verdict);
        judging.index.readerTurn();
        Pile pile = switch (verdict.outcome()) {
            case ADMITTED -> piles.callable;
            case REFUSED -> piles.notCallable;
            case UNCHECKABLE -> piles.cannotCheck;
        };
        lay(pile, fields, verdict.reason().word(), verdict.list(), verdict.listVersion());
    }

    private void lay(Pile pile, List<String> fields, String reason, String list, long version)
            throws IOException {
        pile.add(fields, width, reason, list, version);
        reasons.merge(reason, 1L, Long::sum);
    }
}
