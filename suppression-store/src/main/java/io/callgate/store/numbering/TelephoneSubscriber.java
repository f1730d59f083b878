package io.callgate.store.numbering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * RFC 3966 telephone-subscriber, taken apart: the number and the parameters that say how to read
 * it, escapes resolved. The other parameters (isub, ext, postd, npdi, cic ...) choose no other
 * subscriber and are checked for their form only.
 */
final class TelephoneSubscriber {

    private static final byte[] NONE = {};
    private static final int HEX = 16;

    private byte[] number = NONE;
    private byte[] phoneContext = NONE;
    private byte[] routingNumber = NONE;
    private byte[] routingContext = NONE;
    private boolean ported;
    /** The first thing that is wrong, or 0. */
    private long fault;

    /** Takes apart {@code text[start, end)}; what is wrong with it is its {@link #fault()}. */
    TelephoneSubscriber(byte[] text, int start, int end) {
        String whole = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        // An escaped semicolon is no delimiter: split first, resolve escapes then.
        String[] parts = whole.split(";", -1);
        number = unescape(parts[0]);
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals))
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : parts[i].substring(equals + 1);
            if (!isName(name) || !seen.add(name)) {
                note(NotUnderstood.PARAMETERS);
            }
            take(name, value);
        }
    }

    private void take(String name, String value) {
        switch (name) {
            case "phone-context" -> phoneContext = context(value);
            case "rn-context" -> routingContext = context(value);
            case "rn" -> {
                ported = true;
                routingNumber = unescape(value);
            }
            default -> {
                if (!isVisibleAscii(value)) {
                    note(NotUnderstood.PARAMETERS);
                }
            }
        }
    }

    long fault() {
        return fault;
    }

    byte[] number() {
        return within(number, phoneContext);
    }

    /** Whether a routing number is named: the subscriber took the number to another network. */
    boolean isPorted() {
        return ported;
    }

    byte[] routingNumber() {
        return within(routingNumber, routingContext);
    }

    /**
     * RFC 3966 5.1.5: the leading digits of a global number say where a local one is valid. A
     * domain is taken for the caller's own network: there the caller's dial plan holds.
     */
    private static byte[] within(byte[] local, byte[] context) {
        if (context.length == 0 || context[0] != '+' || isGlobal(local)) {
            return local;
        }
        byte[] global = new byte[context.length + local.length];
        System.arraycopy(context, 0, global, 0, context.length);
        System.arraycopy(local, 0, global, context.length, local.length);
        return global;
    }

    private static boolean isGlobal(byte[] text) {
        int at = 0;
        while (at < text.length && Dialled.isSeparator(text[at])) {
            at++;
        }
        return at < text.length && text[at] == '+';
    }

    private byte[] context(String value) {
        byte[] context = unescape(value);
        boolean global = context.length > 1 && context[0] == '+';
        for (int i = global ? 1 : 0; i < context.length; i++) {
            boolean allowed = global ? Dialled.isDigit(context[i]) || isVisual(context[i])
                    : Character.isLetterOrDigit(context[i]) || isVisual(context[i]);
            if (!allowed) {
                note(NotUnderstood.PHONE_CONTEXT);
            }
        }
        if (context.length == 0) {
            note(NotUnderstood.PHONE_CONTEXT);
        }
        return context;
    }

    private static boolean isVisual(byte b) {
        return b != ' ' && Dialled.isSeparator(b);
    }

    private byte[] unescape(String text) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] resolved = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            byte b = raw[i];
            if (b == '%') {
                b = escaped(raw, i);
                i += 2;
            }
            resolved[length++] = b;
        }
        return Arrays.copyOf(resolved, length);
    }

    private byte escaped(byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], HEX) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], HEX) : -1;
        int value = HEX * high + low;
        // A resolved % is an escape of an escape: somebody's parser would see another number.
        if (high < 0 || low < 0 || value == '%') {
            note(NotUnderstood.ESCAPE);
            return '?';
        }
        return (byte) value;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c == '-' || c < 128 && Character.isLetterOrDigit(c));
    }

    private static boolean isVisibleAscii(String value) {
        return value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private void note(NotUnderstood cause) {
        if (fault == 0) {
            fault = cause.outcome();
        }
    }
}
