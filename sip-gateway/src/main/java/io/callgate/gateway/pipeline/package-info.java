/**
 * Says in what order a call meets the rooms, and on which thread; only door to the Disruptor.
 */
package io.callgate.gateway.pipeline;
