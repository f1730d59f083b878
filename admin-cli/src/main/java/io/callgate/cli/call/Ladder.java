package io.callgate.cli.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws the messages of a call between its parties, one a line, in order of time. */
public final class Ladder {

    /** Characters between the lifelines of two parties: three parties fit 80 columns. */
    private static final int LANE = 31;
    private static final int MARGIN = 4;

    private final List<String> parties;
    private final List<Rung> rungs = new ArrayList<>();

    private record Rung(long nanoTime, int from, int to, String label) {
    }

    public Ladder(String... parties) {
        this.parties = List.of(parties);
    }

    /** Adds a message between two neighbours, each given by its place among the parties. */
    public Ladder add(long nanoTime, int from, int to, String label) {
        rungs.add(new Rung(nanoTime, from, to, label));
        return this;
    }

    /** The drawing: a heading, then each message with its milliseconds since the first. */
    public List<String> lines() {
        rungs.sort(Comparator.comparingLong(Rung::nanoTime));
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        for (Rung rung : rungs) {
            double millis = (rung.nanoTime - rungs.get(0).nanoTime) / 1e6;
            lines.add(line(rung) + String.format(Locale.ROOT, "%7.1f ms", millis));
        }
        return lines;
    }

    private String heading() {
        StringBuilder heading = new StringBuilder();
        for (int party = 0; party < parties.size(); party++) {
            int centre = MARGIN + party * (LANE + 1);
            int start = Math.max(0, centre - parties.get(party).length() / 2);
            heading.append(" ".repeat(start - heading.length())).append(parties.get(party));
        }
        return heading.toString();
    }

    private String line(Rung rung) {
        int left = Math.min(rung.from, rung.to);
        StringBuilder line = new StringBuilder(" ".repeat(MARGIN));
        for (int lane = 0; lane < parties.size() - 1; lane++) {
            line.append('|').append(lane == left ? arrow(rung) : " ".repeat(LANE));
        }
        return line.append('|').toString();
    }

    private static String arrow(Rung rung) {
        boolean rightwards = rung.from < rung.to;
        int room = LANE - 6;
        String label = rung.label.length() > room ? rung.label.substring(0, room) : rung.label;
        int dashes = LANE - 3 - label.length();
        String before = "-".repeat(dashes / 2);
        String after = "-".repeat(dashes - dashes / 2);
        return rightwards ? before + " " + label + " " + after + ">"
                : "<" + before + " " + label + " " + after;
    }
}
