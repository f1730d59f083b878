/**
 * The file under the register: its connection, its schemas, and what to tell when it fails.
 */
package io.callgate.store.register.sqlite;
