/**
 * What binds the calls of each seller and campaign to each country, worked out once at the start.
 */
package io.callgate.gateway.screening.law;
