package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The recipes of configs/dialers are what the programs they are for can read. */
@ExtendWith(StageExtension.class)
class DialerRecipesTest {

    private static final Path DIALERS = Path.of("..", "configs", "dialers").toAbsolutePath()
            .normalize();
    private static final String FIREWALL = "callgate-egress.nft";

    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(DIALERS)) {
            return files.filter(file -> !file.endsWith(FIREWALL)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void eachSaysHowARefusalShowsUpAndHowToStopRedialling(Path recipe) throws IOException {
        assertThat(Files.readString(recipe)).contains("How a refusal shows up")
                .contains("How to stop redialling").contains("Suppressed").contains(FIREWALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asterisk-pjsip.conf", "vicidial.conf"})
    void asteriskReadsSectionsKeysAndExtensions(String recipe) throws IOException {
        assertThat(Files.readAllLines(DIALERS.resolve(recipe)))
                .filteredOn(line -> !line.isBlank() && !line.startsWith(";"))
                .allMatch(line -> line.matches("\\[[a-z-]+]|[a-z_]+=\\S.*"
                        + "|(exten => _\\S+,(1|n)|exten => _\\S+,n\\([a-z]+\\)"
                        + "| same => n(\\([a-z]+\\))?),[A-Za-z]+\\(.*\\)"));
    }

    @Test
    void freeSwitchReadsAGatewayAndTheExtensionThatUsesIt()
            throws IOException, SAXException, ParserConfigurationException {
        Document recipe = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(DIALERS.resolve("freeswitch.xml").toFile());
        String gateway = recipe.getElementsByTagName("gateway").item(0).getAttributes()
                .getNamedItem("name").getNodeValue();
        assertThat(Files.readString(DIALERS.resolve("freeswitch.xml")))
                .contains("sofia/gateway/" + gateway + "/$1");
    }

    /** In a network of its own, which needs no rights over this one. */
    @Test
    void nftablesTakesTheRuleThatClosesTheSideDoor(Stage stage) throws IOException {
        Path folder = stage.newFolder("nft");
        List<String> command = List.of("unshare", "--map-root-user", "--net",
                Program.NFT.orAbort().toString(), "--check", "--file",
                DIALERS.resolve(FIREWALL).toString());
        ChildProcess nft = stage.keep(ChildProcess.start(command, folder, folder.resolve("log")));
        assertThat(nft.exitCode(Patience.MAX))
                .as(Files.readString(folder.resolve("log"))).isZero();
    }
}
