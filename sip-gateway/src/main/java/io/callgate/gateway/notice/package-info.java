/**
 * Sentences for the person on call: cause, effect, action.
 */
package io.callgate.gateway.notice;
