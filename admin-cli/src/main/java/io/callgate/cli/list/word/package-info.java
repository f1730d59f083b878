/**
 * Reads what is typed for an import of a list: layouts, kinds, coverages.
 */
package io.callgate.cli.list.word;
