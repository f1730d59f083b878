/**
 * Turns what was dialled into one canonical E.164 number, packed in a long; only door to
 * libphonenumber.
 */
package io.callgate.store.numbering;
