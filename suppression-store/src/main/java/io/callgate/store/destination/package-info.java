/**
 * Tells of a number in which country and in which time zones its telephone may be, and what the
 * clock on the wall says there.
 */
package io.callgate.store.destination;
