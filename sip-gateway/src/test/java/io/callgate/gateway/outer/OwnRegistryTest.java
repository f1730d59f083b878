package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two sellers under one law, whose registry answers each for itself: the first by the sample list,
 * the second by the list that is called as the registry is. The law names no hours.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class OwnRegistryTest {

    private static final String REGISTRY = "objections";
    private static final String OTHER_ADDRESS = "127.0.0.2";
    private static final String TRYING = "SIP/2.0 100 ";
    private static final String REFUSED = "SIP/2.0 603 Suppressed";
    private static final String UNCHECKABLE = "SIP/2.0 480 ";

    @Test
    void answersEachSellerByItsOwnList(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage);
        assertThat(own(stage, gateway, Numbers.CLEAN)).startsWith(TRYING);
        assertThat(other(stage, gateway, Numbers.CLEAN)).as("its list is missing")
                .startsWith(UNCHECKABLE);

        importRegistry(stage, gateway);
        Awaitility.await().until(
                () -> other(stage, gateway, Numbers.CLEAN).startsWith(REFUSED));
        assertThat(other(stage, gateway, Numbers.LISTED)).startsWith(TRYING);
        assertThat(own(stage, gateway, Numbers.CLEAN)).startsWith(TRYING);
        assertThat(own(stage, gateway, Numbers.LISTED)).startsWith(REFUSED);
        for (String list : new String[] {SampleStore.LIST, REGISTRY}) {
            gateway.records().awaitJudgedWith(
                    "\"reason\":\"listed\",\"step\":7,\"list\":\"" + list + "\"", 1);
        }
    }

    private static void importRegistry(Stage stage, GatewayUnderTest gateway) throws IOException {
        Path file = Files.writeString(stage.newFolder("registry").resolve("all.txt"),
                Numbers.CLEAN);
        try (Store store = Store.open(gateway.store())) {
            store.importList(ListImport.replacing(REGISTRY, file, LocalDate.parse("2026-08-10"),
                    new Author("test", "outer test")),
                    entries -> entries.number(Long.parseLong(Numbers.CLEAN.substring(1)),
                            Standing.LISTED));
        }
    }

    private static GatewayUnderTest gateway(Stage stage) throws IOException {
        Path laws = stage.newFolder("laws");
        Files.writeString(laws.resolve("fr.yaml"), """
                country: FR
                periods:
                  - in-force-from: 2016-07-01
                    law: register of objections
                    registries: [{name: %s, access: whole-list, article: art. 1}]
                """.formatted(REGISTRY));
        return stage.gateway(settings -> settings.carrier(Ports.free()).caller("""
                {name: marketing, peers: [127.0.0.1/32]}
                    regulations: {FR: fr}
                    registries: {%s: %s}
                  - name: raclette
                    country: FR
                    regulations: {FR: fr}
                    callers: [{name: chalet, peers: [%s]}]
                """.formatted(REGISTRY, SampleStore.LIST, OTHER_ADDRESS))
                .further("regulations: {directory: " + laws + "}"));
    }

    private static String own(Stage stage, GatewayUnderTest gateway, String number) {
        return answer(stage.rawPeer(), gateway, number);
    }

    private static String other(Stage stage, GatewayUnderTest gateway, String number) {
        return answer(stage.rawPeer(OTHER_ADDRESS), gateway, number);
    }

    private static String answer(RawPeer dialer, GatewayUnderTest gateway, String number) {
        dialer.send(gateway.port(), SipText.invite(number, dialer.port(), gateway.port()));
        return dialer.receive(Patience.MAX).orElseThrow();
    }
}
