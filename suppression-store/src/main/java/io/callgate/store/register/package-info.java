/**
 * The append-only truth: who said what of which number, and when; only door to SQLite.
 */
package io.callgate.store.register;
