/**
 * Consents: who agreed to be called by whom, until when, and where the proof is.
 */
package io.callgate.cli.consent;
