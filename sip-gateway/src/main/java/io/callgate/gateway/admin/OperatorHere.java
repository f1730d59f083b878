package io.callgate.gateway.admin;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Who may change anything over the operator's port, which asks for no password: somebody on this
 * machine, by a tool and not by a web page that was led here.
 */
final class OperatorHere {

    static final String RULE = "changes are taken from this machine only, addressed as 127.0.0.1,"
            + " [::1] or localhost, with the header X-Callgate-Operator";

    /** A page of another site cannot send it unless we let it, and we do not (CORS). */
    private static final String HEADER = "X-Callgate-Operator";

    /** A page whose own name was made to lead here names another host (DNS rebinding). */
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "[::1]", "localhost");

    private OperatorHere() {
    }

    static boolean asks(Context request) {
        return isLoopback(request.req().getRemoteAddr()) && HOSTS.contains(hostOf(request))
                && request.header(HEADER) != null;
    }

    private static String hostOf(Context request) {
        String host = request.header("Host");
        return host == null ? "" : host.replaceFirst(":[0-9]+$", "");
    }

    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
