/**
 * Bulk lists: import, and what is active.
 */
package io.callgate.cli.list;
