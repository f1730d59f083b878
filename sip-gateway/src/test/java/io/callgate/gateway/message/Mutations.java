package io.callgate.gateway.message;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Torture messages of RFC 4475 with up to three places changed by what parsers stumble over. */
final class Mutations {

    private static final String[] HOSTILE = {"\r\n", "\r\n ", "\n", "\r", "\0", ",", ";", "\"",
        "<", ">", ":", "@", "\\", "[", "]", " ", "\t", "%", "%41", "=", "/", "?", "#", "&", "_",
        "(", "|", "~", "0", "a", "Via: ", "l: 9", "\r\n\r\n", "ä", "To: <sip:x@y>\r\n",
        "SIP/2.0", "sip:", ";branch=", ";tag="};

    private Mutations() {
    }

    static Arbitrary<byte[]> ofTortures() {
        Arbitrary<byte[]> original = Arbitraries.of(Torture.ALL).map(Torture::bytes);
        return Combinators.combine(original, edits().list().ofMaxSize(3)).as((bytes, edits) -> {
            byte[] changed = bytes;
            for (Edit edit : edits) {
                changed = edit.applyTo(changed);
            }
            return changed;
        });
    }

    private static Arbitrary<Edit> edits() {
        return Combinators.combine(Arbitraries.doubles().between(0, 1),
                Arbitraries.of(0, 0, 1, 3, 40), Arbitraries.of(HOSTILE)).as(Edit::new);
    }

    /** Replaces some bytes at a place of the message by others. */
    private record Edit(double place, int removed, String inserted) {

        byte[] applyTo(byte[] bytes) {
            int from = (int) (place * bytes.length);
            int to = Math.min(from + removed, bytes.length);
            byte[] piece = Text.bytes(inserted);
            byte[] changed = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
            System.arraycopy(piece, 0, changed, from, piece.length);
            System.arraycopy(bytes, to, changed, from + piece.length, bytes.length - to);
            return changed;
        }
    }
}
