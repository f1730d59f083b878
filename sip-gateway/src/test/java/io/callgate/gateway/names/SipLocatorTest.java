package io.callgate.gateway.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.ZoneServer;
import io.callgate.gateway.outer.ZoneServer.Mood;
import io.callgate.gateway.transport.Transport;
import io.netty.handler.codec.dns.DnsRecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a name leads, asked of a real name server on this machine: RFC 3263 section 4. */
class SipLocatorTest {

    private static final List<Spoken> ALL = List.of(new Spoken(Transport.UDP, false),
            new Spoken(Transport.UDP, true), new Spoken(Transport.TCP, false),
            new Spoken(Transport.TLS, false));

    private final ZoneServer zone = new ZoneServer();
    private Path hosts;
    private NameServers servers;

    @BeforeEach
    void ask(@TempDir Path folder) throws IOException {
        hosts = Files.createFile(folder.resolve("hosts"));
        servers = new NameServers(List.of(zone.socketAddress()),
                new SystemFiles(folder.resolve("resolv.conf"), hosts));
    }

    @AfterEach
    void close() {
        servers.close();
        zone.close();
    }

    private Location locate(List<Spoken> spoken, int port, Transport transport) {
        return new SipLocator(servers, spoken).locate(
                new SipName("carrier.test", port, Optional.ofNullable(transport)));
    }

    private static List<String> places(Location location) {
        return location.places().stream().map(place -> place.priority() + " "
                + place.transport() + " " + place.address().getAddress().getHostAddress() + ":"
                + place.address().getPort()).toList();
    }

    private void bothServices() {
        zone.naptr("carrier.test", 300, "20 10 s SIP+D2U _sip._udp.carrier.test")
                .naptr("carrier.test", 300, "10 10 s SIP+D2T _sip._tcp.carrier.test")
                .naptr("carrier.test", 300, "5 10 s SIP+D2S _sip._sctp.carrier.test")
                .naptr("carrier.test", 300, "5 10 u E2U+sip carrier.test")
                .srv("_sip._udp.carrier.test", 200, "1 0 5062 sbc1.carrier.test")
                .srv("_sip._tcp.carrier.test", 200, "1 0 5064 sbc1.carrier.test")
                .address("sbc1.carrier.test", 100, "192.0.2.1");
    }

    @Test
    void isByTheServiceThatItsOwnerPrefersAmongThoseWeSpeak() {
        bothServices();

        Location location = locate(ALL, 0, null);
        assertThat(places(location)).containsExactly("1 TCP 192.0.2.1:5064");
        assertThat(location.ttlSeconds()).as("of the record that ends first").isEqualTo(100);
        assertThat(places(locate(ALL.subList(0, 1), 0, null)))
                .containsExactly("1 UDP 192.0.2.1:5062");
    }

    @Test
    void isByTheServiceOfAWrittenTransportWithoutNaptr() {
        bothServices();

        assertThat(places(locate(ALL, 0, Transport.UDP))).containsExactly("1 UDP 192.0.2.1:5062");
        assertThat(zone.asked("NAPTR carrier.test")).isZero();
    }

    @Test
    void isByAddressAloneWhenAPortIsWritten() {
        bothServices();
        zone.address("carrier.test", 60, "192.0.2.7", "192.0.2.8", "2001:db8::7");

        assertThat(places(locate(ALL, 5070, null))).containsExactly("0 UDP 192.0.2.7:5070",
                "0 UDP 192.0.2.8:5070", "0 UDP 2001:db8:0:0:0:0:0:7:5070");
        assertThat(places(locate(ALL, 5070, Transport.TCP))).containsExactly(
                "0 TCP 192.0.2.7:5070", "0 TCP 192.0.2.8:5070");
        assertThat(zone.asked("SRV _sip._udp.carrier.test")).isZero();
    }

    @Test
    void isByTheServicesWeSpeakInTheOrderOfTheListeningPointsWithoutNaptr() {
        zone.srv("_sip._tcp.carrier.test", 200, "1 0 5064 sbc1.carrier.test")
                .srv("_sips._tcp.carrier.test", 200, "1 0 5066 sbc1.carrier.test")
                .address("sbc1.carrier.test", 100, "192.0.2.1");

        assertThat(places(locate(ALL, 0, null))).containsExactly("1 TCP 192.0.2.1:5064");
        assertThat(places(locate(ALL.subList(3, 4), 0, null)))
                .containsExactly("1 TLS 192.0.2.1:5066");
    }

    @Test
    void isAtTheUsualPortWhenThereIsNoService() {
        zone.address("carrier.test", 60, "192.0.2.7");

        assertThat(places(locate(ALL, 0, null))).containsExactly("0 UDP 192.0.2.7:5060");
        assertThat(places(locate(ALL, 0, Transport.TLS))).containsExactly("0 TLS 192.0.2.7:5061");
    }

