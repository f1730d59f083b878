package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.names.Place;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where an admitted call may leave: chosen by priority and weight among the carriers that answer,
 * are not drained, and have room. Loop thread only, after construction.
 */
public final class Carriers {

    /** Nothing was tried before. */
    public static final Target[] NONE = {};

    private final Carrier[] byPriority;
    private final EstablishedCalls established;
    private final CarrierWatch watch;
    private final Selection selection;
    private final Predicate<Carrier> carrierMayTake = this::mayTake;
    private final Predicate<Target> targetMayTake = this::mayTake;
    private volatile Predicate<SipMessage> probeAnswers = response -> false;
    /** The choice at hand. */
    private Target[] tried = NONE;
    private int triedCount;
    private long nowNanos;
    private boolean limitsHold;
    private boolean healthCounts;
    private boolean tlsOnly;

    /**
     * One that is named by a name is down until {@link #located} says where it is.
     *
     * @param seed of the choices among equals
     */
    public Carriers(List<CarrierConfig> configs, Wire wire, CarrierWatch watch, long seed) {
        this.watch = watch;
        selection = new Selection(seed);
        List<CarrierConfig> sorted = new ArrayList<>(configs);
        sorted.sort(Comparator.comparingInt(CarrierConfig::priority));
        byPriority = new Carrier[sorted.size()];
        for (int i = 0; i < byPriority.length; i++) {
            byPriority[i] = new Carrier(sorted.get(i), i, wire);
        }
        established = new EstablishedCalls(byPriority);
    }

    /** Where the carrier's name leads by now; sorted by priority, and empty if nowhere. */
    void located(Carrier carrier, List<Place> places) {
        for (Target forgotten : carrier.moveTo(places)) {
            if (!isCarrier(forgotten.address())) {
                forgotten.letGo();
            }
        }
    }

    /**
     * Where a call goes next, and counts it there; null if nowhere. An emergency call knows no
     * limit, and rather tries a carrier that is down or drained than none.
     *
     * @param triedBefore those that could not take this call, the last one last
     */
    public Target choose(boolean emergency, Target[] triedBefore, int triedBeforeCount,
            long now) {
        return choose(emergency, false, triedBefore, triedBeforeCount, now);
    }

    /** @param sips whether it may leave by TLS only */
    public Target choose(boolean emergency, boolean sips, Target[] triedBefore,
            int triedBeforeCount, long now) {
        tlsOnly = sips;
        tried = triedBefore;
        triedCount = triedBeforeCount;
        nowNanos = now;
        limitsHold = !emergency;
        healthCounts = true;
        Target chosen = search();
        if (chosen == null && emergency) {
            healthCounts = false;
            chosen = search();
        }
        if (chosen != null) {
            chosen.health.callBegins(now);
            chosen.carrier().counts().attempted();
            chosen.carrier().callBegins(now, chosen.carrier() == carrierTriedLast());
        }
        return chosen;
    }

    /** RFC 3263 4.3: first the other addresses of the carrier tried last. */
    private Target search() {
        Carrier carrier = carrierTriedLast();
        boolean staysThere = carrier != null && !(carrier.isDrained() && healthCounts)
                && anyTargetOf(carrier);
        if (!staysThere) {
            carrier = selection.pick(byPriority, carrierMayTake);
        }
        return carrier == null ? null : selection.pick(carrier.targets(), targetMayTake);
    }

    /** It has counted this call already; null if there is none. */
    private Carrier carrierTriedLast() {
        return triedCount == 0 ? null : tried[triedCount - 1].carrier();
    }

    private boolean mayTake(Carrier carrier) {
        boolean open = !limitsHold || carrier.hasRoom(nowNanos);
        return open && !(carrier.isDrained() && healthCounts) && anyTargetOf(carrier);
    }

