/**
 * Opt-outs: who must not be called by whom.
 */
package io.callgate.cli.optout;
