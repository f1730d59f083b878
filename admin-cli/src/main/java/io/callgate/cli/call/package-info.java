/**
 * Places a test call through a gateway.
 */
package io.callgate.cli.call;
