package io.callgate.gateway;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.admission.digest.Secrets;
import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.config.TlsConfig;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.transport.Tls;
import io.callgate.gateway.transport.tls.TlsIdentity;
import io.callgate.gateway.transport.tls.TlsSide;
import io.callgate.gateway.transport.tls.TlsSide.ClientCertificates;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Who may call, and the secrets by which that is known, followed as their files change. */
record Access(RouteKey key, Callers callers, Digest digest, WatchedFiles files) {

    /** @throws IOException naming a file that is there and cannot be used */
    static Access of(GatewayConfig config, Notices notices) throws IOException {
        Callers callers = new Callers(config.parties().sellers());
        Access access = new Access(RouteKey.load(config.sip().routeKeyFile()), callers,
                new Digest(config.digest(), callers, notices, System.nanoTime()),
                new WatchedFiles());
        // Where no caller has a digest-user the file is nobody's business.
        if (access.digest.isAsked()) {
            access.readSecrets(config.digest(), notices);
            access.files.watch(List.of(config.digest().secretsFile()),
                    () -> access.readSecretsAgain(config.digest(), notices));
        }
        return access;
    }

    /**
     * Reads what TLS is spoken with, and follows it: new streams get what is there then.
     *
     * @throws IOException naming files that cannot be used
     */
    void secure(GatewayConfig config, Tls tls, Notices notices) throws IOException {
        for (ListenConfig listen : config.listen()) {
            if (listen.tls().isPresent()) {
                TlsSide side = TlsSide.listening(identity(listen.tls().get()),
                        ClientCertificates.valueOf(listen.tls().get().clientCertificates()
                                .toUpperCase(Locale.ROOT)));
                tls.listen(Gateway.pointOf(listen), side);
                follow(side, notices);
            }
        }
        for (CarrierConfig carrier : config.parties().carriers()) {
            if (carrier.tls().isPresent()) {
                TlsConfig keys = carrier.tls().get();
                TlsSide side = TlsSide.connecting(identity(keys), keys.peerName());
                tls.connect(carrier.name(), side);
                follow(side, notices);
            }
        }
    }

    private static TlsIdentity identity(TlsConfig config) {
        return new TlsIdentity(config.certificate(), config.key(), config.ca());
    }

    private void follow(TlsSide side, Notices notices) {
        files.watch(side.files(), () -> {
            try {
                side.read();
                notices.raise(Notice.CERTIFICATE_RENEWED, side.files().toString());
            } catch (IOException unusable) {
                notices.raise(Notice.CERTIFICATE_UNUSABLE, unusable.getMessage());
            }
        });
    }

    private void readSecrets(DigestConfig config, Notices notices) throws IOException {
        Secrets secrets = new SecretsFile(config.secretsFile()).secrets(config.realm());
        Set<String> without = new TreeSet<>(callers.digestUsers());
        without.removeAll(secrets.users());
        if (!without.isEmpty()) {
            notices.raise(Notice.DIGEST_USER_WITHOUT_PASSWORD, String.join(", ", without));
        }
        digest.use(secrets);
    }

    private void readSecretsAgain(DigestConfig config, Notices notices) {
        try {
            readSecrets(config, notices);
        } catch (IOException unusable) {
            notices.raise(Notice.DIGEST_SECRETS_UNREADABLE, unusable.getMessage());
        }
    }
}
