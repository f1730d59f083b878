package io.callgate.cli.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether call records are whole in themselves: each line is one, stands in the file of its day,
 * and belongs to a call that was judged; each call that went through has ended, or may still be up.
 */
final class RecordCheck {

    /** An admitted call that is older has lost its end. */
    static final Duration CALL_MAX = Duration.ofDays(1);
    /** Calls that ended last: when both sides hang up at once, there are two lines of it. */
    private static final int ENDED_MAX = 1 << 16;
    /** Calls at one time, twice what a gateway carries; of more the oldest has lost its end. */
    private static final int CALLS_UP_MAX = 1 << 19;
    /** Faults that are told one by one. */
    private static final int TOLD_MAX = 20;

    private final CallsUp<Judged> up = new CallsUp<>();
    private final Set<String> ended = Collections.newSetFromMap(new LinkedHashMap<>() {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ENDED_MAX;
        }
    });
    private final List<String> told = new ArrayList<>();
    private final CallRecord record = new CallRecord();
    private Path firstFile;
    private Instant newest = Instant.EPOCH;
    private long lines;
    private long calls;
    private long judgedBefore;
    private long faults;
    private String lastUnread = "";

    void line(Path file, long number, String text) {
        firstFile = firstFile == null ? file : firstFile;
        lines++;
        countLastUnread();
        if (!record.read(text)) {
            lastUnread = file + ":" + number + ": no call record";
            return;
        }
        newest = record.time.isAfter(newest) ? record.time : newest;
        if (!LocalDate.ofInstant(record.time, ZoneOffset.UTC)
                .equals(KeptRecords.day(file).orElseThrow())) {
            fault(file + ":" + number + ": of another day, " + record.time);
        }
        follow(file, number);
    }

    private void follow(Path file, long number) {
        if (record.isJudged()) {
            calls++;
        }
        // A text message that its carrier never answered has one line only.
        if (record.isOfText()) {
            return;
        }
        if (record.isJudged()) {
            if (record.end.equals("not-ended")) {
                wentThrough();
            }
        } else if (!isOfJudgedCall()) {
            unjudged(file, number);
        }
    }

    private void wentThrough() {
        if (up.size() == CALLS_UP_MAX) {
            withoutEnd(up.removeEldest());
        }
        up.add(record, new Judged(record.callId, record.time));
    }

    private boolean isOfJudgedCall() {
        String call = record.callId + '\n' + record.called;
        boolean known = up.find(record).isPresent() || ended.contains(call);
        if (record.isLast() && up.remove(record).isPresent()) {
            ended.add(call);
        }
        return known;
    }

    /** Of calls that were up when the first file began, the verdict is in the one before. */
    private void unjudged(Path file, long number) {
        if (file.equals(firstFile)) {
            judgedBefore++;
        } else {
            fault(file + ":" + number + ": call " + record.callId + " was " + record.event
                    + " and never judged");
        }
    }

    private void withoutEnd(Judged call) {
        fault("call " + call.callId() + ", judged " + call.time() + ", has no end");
    }

    /** A packed file that cannot be unpacked to its end. */
    void damaged(Path file, String cause) {
        countLastUnread();
        fault(file + ": cut off or damaged, and read no further: " + cause);
    }

    /** The very last line may be one that is being written; any other is damaged. */
    private void countLastUnread() {
        if (!lastUnread.isEmpty()) {
            fault(lastUnread);
            lastUnread = "";
        }
    }

    private void fault(String sentence) {
        faults++;
        if (told.size() < TOLD_MAX) {
            told.add(sentence);
        }
    }

    /** A call that went through. */
    private record Judged(String callId, Instant time) {
    }

    /**
     * What {@code --json} prints.
     *
     * @param judgedBefore events whose calls were judged before the first file, if at all
     */
    record Result(long lines, long calls, long callsUp, long judgedBefore, long faults,
            List<String> firstFaults) {
    }

    /** After the last line. */
    Result result() {
        Instant oldest = newest.minus(CALL_MAX);
        List<Judged> lost = new ArrayList<>();
        up.forEach(call -> {
            if (call.time().isBefore(oldest)) {
                lost.add(call);
            }
        });
        lost.forEach(this::withoutEnd);
        return new Result(lines, calls, up.size() - lost.size(), judgedBefore, faults,
                List.copyOf(told));
    }
}