    @Test
    void isInTheOrderOfPrioritiesAndTheAddressesOfOneServerShareItsWeight() {
        zone.srv("_sip._udp.carrier.test", 200, "20 5 5060 spare.carrier.test")
                .srv("_sip._udp.carrier.test", 200, "10 3 5060 sbc1.carrier.test")
                .srv("_sip._udp.carrier.test", 200, "10 0 5060 sbc2.carrier.test")
                .address("sbc1.carrier.test", 100, "192.0.2.1", "192.0.2.2")
                .address("sbc2.carrier.test", 100, "192.0.2.3")
                .address("spare.carrier.test", 100, "192.0.2.9");

        Location location = locate(ALL, 0, Transport.UDP);
        assertThat(location.places()).extracting(Place::priority).containsExactly(10, 10, 10, 20);
        assertThat(location.places()).extracting(Place::weight).containsExactly(150, 150, 1, 501);
    }

    @Test
    void followsAliasesAndHoldsNoLongerThanTheyDo() {
        zone.alias("carrier.test", 30, "real.test").address("real.test", 60, "192.0.2.7");

        Location location = locate(ALL, 5060, null);
        assertThat(places(location)).containsExactly("0 UDP 192.0.2.7:5060");
        assertThat(location.ttlSeconds()).isEqualTo(30);
    }

    @Test
    void isNowhereWhenTheNameIsNotThereOrItsServiceIsDeclaredAbsent() {
        assertThat(locate(ALL, 0, null).said()).isEqualTo(Said.NOTHING);
        zone.srv("_sip._udp.carrier.test", 60, "0 0 0 .");
        assertThat(locate(ALL, 0, Transport.UDP).said()).isEqualTo(Said.NOTHING);
    }

    @Test
    void isUnknownAndNotNowhereWhenServersFailAreSilentOrTalkNonsense() {
        zone.mood(Mood.FAILING);
        assertThat(locate(ALL, 0, null).said()).isEqualTo(Said.UNKNOWN);
        zone.mood(Mood.SILENT);
        assertThat(locate(ALL, 5060, Transport.UDP).said()).isEqualTo(Said.UNKNOWN);
        zone.mood(Mood.ANSWERING).garbled("_sip._udp.carrier.test", DnsRecordType.SRV);
        assertThat(locate(ALL, 0, Transport.UDP).said()).isEqualTo(Said.UNKNOWN);
    }

    @Test
    void isAskedOfTheNextServerWhenOneFails() {
        zone.address("carrier.test", 60, "192.0.2.7");
        try (ZoneServer failing = new ZoneServer().mood(Mood.FAILING);
                NameServers both = new NameServers(
                        List.of(failing.socketAddress(), zone.socketAddress()))) {
            assertThat(places(new SipLocator(both, ALL.subList(0, 1)).locate(
                    new SipName("carrier.test", 5060, Optional.empty()))))
                    .containsExactly("0 UDP 192.0.2.7:5060");
            assertThat(failing.asked("A carrier.test")).isOne();
        }
    }

    @Test
    void isAskedByStreamWhenTheAnswerFitsNoDatagram() {
        zone.mood(Mood.ANSWERING_BY_STREAM_ONLY).address("carrier.test", 60, "192.0.2.7");

        assertThat(places(locate(ALL.subList(0, 1), 5060, null)))
                .containsExactly("0 UDP 192.0.2.7:5060");
    }

    @Test
    void isWhatTheHostsFileSaysBeforeAnybodyIsAsked() throws IOException {
        bothServices();
        Files.writeString(hosts, "# of ours\n192.0.2.50\tother Carrier.Test # the trunk\n");

        assertThat(places(locate(ALL, 0, null))).containsExactly("0 UDP 192.0.2.50:5060");
        assertThat(zone.asked("A carrier.test")).isZero();
    }

    @Test
    void isAskedOfTheServersThatTheSystemNames(@TempDir Path folder) throws IOException {
        Path resolvConf = Files.writeString(folder.resolve("resolv.conf"),
                "# by DHCP\nsearch test\nnameserver 192.0.2.53\nnameserver 2001:db8::53 ; v6\n");

        assertThat(new SystemFiles(resolvConf, hosts).nameServers())
                .extracting(server -> server.getAddress().getHostAddress())
                .containsExactly("192.0.2.53", "2001:db8:0:0:0:0:0:53");
        assertThat(new SystemFiles(folder.resolve("none"), hosts).nameServers())
                .extracting(server -> server.getAddress().getHostAddress())
                .containsExactly("127.0.0.1");
    }

    @Test
    void isNeverTheAddressOfNobodyAsFiltersAnswer() {
        zone.srv("_sip._udp.carrier.test", 200, "1 0 5062 sbc1.carrier.test")
                .address("sbc1.carrier.test", 100, "0.0.0.0");

        assertThat(locate(ALL, 0, Transport.UDP).places()).isEmpty();
    }
}
