package io.callgate.gateway.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FullGrammarTest {

    private static Optional<ParsedUri> uri(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FullGrammar.uri(bytes, 0, bytes.length);
    }

    private static Optional<ParsedUri> addressUri(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FullGrammar.addressUri(bytes, 0, bytes.length);
    }

    @Test
    void understandsASipUriWithEverythingInIt() {
        assertThat(uri("sip:+33%3612;isub=1:pw@[2001:db8::1]:5070;user=phone?Subject=x"))
                .contains(new ParsedUri("sip", "+33%3612;isub=1", "[2001:db8::1]", 5070));
    }

    @Test
    void understandsATelUriWithContext() {
        assertThat(uri("tel:0612345678;phone-context=+33;ext=12"))
                .contains(new ParsedUri("tel", "0612345678", "", 0));
    }

    @Test
    void understandsAGlobalTelUri() {
        assertThat(uri("tel:+33-6-12-34-56-78"))
                .contains(new ParsedUri("tel", "+33-6-12-34-56-78", "", 0));
    }

    @Test
    void namesTheSchemeOfAUriOfAnotherKind() {
        assertThat(uri("urn:service:sos")).contains(new ParsedUri("urn", "", "", 0));
    }

    @Test
    void findsTheUriOfANameAddr() {
        assertThat(addressUri("\"A, \\\"B\\\"\" <sip:0612345678@pbx.example>;tag=1"))
                .contains(new ParsedUri("sip", "0612345678", "pbx.example", 0));
    }

    @Test
    void findsTheUriOfAnAddrSpecAndLeavesItsParametersToTheHeader() {
        assertThat(addressUri("sip:0612345678@pbx.example;method=INVITE"))
                .contains(new ParsedUri("sip", "0612345678", "pbx.example", 0));
    }

    @Test
    void doesNotUnderstandBytesBehindTheUri() {
        assertThat(uri("sip:a@b.example sip:c@d.example")).isEmpty();
        assertThat(uri("sip:a@b@c.example")).isEmpty();
    }

    @Test
    void doesNotUnderstandAnAddressWithoutItsBracket() {
        assertThat(addressUri("\"open <sip:a@b.example>")).isEmpty();
        assertThat(addressUri("<sip:a@b.example")).isEmpty();
    }

    @Test
    void doesNotLookAtValuesBeyondItsBounds() {
        String longest = "sip:" + "1".repeat(FullGrammar.VALUE_BYTES_MAX - 6) + "@b";
        assertThat(uri(longest)).isPresent();
        assertThat(uri(longest + "c")).isEmpty();
        assertThat(uri("sip:a@b" + ";x=1".repeat(FullGrammar.PARAMETERS_MAX))).isPresent();
        assertThat(uri("sip:a@b" + ";x=1".repeat(FullGrammar.PARAMETERS_MAX + 1))).isEmpty();
    }

    @Property(tries = 2000, seed = "4475")
    void neverThrowsWhateverTheBytes(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(FullGrammar.uri(bytes, 0, bytes.length)).isNotNull();
        assertThat(FullGrammar.addressUri(bytes, 0, bytes.length)).isNotNull();
    }

    @Property(tries = 2000, seed = "4475")
    void neverThrowsWhateverIsMadeOfUriCharacters(@ForAll("uriLike") String text) {
        assertThat(uri("sip:" + text)).isNotNull();
        assertThat(uri("tel:" + text)).isNotNull();
        assertThat(addressUri("<sip:" + text)).isNotNull();
    }

    @Provide
    Arbitrary<String> uriLike() {
        return Arbitraries.strings().withChars("a1+:;=@%[]<>\"?&., \r\n/\\").ofMaxLength(60);
    }
}
