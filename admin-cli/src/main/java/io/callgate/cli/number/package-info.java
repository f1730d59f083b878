/**
 * Everything held about one number.
 */
package io.callgate.cli.number;
