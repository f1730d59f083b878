package io.callgate.gateway.names;

/** Finds out where a name leads. Blocks as long as name servers take; never on the loop thread. */
@FunctionalInterface
public interface Locator {

    Location locate(SipName name);
}
