package io.callgate.gateway.transport.tls;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that TLS is spoken with on one side of a stream, each PEM.
 *
 * @param certificate our chain, our own certificate first
 * @param key         its private key as PKCS#8, not encrypted
 * @param ca          whom we trust; where there is none, those that Java trusts
 */
public record TlsIdentity(Optional<Path> certificate, Optional<Path> key, Optional<Path> ca) {

    /** Every file, to be watched. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        certificate.ifPresent(files::add);
        key.ifPresent(files::add);
        ca.ifPresent(files::add);
        return files;
    }

    SslContextBuilder forServer() {
        SslContextBuilder builder = SslContextBuilder.forServer(
                certificate.map(Path::toFile).orElseThrow(), key.map(Path::toFile).orElseThrow());
        ca.map(Path::toFile).ifPresent(builder::trustManager);
        return builder;
    }

    SslContextBuilder forClient() {
        // RFC 5922 decides whose certificate it is, and not the rules of HTTPS.
        SslContextBuilder builder = SslContextBuilder.forClient()
                .endpointIdentificationAlgorithm(null);
        ca.map(Path::toFile).ifPresent(builder::trustManager);
        if (certificate.isPresent()) {
            File chain = certificate.get().toFile();
            builder.keyManager(chain, key.map(Path::toFile).orElseThrow());
        }
        return builder;
    }
}
