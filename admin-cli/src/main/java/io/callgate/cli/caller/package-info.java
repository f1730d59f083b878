/**
 * Callers: the passwords by which those are recognised that may call from anywhere.
 */
package io.callgate.cli.caller;
