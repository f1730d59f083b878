package io.callgate.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that TLS is spoken with, each PEM.
 *
 * @param clientCertificates {@code none}, {@code optional} or {@code required} of who connects
 * @param peerName           name that the certificate of who is connected to must bear
 */
public record TlsConfig(Optional<Path> certificate, Optional<Path> key, Optional<Path> ca,
        String clientCertificates, String peerName) {

    public static final List<String> CLIENT_CERTIFICATES = List.of("none", "optional", "required");
}
