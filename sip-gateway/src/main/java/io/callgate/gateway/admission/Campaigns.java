package io.callgate.gateway.admission;

import io.callgate.gateway.config.CallerTermsConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.message.AddressScanner;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.SipUri;
import io.callgate.store.numbering.E164;
import java.util.List;

/**
 * Tells of which of its seller's campaigns a call is, and what number it presents. Pointed at each
 * request in turn; loop thread only, allocates nothing.
 *
 * <p>In this order: the header, if the caller may set it, else it counts for nothing; the tech
 * prefix; the number presented in P-Asserted-Identity, or else in From; what the caller's calls are
 * by default. A header that names none of the seller's campaigns leaves the campaign unknown, which
 * is judged by the strictest rules. Whoever dials could put a prefix or number there to have its
 * calls taken for service, or for what may be offered: of a caller that may not name campaigns they
 * are believed of its own campaign alone, or where it has none of its own, of any that prospects;
 * any other leaves the campaign unknown.
 */
public final class Campaigns {

    /** Of none that could be told. */
    public static final int UNKNOWN = -1;

    /**
     * Further numbers that a call may present: RFC 3325 9.1 allows two of P-Asserted-Identity,
     * beside From. One beyond counts as one that cannot be read.
     */
    private static final int FURTHER_MAX = 4;

    private static final byte[] NONE_DIALLED = {};
    private static final byte[] ASSERTED = Ascii.bytes("P-Asserted-Identity");

    private final CampaignMarks[] sellers;
    /** By index of the caller. */
    private final boolean[] namesCampaigns;
    /** By index of the caller: its campaign where nothing else tells it. */
    private final int[] usual;
    private final AddressScanner address = new AddressScanner();
    private final SipUri uri = new SipUri();
    private int campaign = UNKNOWN;
    private long presented = E164.NOT_UNDERSTOOD;
    private final long[] further = new long[FURTHER_MAX];
    private int furtherCount;

    public Campaigns(List<SellerConfig> config) {
        sellers = config.stream().map(CampaignMarks::new).toArray(CampaignMarks[]::new);
        int callers = config.stream().mapToInt(seller -> seller.callers().size()).sum();
        namesCampaigns = new boolean[callers];
        usual = new int[callers];
        int caller = 0;
        for (int seller = 0; seller < sellers.length; seller++) {
            for (CallerConfig one : config.get(seller).callers()) {
                CallerTermsConfig terms = one.terms();
                namesCampaigns[caller] = terms.namesCampaigns();
                usual[caller++] = sellers[seller].named(terms.campaign());
            }
        }
    }

    /** Reads a request of a caller that was recognised. */
    public void read(SipMessage request, Caller caller) {
        presented = E164.NOT_UNDERSTOOD;
        furtherCount = 0;
        for (int line = 0; line < request.headerCount(); line++) {
            if (isNamed(request, line, ASSERTED)) {
                readAsserted(request, line, caller);
            }
        }
        if (request.has(Part.FROM_URI)) {
            present(numberIn(request.bytes(), request.start(Part.FROM_URI),
                    request.end(Part.FROM_URI), caller));
        }
        campaign = campaignOf(request, caller, sellers[caller.sellerIndex()]);
    }

    /**
     * Of a call whose request is not at hand, and no header with it: where the campaign stands
     * among the seller's, or {@link #UNKNOWN}.
     *
     * @param dialled as the caller would dial it, its tech prefix in front
     * @param shown   the number it presents, an {@link E164} long
     */
    public int campaignOf(Caller caller, String dialled, long shown) {
        byte[] bytes = Ascii.bytes(dialled);
        return byNumbers(caller, bytes, 0, bytes.length, shown);
    }

    /** Place among the seller's campaigns, or {@link #UNKNOWN}. */
    public int campaign() {
        return campaign;
    }

    /**
     * An {@link E164} long: the first of P-Asserted-Identity that can be read, or else From;
     * NOT_UNDERSTOOD if there is none.
     */
    public long presented() {
        return presented;
    }

