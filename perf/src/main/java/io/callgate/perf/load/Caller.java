package io.callgate.perf.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * The dialer: places each call when it is due, whatever became of those before, and sees it through
 * to its end. It repeats nothing: a message that is lost is a call that is lost. Loop thread only.
 */
final class Caller extends ChannelInboundHandlerAdapter {

    /** Calls between their INVITE and their end; one more than is ever held. */
    private static final int PLACES = 1 << 18;
    private static final int REQUEST_BYTES = 2048;

    private enum Stage { OVER, CALLING, RINGING, UP, HANGING_UP }

    private final long[] callOf = new long[PLACES];
    private final long[] dueNanos = new long[PLACES];
    private final long[] numbers = new long[PLACES];
    private final Stage[] stages = new Stage[PLACES];
    private final Answered[] answers = new Answered[PLACES];
    /** Calls that are up, the one to be ended next first. */
    private final int[] up = new int[PLACES];
    private final long[] upUntilNanos = new long[PLACES];
    private int upFirst;
    private int upAfterLast;

    private final NumberList list;
    private final InetSocketAddress target;
    private final int carrier;
    private final Received answer = new Received();
    private CallMessages messages;
    private Channel channel;
    private Offer offer = new Offer(0, 1, 0, 0, 0);
    private Counts counts = new Counts();
    private long nextCall = 1;
    private long firstCall = 1;

    Caller(NumberList list, int target, int carrier) {
        this.list = list;
        this.target = new InetSocketAddress("127.0.0.1", target);
        this.carrier = carrier;
        Arrays.fill(stages, Stage.OVER);
        Arrays.setAll(answers, place -> new Answered());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        int local = ((InetSocketAddress) channel.localAddress()).getPort();
        messages = new CallMessages(local, target.getPort(), carrier);
        // Runs of one minute must not take each other's calls for repetitions.
        firstCall = System.currentTimeMillis() << 20 & Long.MAX_VALUE;
        nextCall = firstCall;
    }

    /** Begins to offer calls; what is still under way of an earlier offer is forgotten. */
    Counts begin(Offer next) {
        Arrays.fill(stages, Stage.OVER);
        upFirst = 0;
        upAfterLast = 0;
        firstCall = nextCall;
        offer = next;
        counts = new Counts();
        return counts;
    }

    /** Places what is due. */
    void turn() {
        long now = System.nanoTime();
        boolean wrote = false;
        long offered = nextCall - firstCall;
        while (offered < offer.calls() && offer.dueNanos(offered) <= now) {
            place(offer.dueNanos(offered), now);
            wrote = true;
            offered++;
        }
        while (upFirst != upAfterLast && upUntilNanos[upFirst] <= now) {
            hangUp(up[upFirst]);
            upFirst = (upFirst + 1) % PLACES;
            wrote = true;
        }
        if (wrote) {
            channel.flush();
        }
    }

    private void place(long due, long now) {
        int place = (int) (nextCall % PLACES);
        callOf[place] = nextCall;
        dueNanos[place] = due;
        numbers[place] = list.next();
        stages[place] = Stage.CALLING;
        send(messages.invite, place);
        nextCall++;
        counts.offered++;
        if (due >= offer.countedFromNanos()) {
            counts.lagNanosMax = Math.max(counts.lagNanosMax, now - due);
        }
    }

    private void send(Template template, int place) {
        ByteBuf out = channel.alloc().directBuffer(REQUEST_BYTES);
        template.write(out, callOf[place], numbers[place], answers[place]);
        channel.write(new DatagramPacket(out, target), channel.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        try {
            answer.read(datagram.content());
        } finally {
            datagram.release();
        }
        int place = (int) (answer.call % PLACES);
        boolean ours = answer.call > 0 && callOf[place] == answer.call
                && stages[place] != Stage.OVER;
        if (!ours) {
            counts.stray++;
        } else if (answer.method == 'B') {
            onByeAnswered(place);
        } else if (answer.status == 0 || answer.status >= 300) {
            onRefused(place);
        } else if (answer.status >= 200) {
            onAnswered(place);
        } else if (answer.status > 100) {
            onRinging(place);
        }
    }

    /** Or echoed: a bare echo is asked to be as quick as a refusal. */
    private void onRefused(int place) {
        if (answer.method != 'I' || stages[place] == Stage.HANGING_UP) {
            counts.stray++;
            return;
        }
        record(place, counts.refusal);
        answer.describe(answers[place]);
        send(messages.ackToRefusal, place);
        boolean asExpected = answer.status == 0
                || answer.status == 603 && NumberList.isListed(numbers[place]);
        end(place, asExpected);
        counts.refused++;
        counts.decided = counts.decided + 1;
    }

    private void onRinging(int place) {
        if (stages[place] == Stage.CALLING) {
            stages[place] = Stage.RINGING;
            record(place, counts.setup);
        }
    }

    private void onAnswered(int place) {
        if (stages[place] == Stage.UP || stages[place] == Stage.HANGING_UP) {
            counts.stray++;
            return;
        }
        stages[place] = Stage.UP;
        counts.decided = counts.decided + 1;
        answer.describe(answers[place]);
        send(messages.ackToAnswer, place);
        if (offer.holdNanos() == 0) {
            hangUp(place);
        } else {
            up[upAfterLast] = place;
            upUntilNanos[upAfterLast] = System.nanoTime() + offer.holdNanos();
            upAfterLast = (upAfterLast + 1) % PLACES;
        }
    }

    private void hangUp(int place) {
        stages[place] = Stage.HANGING_UP;
        send(messages.bye, place);
    }

    private void onByeAnswered(int place) {
        end(place, answer.status == 200 && !NumberList.isListed(numbers[place]));
        counts.connected++;
    }

    private void end(int place, boolean asExpected) {
        stages[place] = Stage.OVER;
        counts.wrong += asExpected ? 0 : 1;
        counts.ended = counts.ended + 1;
    }

    private void record(int place, Histogram latency) {
        if (dueNanos[place] >= offer.countedFromNanos()) {
            latency.recordValue(System.nanoTime() - dueNanos[place]);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }
}
