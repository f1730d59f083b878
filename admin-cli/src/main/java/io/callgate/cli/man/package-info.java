/**
 * Manual pages, made of what {@code -h} prints.
 */
package io.callgate.cli.man;
