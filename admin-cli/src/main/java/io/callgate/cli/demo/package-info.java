/**
 * A show of the whole on loopback: carrier, gateway, PBX and the calls between them.
 */
package io.callgate.cli.demo;
