/**
 * A server that sends back what comes, and who asks it: what datagrams cost when nothing is judged.
 */
package io.callgate.perf.echo;
