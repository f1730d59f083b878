/**
 * Checks a configuration, or tries it on calls of the past, without starting anything.
 */
package io.callgate.cli.config;
