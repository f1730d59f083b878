/**
 * Cleans a prospect file before anybody dials it.
 */
package io.callgate.cli.scrub;
