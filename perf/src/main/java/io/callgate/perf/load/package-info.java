/**
 * Offers load at a set rate and measures from when each message was due.
 */
package io.callgate.perf.load;
