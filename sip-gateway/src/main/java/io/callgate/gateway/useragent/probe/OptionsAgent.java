package io.callgate.gateway.useragent.probe;

import gov.nist.javax.sip.ListeningPointImpl;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.signalling.StackEnd;
import io.callgate.gateway.signalling.StackSettings;
import io.callgate.gateway.transport.ListeningPoint;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.SipURI;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks by OPTIONS from the gateway's own listening points, so from the address and port that calls
 * come from: what answers it is what would answer a call. The transaction is JAIN-SIP's; of an
 * answer it is told the status and nothing else, because its parser keeps each header name for
 * ever.
 * Runs on the thread it is given, unless said otherwise.
 */
public final class OptionsAgent implements AutoCloseable {

    /** An asked element that said nothing, as a status. */
    public static final int SILENCE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(OptionsAgent.class);
    private static final AtomicInteger STACKS = new AtomicInteger();
    /** No branch of a call of ours: there a hexadecimal digit follows. */
    private static final byte[] BRANCH_PREFIX = Ascii.bytes("z9hG4bKcgp");
    private static final int BRANCH_LENGTH = BRANCH_PREFIX.length + 16;
    private static final int MAX_FORWARDS = 70;

    private record Question(SIPRequest request, ClientTransaction transaction, PointChannel channel,
            IntConsumer asker) {
    }

    private final SecureRandom random = new SecureRandom();
    private final AddressFactoryImpl addresses = new AddressFactoryImpl();
    private final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final Map<ListeningPoint, SipProvider> providers = new HashMap<>();
    /** Read by the loop thread. */
    private final Map<Long, Question> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;
    private final Outlet outlet;
    private final Listener listener = new Listener();
    /** Made by the thread, stopped by whoever closes. */
    private volatile SipStackImpl stack;

    public OptionsAgent(ScheduledExecutorService thread, Outlet outlet) {
        this.thread = thread;
        this.outlet = outlet;
    }

