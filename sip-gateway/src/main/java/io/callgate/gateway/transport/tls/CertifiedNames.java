package io.callgate.gateway.transport.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Whom a certificate names, in lower case (RFC 5922 7.1): the hosts of sip URIs among its
 * alternative names, else its DNS names and, beyond the RFC, its IP addresses; the common name only
 * where there are no alternative names at all. Names are compared whole: a wildcard is a name like
 * any other (7.2).
 */
public final class CertifiedNames {

    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;
    private static final String SIP = "sip:";

    private CertifiedNames() {
    }

    public static List<String> of(X509Certificate certificate) {
        Collection<List<?>> alternatives = alternatives(certificate);
        if (alternatives.isEmpty()) {
            return commonName(certificate);
        }
        List<String> domains = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (List<?> alternative : alternatives) {
            int kind = (Integer) alternative.get(0);
            String name = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
            boolean domain = kind == URI && name.startsWith(SIP) && name.indexOf('@') < 0;
            if (domain) {
                domains.add(name.substring(SIP.length()));
            } else if (kind == DNS || kind == IP) {
                hosts.add(name);
            }
        }
        return domains.isEmpty() ? List.copyOf(hosts) : List.copyOf(domains);
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static List<String> commonName(X509Certificate certificate) {
        try {
            LdapName subject = new LdapName(certificate.getSubjectX500Principal().getName());
            return subject.getRdns().stream()
                    .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                    .map(Rdn::getValue).map(String::valueOf)
                    .map(name -> name.toLowerCase(Locale.ROOT)).toList();
        } catch (InvalidNameException unreadable) {
            return List.of();
        }
    }
}