    /**
     * What the call presents besides, as many as {@link #furtherCount}; NOT_UNDERSTOOD stands for
     * what is asserted in a way that cannot be read. Filled anew by each {@link #read}.
     */
    public long[] further() {
        return further;
    }

    public int furtherCount() {
        return furtherCount;
    }

    /** The campaign's name, "" if it is unknown. */
    public String name(Caller caller, int number) {
        return number == UNKNOWN ? "" : sellers[caller.sellerIndex()].name(number);
    }

    private int campaignOf(SipMessage request, Caller caller, CampaignMarks marks) {
        if (marks.isEmpty()) {
            return UNKNOWN;
        }
        int header = namesCampaigns[caller.index()] ? lineOf(request, marks.header()) : UNKNOWN;
        if (header != UNKNOWN) {
            return marks.byHeader(request.bytes(), request.valueStart(header),
                    request.valueEnd(header));
        }
        return request.has(Part.URI_USER)
                ? byNumbers(caller, request.bytes(), request.start(Part.URI_USER),
                        request.end(Part.URI_USER), presented)
                : byNumbers(caller, NONE_DIALLED, 0, 0, presented);
    }

    private int byNumbers(Caller caller, byte[] bytes, int from, int to, long shown) {
        CampaignMarks marks = sellers[caller.sellerIndex()];
        int marked = marks.byTechPrefix(bytes, from, to);
        if (marked == UNKNOWN) {
            marked = marks.byCallerNumber(shown);
        }
        int own = usual[caller.index()];
        if (marked == UNKNOWN) {
            return own;
        }
        boolean believed = namesCampaigns[caller.index()] || marked == own
                || own == UNKNOWN && marks.isProspecting(marked);
        return believed ? marked : UNKNOWN;
    }

    /** All values of a line; what the called person is shown of them is the carrier's choice. */
    private void readAsserted(SipMessage request, int line, Caller caller) {
        int end = request.valueEnd(line);
        int at = request.valueStart(line) - 1;
        do {
            at = address.scan(request.bytes(), at + 1, end);
            if (at < 0) {
                addFurther(E164.NOT_UNDERSTOOD);
            } else {
                present(numberIn(request.bytes(), address.uriStart(), address.uriEnd(), caller));
            }
        } while (at >= 0 && at < end);
    }

    /** A name in place of a number presents none. */
    private void present(long number) {
        if (presented == E164.NOT_UNDERSTOOD) {
            presented = number;
        } else if (number != E164.NOT_UNDERSTOOD && number != presented) {
            addFurther(number);
        }
    }

    private void addFurther(long number) {
        if (furtherCount < FURTHER_MAX) {
            further[furtherCount++] = number;
        } else {
            further[FURTHER_MAX - 1] = E164.NOT_UNDERSTOOD;
        }
    }

    private long numberIn(byte[] bytes, int from, int to, Caller caller) {
        if (!uri.scan(bytes, from, to) || uri.userStart() < 0) {
            return E164.NOT_UNDERSTOOD;
        }
        long number = caller.canonicaliser().canonicalise(bytes, uri.userStart(), uri.userEnd());
        return E164.isSubscriber(number) ? number : E164.NOT_UNDERSTOOD;
    }

    /** The first header line of this name, in any case of letters; UNKNOWN if there is none. */
    private static int lineOf(SipMessage request, byte[] name) {
        for (int line = 0; line < request.headerCount(); line++) {
            if (isNamed(request, line, name)) {
                return line;
            }
        }
        return UNKNOWN;
    }

    private static boolean isNamed(SipMessage request, int line, byte[] name) {
        int start = request.headerStart(line);
        return request.headerName(line) == HeaderName.OTHER
                && request.valueStart(line) - start > name.length
                && endsName(request.bytes()[start + name.length])
                && Ascii.equalsIgnoreCase(request.bytes(), start, start + name.length, name);
    }

    private static boolean endsName(byte behind) {
        return behind == ':' || behind == ' ' || behind == '\t';
    }
}
