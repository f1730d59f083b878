/**
 * The versions of bulk lists as the call path asks them.
 */
package io.callgate.store.index.list;
