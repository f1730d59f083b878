/**
 * Makes files, tables among them, and ends work so that nothing half is left behind.
 */
package io.callgate.cli.file;
