package io.callgate.gateway.useragent;

import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone, UDP and TCP on one port: places calls and is called. Made for tests, the
 * demo and test calls. Safe from any thread; {@link #close} ends its threads.
 */
public final class UserAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UserAgent.class);

    private final InetSocketAddress local;
    private final Endpoint endpoint;
    private final ScheduledExecutorService later;
    private final Callee callee;
    private final Dialler dialler;
    private final Settling settling;

    private UserAgent(String name, InetSocketAddress local) throws SipException, ParseException {
        this.local = local;
        endpoint = new Endpoint(name, local);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name + "-later");
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        later = executor;
        SipURI own = endpoint.addresses.createSipURI(name, local.getAddress().getHostAddress());
        own.setPort(local.getPort());
        ContactHeader contact = endpoint.headers.createContactHeader(
                endpoint.addresses.createAddress(own));
        callee = new Callee(endpoint, contact, later);
        dialler = new Dialler(endpoint, contact);
        settling = new Settling(name);
        endpoint.deliverTo(new Listener());
    }

    /**
     * Starts on loopback.
     *
     * @throws IllegalStateException if the port is taken
     */
    public static UserAgent start(String name, int port) {
        return start(name, new InetSocketAddress(LoopbackPort.HOST, port));
    }

    /** @throws IllegalStateException if the port is taken, or the address is not ours */
    public static UserAgent start(String name, InetSocketAddress local) {
        try {
            return new UserAgent(name, local);
        } catch (SipException | ParseException cause) {
            throw new IllegalStateException("user agent " + name + " cannot start: "
                    + cause.getMessage(), cause);
        }
    }

    public InetSocketAddress address() {
        return local;
    }

    public int port() {
        return local.getPort();
    }

    /** From the next call on. */
    public UserAgent answerBy(AnswerPlan plan) {
        callee.answerBy(plan);
        return this;
    }

    /** Calls that reached this agent; a retransmission is no new call. */
    public int invitesReceived() {
        return callee.invitesReceived();
    }

    /** The last calls that reached this agent, in order of arrival. */
    public List<ReceivedCall> received() {
        return callee.calls();
    }

    /** @throws IllegalArgumentException if the plan holds something that SIP cannot express */
    public PlacedCall place(CallPlan plan) {
        try {
            return dialler.place(plan);
        } catch (ParseException | InvalidArgumentException | SipException cause) {
            throw new IllegalArgumentException("cannot call " + plan.requestUri() + ": "
                    + cause.getMessage(), cause);
        }
    }

    /** The last messages that passed this agent's sockets, retransmissions included. */
    public List<TracedMessage> trace() {
        return endpoint.trace().all();
    }

    @Override
    public void close() {
        later.shutdownNow();
        settling.await(local);
        endpoint.close();
    }

    /** On the stack's threads; nothing may escape into it. */
    private final class Listener implements SipListener {

        @Override
        public void processRequest(RequestEvent event) {
            try {
                if (!settling.sees(event.getRequest())) {
                    callee.onRequest(event);
                }
            } catch (Exception cause) {
                LOG.warn("request not answered: {}", event.getRequest().getMethod(), cause);
            }
        }

        @Override
        public void processResponse(ResponseEvent event) {
            try {
                dialler.onResponse(event);
            } catch (Exception cause) {
                LOG.warn("response not handled: {}", event.getResponse().getStatusCode(), cause);
            }
        }

        @Override
        public void processTimeout(TimeoutEvent event) {
            dialler.onSilence(event.getClientTransaction(), "no final answer in time");
        }

        @Override
        public void processIOException(IOExceptionEvent event) {
            LOG.debug("not sent to {}:{}", event.getHost(), event.getPort());
        }

        @Override
        public void processTransactionTerminated(TransactionTerminatedEvent event) {
            dialler.onSilence(event.getClientTransaction(), "no final answer");
        }

        @Override
        public void processDialogTerminated(DialogTerminatedEvent event) {
            // The call's end was seen by its BYE or its final answer.
        }
    }
}
