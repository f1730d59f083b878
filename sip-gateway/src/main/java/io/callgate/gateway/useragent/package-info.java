/**
 * SIP user agents of our own, on JAIN-SIP: test calls and the far ends of the demo.
 */
package io.callgate.gateway.useragent;
