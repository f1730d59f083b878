/**
 * Answers the operator's port: metrics, health, status; only door to Javalin.
 */
package io.callgate.gateway.admin;
