package io.callgate.gateway.signalling;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.GenericURI;
import gov.nist.javax.sip.parser.AddressParser;
import gov.nist.javax.sip.parser.Lexer;
import gov.nist.javax.sip.parser.URLParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;

/**
 * The full grammar of SIP addresses, by JAIN-SIP's parsers, for the values that the scanner leaves
 * alone. Off the usual path of a call: it costs microseconds and garbage.
 *
 * <p>What goes in is bounded, because these parsers are quadratic in places and recursive in
 * others; what comes out is a value, because they throw whatever occurs to them. No header name of
 * a peer ever reaches them: they keep each one for ever. Safe from any thread.
 */
public final class FullGrammar {

    /** A URI with every parameter anybody uses is far shorter; longer is not understood. */
    public static final int VALUE_BYTES_MAX = 1024;

    /** Parameters and URI headers of one value, counted by their separators. */
    public static final int PARAMETERS_MAX = 16;

    static {
        // The parsers log to log4j, which is not here, until a stack has been made.
        CommonLogger.legacyLogger = new StackLog();
    }

    private FullGrammar() {
    }

    /** The URI in {@code bytes[from, to)}; empty if it is none, or beyond the bounds. */
    public static Optional<ParsedUri> uri(byte[] bytes, int from, int to) {
        return parse(bytes, from, to, FullGrammar::wholeUri);
    }

    /**
     * The URI of a {@code name-addr} or {@code addr-spec}, as it stands in From, To, Refer-To or
     * Contact; its display name and the parameters of the header are not judged.
     */
    public static Optional<ParsedUri> addressUri(byte[] bytes, int from, int to) {
        return parse(bytes, from, to, FullGrammar::addressed);
    }

    @FunctionalInterface
    private interface Rule {
        GenericURI parse(Lexer lexer) throws ParseException;
    }

    private static GenericURI wholeUri(Lexer lexer) throws ParseException {
        GenericURI uri = new URLParser(lexer).uriReference(true);
        if (lexer.hasMoreChars()) {
            throw new ParseException("bytes behind the URI", lexer.getPtr());
        }
        return uri;
    }

    private static GenericURI addressed(Lexer lexer) throws ParseException {
        AddressImpl address = new AddressParser(lexer).address(false);
        lexer.SPorHT();
        if (lexer.hasMoreChars() && lexer.lookAhead(0) != ';') {
            throw new ParseException("bytes behind the address", lexer.getPtr());
        }
        return (GenericURI) address.getURI();
    }

    private static Optional<ParsedUri> parse(byte[] bytes, int from, int to, Rule rule) {
        if (to - from > VALUE_BYTES_MAX || separators(bytes, from, to) > PARAMETERS_MAX) {
            return Optional.empty();
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        try {
            return Optional.of(parsed(rule.parse(new Lexer("sip_urlLexer", unfolded(text)))));
        } catch (Exception | StackOverflowError anything) {
            // NumberFormatException, StringIndexOutOfBoundsException, NullPointerException and
            // StackOverflowError have all been seen; each means: not understood.
            return Optional.empty();
        }
    }

    private static int separators(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == ';' || bytes[at] == '&' || bytes[at] == ',') {
                count++;
            }
        }
        return count;
    }

    private static String unfolded(String text) {
        return text.replace('\r', ' ').replace('\n', ' ').trim();
    }

    private static ParsedUri parsed(GenericURI uri) {
        if (uri instanceof SipURI sip) {
            return new ParsedUri(sip.isSecure() ? "sips" : "sip", orEmpty(sip.getUser()),
                    orEmpty(sip.getHost()), Math.max(sip.getPort(), 0));
        }
        if (uri instanceof TelURL tel) {
            String number = tel.getPhoneNumber();
            return new ParsedUri("tel", tel.isGlobal() ? "+" + number : number, "", 0);
        }
        return new ParsedUri(orEmpty(uri.getScheme()), "", "", 0);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
