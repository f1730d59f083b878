package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A trunk that admitted calls leave by. Loop thread only, after construction. */
public final class Carrier {

    private final String name;
    private final InetSocketAddress address;
    private final Transport transport;
    private final Wire wire;
    /** What follows the number in the Request-URI: {@code @host:port}. */
    private final byte[] uriTail;
    private Hop hop;

    Carrier(CarrierConfig config, InetSocketAddress address, Wire wire) {
        this.name = config.name();
        this.address = address;
        this.transport = Transport.valueOf(config.transport().toUpperCase(Locale.ROOT));
        this.wire = wire;
        boolean ipv6 = config.host().indexOf(':') >= 0;
        String host = ipv6 ? "[" + config.host() + "]" : config.host();
        String parameter = transport.reliable() ? ";transport=tcp" : "";
        this.uriTail = ("@" + host + ":" + config.port() + parameter)
                .getBytes(StandardCharsets.US_ASCII);
    }

    public String name() {
        return name;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** The way there; made when first asked for, once the listening points are bound. */
    public Hop hop() {
        if (hop == null) {
            hop = wire.hopTo(transport, address);
        }
        return hop;
    }

    /** {@code @host:port} and URI parameters; do not change. */
    public byte[] uriTail() {
        return uriTail;
    }
}
