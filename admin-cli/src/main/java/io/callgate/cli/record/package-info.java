/**
 * What commands on opt-outs, consents and exemptions have in common.
 */
package io.callgate.cli.record;
