/**
 * Checks a configuration without starting anything.
 */
package io.callgate.cli.config;
