/**
 * Whom TLS is spoken with, by which files, and whom a certificate names.
 */
package io.callgate.gateway.transport.tls;
