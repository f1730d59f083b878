/**
 * The gateway as a daemon.
 */
package io.callgate.cli.run;
