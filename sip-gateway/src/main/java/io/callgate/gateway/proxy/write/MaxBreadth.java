package io.callgate.gateway.proxy.write;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.SipMessage;

/**
 * RFC 5393 5.3: how many branches of a new call there may be at once, over all proxies together. We
 * have one after the other, each of which may take it all; a request that names no bound gets one.
 */
public final class MaxBreadth {

    /** RFC 5393 5.3.3: the most that goes on, and what takes the place of anything else. */
    static final byte[] LINE = Ascii.bytes("Max-Breadth: 60\r\n");

    private static final int MOST = 60;
    private static final int UNUSABLE = -1;
    private static final byte[] NAME = Ascii.bytes("max-breadth");

    private MaxBreadth() {
    }

    static boolean isAt(SipMessage request, int line) {
        return request.isNamed(line, NAME);
    }

    /** Whether the line may go on as it is. */
    static boolean mayStay(SipMessage request, int line) {
        return valueAt(request, line) != UNUSABLE;
    }

    /** Whether the request leaves no room for even one branch. */
    public static boolean isSpent(SipMessage request) {
        for (int line = 0; line < request.headerCount(); line++) {
            if (isAt(request, line) && valueAt(request, line) == 0) {
                return true;
            }
        }
        return false;
    }

    private static int valueAt(SipMessage request, int line) {
        int value = 0;
        int start = request.valueStart(line);
        int end = request.valueEnd(line);
        for (int at = start; at < end; at++) {
            int digit = request.bytes()[at] - '0';
            if (digit < 0 || digit > 9 || 10 * value + digit > MOST) {
                return UNUSABLE;
            }
            value = 10 * value + digit;
        }
        return start == end ? UNUSABLE : value;
    }
}
