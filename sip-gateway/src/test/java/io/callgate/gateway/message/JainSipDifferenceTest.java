package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scanner against JAIN-SIP's parser, an independent reading of the same grammar: two readings
 * that differ are how a number is smuggled past a gate. Where the scanner accepts a message, both
 * read the same, or JAIN-SIP refuses the header. It refuses what the scanner lets pass unread or
 * takes from careless peers: URIs in From and To (only their extent is read), other schemes,
 * '=' and '/' in tags and branches, '#' and bytes above ASCII in a user part, the underscore in a
 * host, characters of no token in a display name.
 *
 * <p>One difference is left, and is JAIN-SIP's: it gives the parameters behind a bare URI of a
 * scheme it does not know to the URI, against RFC 3261 20.10, and so misses the tag.
 */
class JainSipDifferenceTest {

    private final SipMessage message = new SipMessage();

    static List<Torture> accepted() {
        return Torture.ALL.stream().filter(torture -> torture.expected() == Fault.NONE).toList();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void bothReadTheSameInEachTortureTheScannerAccepts(Torture torture) {
        message.scan(torture.bytes(), torture.bytes().length);
        Map<Part, String> theirs = new JainMessage(torture.bytes()).parts();
        assertThat(theirs).isNotEmpty();
        assertThat(oursOf(theirs)).isEqualTo(theirs);
    }

    @Property(tries = 20_000, seed = "2543")
    void bothReadTheSameInWhateverTheScannerAccepts(@ForAll("mutated") byte[] bytes) {
        if (message.scan(bytes, bytes.length) == Fault.NONE) {
            Map<Part, String> theirs = new JainMessage(bytes).parts();
            assertThat(oursOf(theirs)).isEqualTo(theirs);
        }
    }

    /** What the scanner reads of the parts that JAIN-SIP read. */
    private Map<Part, String> oursOf(Map<Part, String> theirs) {
        if (isBareOfAnotherScheme(Part.FROM, Part.FROM_URI)) {
            theirs.remove(Part.FROM_TAG);
        }
        if (isBareOfAnotherScheme(Part.TO, Part.TO_URI)) {
            theirs.remove(Part.TO_TAG);
        }
        Map<Part, String> ours = new EnumMap<>(Part.class);
        for (Part part : theirs.keySet()) {
            ours.put(part, part == Part.CSEQ
                    ? Long.toString(message.cseqNumber())
                    : message.text(part).trim());
        }
        return ours;
    }

    private boolean isBareOfAnotherScheme(Part value, Part uri) {
        return message.start(value) == message.start(uri)
                && !message.text(uri).matches("(?i)(sips?|tel):.*");
    }

    @Provide
    Arbitrary<byte[]> mutated() {
        return Mutations.ofTortures();
    }
}
