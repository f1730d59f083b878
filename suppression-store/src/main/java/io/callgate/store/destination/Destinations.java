package io.callgate.store.destination;

import io.callgate.store.numbering.E164;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Country and time zones by the first digits of a number, from a file of our own that is drawn from
 * libphonenumber (a test compares the two): reading the library's own tables would cost each start
 * more than it may. Never changes; any thread.
 *
 * <p>In North America the area code decides, also over mobiles: numbers are carried along, so the
 * finer blocks that the library knows would only feign certainty.
 */
public final class Destinations {

    private static final String FILE = "destinations.txt";
    private static final int RADIX = 10;
    /** What each digit of a number is worth, the last one first. */
    private static final long[] UNITS = LongStream.iterate(1, unit -> unit * RADIX)
            .limit(E164.DIGITS_MAX).toArray();

    /**
     * A trie by decimal digits: node n has its children at {@code n * 10 + digit}; 0 is none, since
     * nothing leads back to the root.
     */
    private final char[] children;
    /** By node: the destination of numbers that go no deeper, or a step further up. */
    private final Destination[] byNode;
    private final Destination[] all;

    private Destinations(char[] children, Destination[] byNode, Destination[] all) {
        this.children = children;
        this.byNode = byNode;
        this.all = all;
    }

    /** Reads the table: some ten milliseconds, once at the start. */
    public static Destinations load() {
        try (InputStream in = Destinations.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Building building = new Building();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(building::add);
            return building.finish();
        } catch (IOException fault) {
            throw new UncheckedIOException("the jar lacks " + FILE, fault);
        }
    }

    /**
     * Where an E.164 number rings; a number of no country, or none at all, has a destination
     * without a country. No lock, no garbage.
     */
    public Destination of(long number) {
        Destination deepest = all[0];
        long rest = number;
        int node = 0;
        for (int place = digits(number) - 1; place >= 0; place--) {
            int digit = (int) (rest / UNITS[place]);
            rest -= digit * UNITS[place];
            node = children[node * RADIX + digit];
            if (node == 0) {
                return deepest;
            }
            deepest = byNode[node] == null ? deepest : byNode[node];
        }
        return deepest;
    }

    /** 0 for what is no subscriber's number, or longer than one can be. */
    private static int digits(long number) {
        int digits = 0;
        while (digits < UNITS.length && number >= UNITS[digits]) {
            digits++;
        }
        return number / UNITS[UNITS.length - 1] < RADIX ? digits : 0;
    }

    /** One more than the highest {@link Destination#index}. */
    public int size() {
        return all.length;
    }

    /** All of them, by their index. */
    public List<Destination> all() {
        return List.of(all);
    }

    /** The tables while they grow; one thread, at the start. */
    private static final class Building {

        private final List<int[]> nodes = new ArrayList<>(List.of(new int[RADIX]));
        private final Map<Integer, Destination> ends = new HashMap<>();
        private final Map<String, Zone> zones = new HashMap<>();
        private final Map<String, Destination> byText = new LinkedHashMap<>();

        Building() {
            byText.put("", new Destination(0, "", zone("UTC")));
        }

        /** {@code 1850 US America/New_York America/Chicago}. */
        void add(String line) {
            int space = line.indexOf(' ');
            ends.put(node(line.substring(0, space)),
                    byText.computeIfAbsent(line.substring(space + 1), this::destination));
        }

        private Destination destination(String text) {
            String[] words = text.split(" ");
            return new Destination(byText.size(), words[0].equals("-") ? "" : words[0],
                    Arrays.stream(words).skip(1).map(this::zone).toArray(Zone[]::new));
        }

        private Zone zone(String name) {
            return zones.computeIfAbsent(name, Zone::of);
        }

        private int node(String prefix) {
            int node = 0;
            for (int digit : prefix.chars().map(c -> c - '0').toArray()) {
                int[] below = nodes.get(node);
                if (below[digit] == 0) {
                    below[digit] = nodes.size();
                    nodes.add(new int[RADIX]);
                }
                node = below[digit];
            }
            return node;
        }

        Destinations finish() {
            char[] children = new char[nodes.size() * RADIX];
            Destination[] byNode = new Destination[nodes.size()];
            for (int node = 0; node < nodes.size(); node++) {
                for (int digit = 0; digit < RADIX; digit++) {
                    children[node * RADIX + digit] = (char) nodes.get(node)[digit];
                }
                byNode[node] = ends.get(node);
            }
            return new Destinations(children, byNode,
                    byText.values().toArray(Destination[]::new));
        }
    }
}
