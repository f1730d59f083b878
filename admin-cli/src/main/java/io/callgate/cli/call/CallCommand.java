package io.callgate.cli.call;

import io.callgate.cli.Configured;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.useragent.CallPlan;
import io.callgate.gateway.useragent.LoopbackPort;
import io.callgate.gateway.useragent.PlacedCall;
import io.callgate.gateway.useragent.UserAgent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate call}. */
@Command(name = "call", description = "Place a test call through a running gateway of this machine"
        + " and hang up as soon as it is answered. The called telephone rings.",
        footer = {"",
            "Exit codes: 0 the carrier answered, 1 refused, 3 uncheckable, not reachable or not",
            "answered in time.",
            "",
            "Examples:",
            "  callgate call 0612345678 --config callgate.yaml",
            "  callgate call 0612345678 --config callgate.yaml --transport tcp --json"})
public final class CallCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Configured configured;

    @Parameters(paramLabel = "NUMBER", description = "As a PBX would dial it.")
    private String number;

    @Option(names = "--transport", defaultValue = "udp", paramLabel = "T",
            description = "udp or tcp; default: ${DEFAULT-VALUE}.")
    private String transport;

    @Option(names = "--from", defaultValue = "callgate", paramLabel = "USER",
            description = "User part of the From header; default: ${DEFAULT-VALUE}.")
    private String from;

    @Option(names = "--timeout-s", defaultValue = "30", paramLabel = "S",
            description = "Give up ringing after S seconds; default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        InetSocketAddress gateway = gateway(configured.required());
        try (UserAgent telephone = UserAgent.start("callgate-call",
                new InetSocketAddress(gateway.getAddress(), LoopbackPort.free()))) {
            PlacedCall call = telephone.place(plan(gateway, telephone));
            seeThrough(call);
            CallOutcome outcome = CallOutcome.of(call);
            output.answer(outcome.shape(number, call), lines(outcome, call));
            return outcome.exitCode();
        } catch (IllegalStateException notStarted) {
            throw Failure.unknown(notStarted.getMessage());
        } catch (IllegalArgumentException notSip) {
            throw Failure.usage(notSip.getMessage());
        }
    }

    private CallPlan plan(InetSocketAddress gateway, UserAgent telephone) {
        String host = gateway.getAddress().getHostAddress();
        return CallPlan.to(DialledUri.of(number, host, gateway.getPort()))
                .from(DialledUri.of(from, host, telephone.port()))
                .over(transport).through(gateway);
    }

    private void seeThrough(PlacedCall call) {
        Duration patience = Duration.ofSeconds(timeoutSeconds);
        if (!call.await(patience)) {
            call.cancel();
            call.await(Duration.ofSeconds(2));
        }
        if (call.isAnswered()) {
            call.hangUp();
            call.awaitEnd(Duration.ofSeconds(2));
        }
    }

    /** Where the gateway of this configuration listens; a free port of its choice is not known. */
    private InetSocketAddress gateway(GatewayConfig config) {
        ListenConfig point = config.listen().stream()
                .filter(listen -> listen.transport().equals(transport)).findFirst()
                .orElseThrow(() -> Failure.usage("the gateway does not listen on " + transport));
        if (point.port() == 0) {
            throw Failure.usage("listen.port is 0, so nobody knows where the gateway listens");
        }
        return new InetSocketAddress(point.address(), point.port());
    }

    private List<String> lines(CallOutcome outcome, PlacedCall call) {
        Ladder ladder = new Ladder("callgate call", "gateway");
        call.ladder().forEach(message -> ladder.add(message.nanoTime(), message.sent() ? 0 : 1,
                message.sent() ? 1 : 0, message.label()));
        List<String> lines = new ArrayList<>(ladder.lines());
        lines.add("");
        lines.add(output.in(outcome.colour(), outcome.word()) + ": " + outcome.sentence());
        return lines;
    }
}
