package io.callgate.gateway.outer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.awaitility.Awaitility;

/** The operator's port, scraped as Prometheus would. */
public final class Metrics {


    private final URI uri;

    public Metrics(int adminPort) {
        uri = URI.create("http://127.0.0.1:" + adminPort + "/metrics");
    }

    /** Waits until the series of the meter that carry all the labels add up to the value. */
    public void await(double value, String meter, String... labels) {
        Awaitility.await(meter + Arrays.toString(labels)).atMost(Patience.MAX)
                .until(() -> sum(meter, labels), seen -> seen == value);
    }

    /** Of the series of the meter that carry all the labels, now. */
    double sum(String meter, String... labels) {
        return scrape().lines()
                .filter(line -> line.startsWith(meter + "{") || line.startsWith(meter + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String scrape() {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
