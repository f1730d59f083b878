/**
 * What one step of the call path costs on its own, by JMH, beside a baseline that does nothing.
 */
package io.callgate.perf.micro;
