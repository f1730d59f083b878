/**
 * Reads a YAML file that a person wrote, key by key, and collects all that is wrong with it; only
 * door to the YAML library.
 */
package io.callgate.store.yaml;
