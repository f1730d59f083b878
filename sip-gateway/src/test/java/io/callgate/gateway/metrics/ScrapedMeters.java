package io.callgate.gateway.metrics;

import java.util.List;

/** A scrape, read as Prometheus reads it. */
record ScrapedMeters(List<String> lines) {

    static ScrapedMeters of(Meters meters) {
        return new ScrapedMeters(meters.scrape().lines().toList());
    }

    /** Value of the series written exactly so, labels in alphabetical order. */
    double value(String series) {
        return lines.stream().filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst().orElseThrow(() -> new AssertionError("no series " + series));
    }

    long seriesOf(String name) {
        return lines.stream().filter(line -> line.startsWith(name + "{")).count();
    }

    List<String> names() {
        return lines.stream().filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2]).toList();
    }

    boolean hasSentence(String name) {
        return lines.stream().anyMatch(line -> line.startsWith("# HELP " + name + " "));
    }
}
