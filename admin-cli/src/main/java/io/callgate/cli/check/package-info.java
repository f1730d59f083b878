/**
 * Asks for the verdict on a call that nobody makes.
 */
package io.callgate.cli.check;
