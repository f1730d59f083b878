package io.callgate.gateway;

import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.carrier.Probes;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Network;
import io.callgate.gateway.useragent.probe.OptionsAgent;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/** The probes of the carriers, connected to the network: a thread of their own, mostly asleep. */
final class CarrierProbes implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;
    private final Network network;
    private final OptionsAgent agent;

    private CarrierProbes(Network network) {
        this.network = network;
        // What the loop hands over while we close is dropped.
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "callgate-probes");
            made.setDaemon(true);
            return made;
        }, new ThreadPoolExecutor.DiscardPolicy());
        agent = new OptionsAgent(thread, this::send);
    }

    /** Once the listening points are bound. */
    static CarrierProbes start(Carriers carriers, Network network) {
        CarrierProbes probes = new CarrierProbes(network);
        carriers.probedBy(probes.agent::take);
        new Probes(carriers, probes.thread, network::execute, probes.agent::ask).start();
        return probes;
    }

    private void send(ListeningPoint from, InetSocketAddress to, byte[] message) {
        network.execute(() -> {
            network.send(network.hopFrom(from, to), message, message.length);
            network.flush();
        });
    }

    /** Before the network. */
    @Override
    public void close() {
        thread.shutdownNow();
        agent.close();
    }
}
