package io.callgate.gateway.names;

import java.net.InetAddress;

/** Answers for names, written without the dot at their end. Blocks; from any thread. */
interface NameServer {

    Answer<Naptr> naptr(String name);

    Answer<Srv> srv(String name);

    Answer<InetAddress> addresses(String name, boolean ipv6);

    /** Whether an admin has written down here where the name leads: then nobody is asked. */
    boolean hasInHostsFile(String name);
}
