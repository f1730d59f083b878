package io.callgate.gateway.admission;

import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.transport.Hop;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is asking: the caller behind a source address. Read by the loop thread; immutable. */
public final class Callers {

    /** Index of the seller and of the caller when the source is not recognised. */
    public static final int UNKNOWN_INDEX = -1;

    private record Peer(Cidr network, Caller caller) {
    }

    /** Longest prefix first, so the first match is the closest. */
    private final List<Peer> peers = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final Map<String, Caller> byDigestUser = new HashMap<>();
    private final Map<String, Caller> byCertificate = new HashMap<>();
    private final Caller unknown;
    private final Campaigns campaigns;

    public Callers(List<SellerConfig> sellers) {
        campaigns = new Campaigns(sellers);
        for (int index = 0; index < sellers.size(); index++) {
            addCallersOf(sellers.get(index), index);
        }
        byDigestUser.remove("");
        byCertificate.remove("");
        peers.sort(Comparator.comparingInt((Peer peer) -> peer.network.prefixBits()).reversed());
        // Whoever asks, an emergency number is understood: in the plan of the first seller.
        unknown = new Caller(UNKNOWN_INDEX, "", UNKNOWN_INDEX, "",
                new Canonicaliser(DialPlan.of(sellers.get(0).country())), 403);
    }

    private void addCallersOf(SellerConfig seller, int sellerIndex) {
        for (CallerConfig config : seller.callers()) {
            DialPlan plan = config.dialling().planOf(seller.country());
            Caller caller = new Caller(callers.size(), config.name(), sellerIndex, seller.name(),
                    new Canonicaliser(plan), config.refusalCode());
            callers.add(caller);
            config.knownBy().peers()
                    .forEach(peer -> peers.add(new Peer(Cidr.parse(peer), caller)));
            byDigestUser.put(config.knownBy().digestUser(), caller);
            byCertificate.put(config.knownBy().certificate(), caller);
        }
    }

    /** The caller that sends from this hop, or {@link #unknown()}; asked once for each hop. */
    public Caller recognise(Hop hop) {
        if (hop.admitted() instanceof Caller known) {
            return known;
        }
        Caller certified = certified(hop);
        Caller found = certified != unknown ? certified
                : at(hop.remote().getAddress()).orElse(unknown);
        hop.admitted(found);
        return found;
    }

    /** The caller that the peer's certificate names: by whom it was issued transport has seen. */
    private Caller certified(Hop hop) {
        for (String name : hop.certifiedNames()) {
            Caller named = byCertificate.get(name);
            if (named != null) {
                return named;
            }
        }
        return unknown;
    }

    /** The caller configured for an address. */
    public Optional<Caller> at(InetAddress address) {
        for (Peer peer : peers) {
            if (peer.network.contains(address)) {
                return Optional.of(peer.caller);
            }
        }
        return Optional.empty();
    }

    /** Whether any caller is recognised by password. */
    public boolean haveDigestUsers() {
        return !byDigestUser.isEmpty();
    }

    /** Names of those that are. */
    public Set<String> digestUsers() {
        return Set.copyOf(byDigestUser.keySet());
    }

    /** The caller that proves itself as this user, or {@link #unknown()}. */
    public Caller ofDigestUser(String user) {
        return byDigestUser.getOrDefault(user, unknown);
    }

    /**
     * Whether the caller may call from anywhere: where its calls come from is then known by the
     * call alone.
     */
    public boolean roams(int nameHash) {
        return haveDigestUsers() && byDigestUser.containsValue(byNameHash(nameHash));
    }

    /** Caller of a seller by name, for the operator. */
    public Optional<Caller> named(String seller, String name) {
        return callers.stream()
                .filter(caller -> caller.seller().equals(seller) && caller.name().equals(name))
                .findFirst();
    }

    /** The caller whose name has this hash, as a Route token carries it, or {@link #unknown()}. */
    public Caller byNameHash(int hash) {
        // By index: asked for each call that ends, and an iterator is garbage.
        for (int i = 0; i < callers.size(); i++) {
            if (callers.get(i).name().hashCode() == hash) {
                return callers.get(i);
            }
        }
        return unknown;
    }

    /** The name in the caller's certificate; "" if it is not known by one. */
    public String certificateOf(Caller caller) {
        return byCertificate.entrySet().stream()
                .filter(entry -> entry.getValue().equals(caller))
                .map(Map.Entry::getKey).findFirst().orElse("");
    }

    /** In the order of the configuration: a caller's index is its place here. */
    public List<Caller> all() {
        return List.copyOf(callers);
    }

    /** Tells of which campaign a caller's calls are. Loop thread only. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** Stands for every source that no seller has configured. */
    public Caller unknown() {
        return unknown;
    }
}
