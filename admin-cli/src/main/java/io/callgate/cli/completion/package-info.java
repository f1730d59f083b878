/**
 * Prints the completion script of a shell.
 */
package io.callgate.cli.completion;
