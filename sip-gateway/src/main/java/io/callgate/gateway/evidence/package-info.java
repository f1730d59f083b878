/**
 * The record kept of each judged call.
 */
package io.callgate.gateway.evidence;