    private boolean anyTargetOf(Carrier carrier) {
        for (Target target : carrier.targets()) {
            if (mayTake(target)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayTake(Target target) {
        for (int i = 0; i < triedCount; i++) {
            if (tried[i] == target) {
                return false;
            }
        }
        return (target.isSecured() || !tlsOnly)
                && (!healthCounts || target.health.mayTakeCall(nowNanos));
    }

    /** Whether a carrier would take a call, were it not at its limit. */
    public boolean anyAtLimit(long now) {
        for (Carrier carrier : byPriority) {
            if (!carrier.hasRoom(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any carrier can be spoken to by TLS. */
    public boolean anySecured() {
        for (Carrier carrier : byPriority) {
            for (Target target : carrier.targets()) {
                if (target.isSecured()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether there is more than one place to try. */
    public boolean hasAlternatives() {
        return byPriority.length > 1 || byPriority[0].targets().length > 1;
    }

    /** The target has answered, whatever its answer. */
    public void answered(Target target, long now) {
        if (target.health.succeeded(now)) {
            watch.changed(target, true);
        }
    }

    /** The target has not answered in time, or cannot be reached. */
    public void silent(Target target, long now) {
        if (target.health.failed(now)) {
            watch.changed(target, false);
        }
    }

    /** The call given to the target had no answer. */
    public void unanswered(Target target, long now) {
        target.carrier().counts().unanswered();
        silent(target, now);
    }

    /** The call given to the target was answered by a final failure. */
    public void failed(Target target, int status) {
        target.carrier().counts().failed(status);
    }

    /** The call given to the target went on elsewhere. */
    public void wentOn(Target target) {
        target.carrier().counts().wentOn();
        callEnded(target);
    }

    /** A probe has come to its end. */
    void probed(Target target, LastProbe found, long now) {
        target.probed(found);
        if (found.isSuccess()) {
            answered(target, now);
        } else {
            silent(target, now);
        }
    }

    /** Who knows the answers to our own probes; from any thread. */
    public void probedBy(Predicate<SipMessage> takesAnswer) {
        probeAnswers = takesAnswer;
    }

    /** Whether the response answers a probe of ours, and so goes no further. */
    public boolean takesProbeAnswer(SipMessage response) {
        return probeAnswers.test(response);
    }

    /** The call that {@link #choose} counted does not go on there. */
    public void callEnded(Target target) {
        target.carrier().callEnds();
    }

    /** A call that had gone on elsewhere is this target's after all. */
    public void callTaken(Target target, long now) {
        target.carrier().callBegins(now, true);
    }

    /** The call is answered; it counts until {@link #callEnded(EstablishedCalls.Key)}. */
    public void callEstablished(Target target, EstablishedCalls.Key key, long now) {
        if (!established.add(key, target.carrier(), now)) {
            target.carrier().callEnds();
        }
    }

    /**
     * An established call has ended; nothing if it is not counted, or no more.
     *
     * @return false if the call goes on: it was answered in another dialog
     */
    public boolean callEnded(EstablishedCalls.Key key) {
        return established.remove(key);
    }

    /** Whether that call is counted as established, and in that dialog. */
    public boolean isUp(EstablishedCalls.Key key) {
        return established.has(key);
    }

    /** The callee has told another name, as it may in any request and answer of the dialog. */
    public void calleeRenamed(EstablishedCalls.Key key) {
        established.rename(key);
    }

    /** Whether the callee has told that it calls itself so. */
    public boolean isCalleesName(EstablishedCalls.Key key) {
        return established.isNamed(key);
    }

    /** Every few milliseconds. */
    public void onTick(long now) {
        established.sweep(now);
        for (Carrier carrier : byPriority) {
            carrier.counts().onTick(now);
        }
    }

    /** Whether the address, whatever the port, is a configured carrier's. */
    public boolean isCarrier(InetAddress address) {
        return isCarrier(address, 0);
    }

    private boolean isCarrier(InetAddress address, int port) {
        return at(address, port) != null;
    }

    private Carrier at(InetAddress address, int port) {
        for (Carrier carrier : byPriority) {
            if (carrier.isAt(address, port)) {
                return carrier;
            }
        }
        return null;
    }

    /** Whose address this is, whatever the port: of this one, too, if it is nobody's. */
    public Carrier at(InetAddress address, Carrier likely) {
        Carrier found = likely.isAt(address, 0) ? likely : at(address, 0);
        return found == null ? likely : found;
    }

    /** Whether this is a configured carrier's own address and port. */
    public boolean isCarrier(InetSocketAddress address) {
        return isCarrier(address.getAddress(), address.getPort());
    }

    /** The way to this address of a carrier, one that its name has left lately, too; else null. */
    public Hop hopTo(Transport transport, InetSocketAddress address) {
        for (Carrier carrier : byPriority) {
            Hop hop = carrier.hopTo(transport, address);
            if (hop != null) {
                return hop;
            }
        }
        return null;
    }

    /** Whether calls leave by this way, beside which there may be others to the same element. */
    public boolean isWayOut(Hop hop) {
        for (Carrier carrier : byPriority) {
            for (Target target : carrier.targets()) {
                if (target.isReachedBy(hop)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The carrier whose name has this hash, as a Route token carries it; the first if none has. */
    public Carrier byNameHash(int hash) {
        for (Carrier carrier : byPriority) {
            if (carrier.name().hashCode() == hash) {
                return carrier;
            }
        }
        return byPriority[0];
    }

    /** In the order in which they are tried. Any thread. */
    public List<Carrier> all() {
        return List.of(byPriority);
    }
}
