/**
 * The command line: exit codes, output, and the tree of commands.
 */
package io.callgate.cli;
