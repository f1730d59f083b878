package io.callgate.gateway.admission.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.admission.digest.Credentials.Field;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String SEED = "7616";
    private static final String WHOLE = "Digest username=\"tunis\", realm=\"callgate\" ,"
            + "nonce=\"abc\",uri=\"sip:1@h\",\r\n response=\"0f\", algorithm=MD5,"
            + " opaque=\"a,\\\"b\", QOP=auth, nc=00000001, cnonce=\"c\"";

    private final Credentials credentials = new Credentials();

    @Test
    void findsEachParameterWhateverStandsBetweenThem() {
        assertThat(read(WHOLE)).isTrue();
        assertThat(value(Field.USERNAME)).isEqualTo("tunis");
        assertThat(value(Field.REALM)).isEqualTo("callgate");
        assertThat(value(Field.URI)).isEqualTo("sip:1@h");
        assertThat(value(Field.RESPONSE)).isEqualTo("0f");
        assertThat(value(Field.QOP)).isEqualTo("auth");
        assertThat(value(Field.CNONCE)).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dHVuaXM6eA==", "Digest", "Digest ", "Digest username",
        "Digest username=", "Digest username=\"tunis", "Digest username=\"a\" realm=\"b\"",
        "Digest username=\"a\",", "Digest ,username=\"a\"", "Digest realm=\"a\", REALM=\"b\"",
        "Digest username=\"tun\\is\"", "Digest realm=\"a\\", "Digest =\"a\"", "Digest nc=,qop=auth",
        "Digestrealm=\"a\""})
    void cannotReadWhatTheGrammarDoesNotAllow(String value) {
        assertThat(read(value)).isFalse();
    }

    @Test
    void cannotReadMoreParametersThanAnybodySends() {
        assertThat(read("Digest " + "a=b,".repeat(15) + "a=b")).isTrue();
        assertThat(read("Digest " + "a=b,".repeat(16) + "a=b")).isFalse();
    }

    @Property(tries = 5_000, seed = SEED)
    void neverPointsOutsideWhateverTheBytes(@ForAll @Size(max = 100) byte[] bytes) {
        checkSpans(bytes);
    }

    @Property(tries = 20_000, seed = SEED)
    void neverPointsOutsideWhateverBecomesOfGoodOnes(@ForAll @IntRange(max = 150) int place,
            @ForAll byte put, @ForAll @IntRange(max = 150) int cut) {
        byte[] bytes = WHOLE.getBytes(StandardCharsets.ISO_8859_1);
        bytes[place % bytes.length] = put;
        bytes[cut % bytes.length] = '"';
        checkSpans(bytes);
    }

    private void checkSpans(byte[] bytes) {
        int from = Math.min(bytes.length, 3);
        if (credentials.read(bytes, from, bytes.length)) {
            for (Field field : Field.values()) {
                assertThat(!credentials.has(field) || credentials.start(field) >= from
                        && credentials.start(field) <= credentials.end(field)
                        && credentials.end(field) <= bytes.length).as("%s", field).isTrue();
            }
        }
    }

    private boolean read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return credentials.read(bytes, 0, bytes.length);
    }

    private String value(Field field) {
        return new String(credentials.bytes(), credentials.start(field),
                credentials.end(field) - credentials.start(field), StandardCharsets.ISO_8859_1);
    }
}
