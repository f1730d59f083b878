/**
 * Exemptions: who may be called although listed, why and until when.
 */
package io.callgate.cli.exempt;
