/**
 * The full SIP grammar, by JAIN-SIP's parsers, behind hard size limits; and how every JAIN-SIP
 * stack of ours is set up. Stacks are made from {@link
 * io.callgate.gateway.signalling.StackSettings#of}, which names {@link
 * io.callgate.gateway.signalling.StackLog}, {@link io.callgate.gateway.signalling.MessageLog} and
 * {@link io.callgate.gateway.signalling.LiteralRouter} to them.
 */
package io.callgate.gateway.signalling;
