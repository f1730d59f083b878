/** Whole processes, started as a person starts them, killed as machines kill them. */
package io.callgate.cli.outer;
