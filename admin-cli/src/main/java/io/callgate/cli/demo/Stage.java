package io.callgate.cli.demo;

import io.callgate.cli.Failure;
import io.callgate.cli.call.DialledUri;
import io.callgate.cli.gateway.OperatorsPort;
import io.callgate.gateway.Gateway;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.useragent.AnswerPlan;
import io.callgate.gateway.useragent.CallPlan;
import io.callgate.gateway.useragent.LoopbackPort;
import io.callgate.gateway.useragent.UserAgent;
import io.callgate.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** What the show needs and leaves no trace of: a folder, a carrier, the gateway, a PBX. */
final class Stage implements AutoCloseable {

    /** The sample configuration; it keeps its store beside the folder it lies in. */
    static final Path CONFIG = Path.of("configs", "demo.yaml");
    /** The configuration's own; named in every command, for CALLGATE_STORE may name a real one. */
    static final Path STORE = Path.of("var", "demo");
    /** In the layout in which BlocTel sent the prospect files of companies back. */
    static final Path LIST = Path.of("retour_sample.csv");
    private static final int RINGING_MILLIS = 40;
    private static final long POLL_MILLIS = 10;
    /** Promised is a second; a machine that is busy with something else may be late. */
    private static final long IN_FORCE_NANOS_MAX = 10_000_000_000L;

    private final Path folder;
    private final Thread sweepOnInterrupt;
    private UserAgent carrier;
    private UserAgent pbx;
    private GatewayConfig gatewayConfig;
    private Gateway gateway;

    Stage() throws IOException {
        folder = Files.createTempDirectory("callgate-demo-");
        sweepOnInterrupt = new Thread(() -> sweep(folder), "callgate-demo-sweep");
        Runtime.getRuntime().addShutdownHook(sweepOnInterrupt);
        unpack(CONFIG);
        unpack(LIST);
    }

    /** Starts the far ends and the gateway between them, on ports that nobody uses. */
    void open() throws IOException {
        carrier = UserAgent.start("carrier", LoopbackPort.free())
                .answerBy(AnswerPlan.answer(RINGING_MILLIS));
        pbx = UserAgent.start("pbx", LoopbackPort.free());
        gatewayConfig = ConfigLoader.load(resolve(CONFIG), Map.of()).config()
                .withCarrierPort("carrier-a", carrier.port());
        gateway = Gateway.start(gatewayConfig);
    }

    /** A file of the stage, given by its place in the stage's folder. */
    Path resolve(Path file) {
        return folder.resolve(file);
    }

    /** The number, dialled at the gateway as at a trunk. */
    CallPlan callTo(String dialled) {
        ListeningPoint trunk = gateway.listeningPoints().get(0);
        return CallPlan.to(DialledUri.of(dialled, trunk.address(), trunk.port()));
    }

    /** Returns when calls are judged by everything that is on record now. */
    void awaitInForce() throws IOException, InterruptedException {
        OperatorsPort port = new OperatorsPort(
                OperatorsPort.url(gatewayConfig.admin().address(), gateway.adminPort()));
        try (Store store = Store.open(gatewayConfig.storeDirectory())) {
            long recorded = store.lastSequence();
            long deadline = System.nanoTime() + IN_FORCE_NANOS_MAX;
            while (port.registerSequenceApplied() < recorded) {
                if (System.nanoTime() - deadline > 0) {
                    throw Failure.unknown("the gateway does not take notice of a new record");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    UserAgent carrier() {
        return carrier;
    }

    UserAgent pbx() {
        return pbx;
    }

    @Override
    public void close() {
        if (pbx != null) {
            pbx.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        if (carrier != null) {
            carrier.close();
        }
        sweep(folder);
        Runtime.getRuntime().removeShutdownHook(sweepOnInterrupt);
    }

    private void unpack(Path file) throws IOException {
        Files.createDirectories(resolve(file).getParent());
        try (InputStream packed = Stage.class.getResourceAsStream("/" + file.getFileName())) {
            Files.copy(packed, resolve(file));
        }
    }

    /** What cannot be deleted is left to the system's own care of its folder for such files. */
    private static void sweep(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            folder.toFile().delete();
        }
    }
}
