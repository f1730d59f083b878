package io.callgate.gateway.outer;

import io.callgate.gateway.admission.digest.SecretsFile.Entry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The configuration of a gateway under test, as an admin would write it. */
public final class Settings {

    private final int port = Ports.free();
    private final int adminPort = Ports.free();
    private int carrierPort = Ports.free();
    private int t1Millis = 500;
    private int ringTimeoutSeconds = 185;
    private int callsInSetupMax = 10_000;
    private String caller = "{name: marketing, peers: [127.0.0.1/32]}";
    private String further = "";
    private String address = "127.0.0.1";
    private String listen = "";
    private String carrierAddress = "";
    private String carrierTransport = "transport: udp";
    private final int tlsPort = Ports.free();
    private InstantSource clock = InstantSource.system();
    private final List<Entry> passwords = new ArrayList<>();

    /** Where admitted calls go; nobody listens there unless told. */
    public Settings carrier(int aPort) {
        carrierPort = aPort;
        return this;
    }

    public Settings t1Millis(int millis) {
        t1Millis = millis;
        return this;
    }

    /** By which calls are judged; else the machine's. */
    public Settings clock(InstantSource aClock) {
        clock = aClock;
        return this;
    }

    InstantSource clock() {
        return clock;
    }

    /** The longest T1: nothing is repeated because a slow machine is late with an answer. */
    Settings unhurried() {
        return t1Millis(10_000);
    }

    public Settings ringTimeoutSeconds(int seconds) {
        ringTimeoutSeconds = seconds;
        return this;
    }

    public Settings callsInSetupMax(int calls) {
        callsInSetupMax = calls;
        return this;
    }

    /** The only caller, as it stands in the configuration; else whoever calls from here. */
    public Settings caller(String yaml) {
        caller = yaml;
        return this;
    }

    /** Of a digest user, there from the start. */
    public Settings password(String user, String password) {
        passwords.add(Entry.of(user, "callgate", password));
        return this;
    }

    List<Entry> passwords() {
        return passwords;
    }

    /** Where SIP is listened for, and where the carrier is; else 127.0.0.1. */
    public Settings address(String ip) {
        address = ip;
        return this;
    }

    /** Listens for TLS, too; the keys are those of its listening point. */
    public Settings tls(String keys) {
        listen = "  - {transport: tls, address: 127.0.0.1, port: " + tlsPort + ", " + keys + "}";
        return this;
    }

    /** The carrier's {@code address}, a name perhaps, in place of one with its port. */
    public Settings carrierAt(String anAddress) {
        carrierAddress = anAddress;
        return this;
    }

    /** In place of {@code transport: udp}; the keys are those of the carrier. */
    public Settings carrierBy(String keys) {
        carrierTransport = keys;
        return this;
    }

    public int tlsPort() {
        return tlsPort;
    }

    /** Lines of the configuration beside those that every test needs. */
    public Settings further(String yaml) {
        further = yaml;
        return this;
    }

    public int port() {
        return port;
    }

    public int adminPort() {
        return adminPort;
    }

    public String yaml(Path store) {
        return """
                store: {directory: %s}
                listen:
                  - {transport: udp, address: "%s", port: %d}
                  - {transport: tcp, address: "%s", port: %d}
                %s
                admin: {address: 127.0.0.1, port: %d}
                sip: {t1-ms: %d, ring-timeout-s: %d, calls-in-setup-max: %d}
                carriers:
                  - {name: carrier-a, address: "%s", %s}
                sellers:
                  - name: %s
                    country: FR
                    deny-lists: [%s]
                    callers:
                      - %s
                %s
                """.formatted(store, address, port, address, port, listen, adminPort,
                t1Millis, ringTimeoutSeconds, callsInSetupMax,
                carrierAddress.isEmpty() ? usualCarrierAddress() : carrierAddress,
                carrierTransport, SampleStore.SELLER, SampleStore.LIST, caller, further);
    }

    private String usualCarrierAddress() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + carrierPort;
    }
}