    /** Asks, and tells the asker once: the status of the final answer, or {@link #SILENCE}. */
    public void ask(ListeningPoint from, InetSocketAddress to, int timeoutMillis,
            IntConsumer asker) {
        long key = random.nextLong() | 1;
        try {
            SipProvider provider = providerAt(from);
            SIPRequest request = request(from, to, key);
            ClientTransaction transaction = provider.getNewClientTransaction(request);
            open.put(key, new Question(request, transaction, channelTo(provider, from, to), asker));
            transaction.sendRequest();
            thread.schedule(() -> end(key, SILENCE), timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (SipException | ParseException | InvalidArgumentException cause) {
            LOG.debug("not asked: {}", to, cause);
            open.remove(key);
            asker.accept(SILENCE);
        }
    }

    private static PointChannel channelTo(SipProvider provider, ListeningPoint from,
            InetSocketAddress to) {
        ListeningPointImpl point = (ListeningPointImpl) provider.getListeningPoint(nameOf(from));
        return new PointChannel((PointProcessor) point.getMessageProcessor(), to.getAddress(),
                to.getPort());
    }

    private static String nameOf(ListeningPoint point) {
        return point.transport().name().toLowerCase(Locale.ROOT);
    }

    private SipProvider providerAt(ListeningPoint from) throws SipException,
            InvalidArgumentException {
        SipProvider known = providers.get(from);
        if (known != null) {
            return known;
        }
        if (stack == null) {
            stack = new SipStackImpl(settings());
        }
        ListeningPointImpl point = (ListeningPointImpl) stack.createListeningPoint(
                from.address(), from.port(), nameOf(from));
        ((PointProcessor) point.getMessageProcessor()).connect(from, outlet);
        SipProvider provider = stack.createSipProvider(point);
        provider.setAutomaticDialogSupportEnabled(false);
        try {
            provider.addSipListener(listener);
        } catch (TooManyListenersException cause) {
            throw new SipException("a stack has one listener", cause);
        }
        providers.put(from, provider);
        return provider;
    }

    private static Properties settings() {
        Properties settings = StackSettings.of("probes-" + STACKS.incrementAndGet());
        settings.setProperty("gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY",
                PointProcessorFactory.class.getName());
        return settings;
    }

    private SIPRequest request(ListeningPoint from, InetSocketAddress to, long key)
            throws ParseException, InvalidArgumentException, SipException {
        String branch = new String(BRANCH_PREFIX, StandardCharsets.US_ASCII)
                + String.format(Locale.ROOT, "%016x", key);
        SipURI target = addresses.createSipURI(null,
                hostOf(to.getAddress().getHostAddress()));
        target.setPort(to.getPort());
        target.setTransportParam(nameOf(from));
        SipURI own = addresses.createSipURI("callgate", hostOf(from.address()));
        ViaHeader via = headers.createViaHeader(hostOf(from.address()), from.port(),
                from.transport().name(), branch);
        Request request = messages.createRequest(target, Request.OPTIONS,
                headers.createCallIdHeader(branch + "@" + from.address()),
                headers.createCSeqHeader(1L, Request.OPTIONS),
                headers.createFromHeader(addresses.createAddress(own), branch),
                headers.createToHeader(addresses.createAddress(target), null),
                List.of(via), headers.createMaxForwardsHeader(MAX_FORWARDS));
        own.setPort(from.port());
        request.addHeader(headers.createContactHeader(addresses.createAddress(own)));
        return (SIPRequest) request;
    }

    private static String hostOf(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Whether the response answers a question of ours, which it then does. Loop thread. */
    public boolean take(SipMessage response) {
        int start = response.start(Part.TOP_VIA_BRANCH);
        boolean ours = response.end(Part.TOP_VIA_BRANCH) - start == BRANCH_LENGTH
                && Ascii.startsWithIgnoreCase(response, Part.TOP_VIA_BRANCH, BRANCH_PREFIX);
        if (!ours) {
            return false;
        }
        long key = Ascii.hex(response.bytes(), start + BRANCH_PREFIX.length, 0);
        int status = response.status();
        boolean asked = open.containsKey(key);
        if (asked && status >= 200) {
            thread.execute(() -> answer(key, status));
        }
        return asked;
    }

    /** Hands the answer to the transaction, whose listener ends the question. */
    private void answer(long key, int status) {
        Question question = open.get(key);
        if (question != null) {
            question.channel.processMessage(question.request.createResponse(status));
            end(key, status);
        }
    }

    private void end(long key, int status) {
        Question question = open.remove(key);
        if (question == null) {
            return;
        }
        if (status == SILENCE) {
            terminate(question.transaction);
        }
        question.asker.accept(status);
    }

    private static void terminate(ClientTransaction transaction) {
        try {
            transaction.terminate();
        } catch (SipException alreadyOver) {
            LOG.debug("probe was over", alreadyOver);
        }
    }

    @Override
    public void close() {
        if (stack != null) {
            StackEnd.stop(stack);
        }
    }

    /** The answer and the time-out are known here before the stack knows them. */
    private static final class Listener implements SipListener {

        @Override
        public void processRequest(RequestEvent event) {
            LOG.debug("no request is led here: {}", event.getRequest().getMethod());
        }

        @Override
        public void processResponse(ResponseEvent event) {
            LOG.trace("probe answered {}", event.getResponse().getStatusCode());
        }

        @Override
        public void processTimeout(TimeoutEvent event) {
            LOG.trace("probe timed out");
        }

        @Override
        public void processIOException(IOExceptionEvent event) {
            LOG.debug("probe not sent to {}:{}", event.getHost(), event.getPort());
        }

        @Override
        public void processTransactionTerminated(TransactionTerminatedEvent event) {
            LOG.trace("probe ended");
        }

        @Override
        public void processDialogTerminated(DialogTerminatedEvent event) {
            LOG.trace("a probe has no dialog");
        }
    }
}
