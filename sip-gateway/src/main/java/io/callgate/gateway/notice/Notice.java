package io.callgate.gateway.notice;

import java.util.Locale;

/**
 * Everything the gateway may tell the person on call: how grave it is, what happened, what that
 * does to calls, and what to do.
 */
public enum Notice {
    STORE_UNREADABLE(Severity.ERROR, "A part of the store cannot be read or written",
            "Calls are judged by what was read before; what is new in that part has no effect",
            "Look at the store directory, its disk and its owner"),
    SCOPES_FULL(Severity.ERROR, "Records name more than 16,384 sellers and campaigns",
            "Opt-outs of campaigns beyond bind their whole seller; their consents do not count",
            "Find the import whose campaign column is none, and take its records back"),
    CAMPAIGN_UNKNOWN(Severity.WARNING, "Records are of a campaign that its seller does not have",
            "They bind calls whose campaign is unknown, and no others",
            "callgate optout ls; if the name is a slip, record them again under the right one"),
    SNAPSHOT_CORRUPT(Severity.ERROR, "A list version cannot be opened",
            "The version before it stays in force; without one, calls it binds are uncheckable",
            "Import the list again, or roll it back"),
    LIST_MISSING(Severity.ERROR, "A list that binds a seller is not in the store",
            "Prospecting calls of that seller are refused as uncheckable",
            "Import the list, or take its name out of deny-lists"),
    LIST_STALE(Severity.ERROR, "A list is older than its max-age-days",
            "Prospecting calls it binds are refused as uncheckable",
            "Fetch and import the issuer's present version"),
    LIST_ACTIVATED(Severity.INFO, "A list version is in force",
            "Calls are judged by it from now on", "Nothing"),

    EVIDENCE_UNWRITABLE(Severity.ERROR, "Call records cannot be written",
            "evidence.on-loss decides: calls go on unrecorded, or are refused",
            "Free disk space or mend the folder; writing is tried again each second"),
    EVIDENCE_LOST(Severity.ERROR, "Call records were lost",
            "These calls happened, but not all of them is in evidence",
            "Look at the disk: it was full, away, or slower than the calls; or for pipeline-full"),
    EVIDENCE_RESUMED(Severity.INFO, "Call records are written again",
            "Records are complete from here on", "Nothing"),
    EVIDENCE_TORN(Severity.WARNING, "The last call record of a file was not whole",
            "Its torn bytes were cut off; every line of the file is whole again",
            "Nothing, if the gateway or the machine was killed; else look at the disk"),
    RECORDS_FAILED(Severity.ERROR, "What keeps call records and counts failed: a fault of ours",
            "Records may be missing until a restart; evidence.on-loss decides: calls go on, or are"
                    + " refused; /health/ready is 503",
            "Restart the gateway; report it with this notice and the version"),
    EVIDENCE_MOVED(Severity.WARNING, "The open file of call records was moved, deleted or changed",
            "Records go on in the file of that name; those in the old one are as they were left",
            "Touch only files of past days"),

    ATTEMPTS_UNWRITABLE(Severity.ERROR, "Call attempts cannot be written to the store",
            "They are counted in memory, 65,536 of them; then calls under a cap are uncheckable",
            "Free disk space or mend the folder attempts; writing is tried again each second"),
    ATTEMPTS_RESUMED(Severity.INFO, "Call attempts are written again",
            "None was lost", "Nothing"),
    ATTEMPTS_DAMAGED(Severity.ERROR, "Counts of call attempts were damaged on disk",
            "These numbers' attempts count from now on only: a cap may be exceeded",
            "Look at the disk; put a copy of the folder attempts back if there is a better one"),
    ATTEMPTS_FULL(Severity.ERROR, "A call attempt could not be counted: a bound is reached",
            "Calls under a cap to numbers without a place are uncheckable",
            "Look for attempts-unwritable; else share the sellers among more gateways"),

    PIPELINE_FULL(Severity.ERROR, "More messages arrived than the gateway can take",
            "Messages are dropped, calls for help last; by UDP peers repeat them",
            "Look for a flood or a loop, else share the calls among more gateways"),
    CALLS_IN_SETUP_FULL(Severity.ERROR,
            "sip.calls-in-setup-max calls are in set-up, or a flood of emergency calls has begun",
            "New calls, or strangers' emergency calls, are answered 503 with Retry-After",
            "Look for a carrier that does not answer, and at who calls for help; else raise the"
                    + " key"),
    CARRIER_UNREACHABLE(Severity.ERROR, "A carrier cannot be reached",
            "Its calls go to the next carrier; without one they fail",
            "Look at the way to the carrier, and at its own state"),
    CARRIER_DOWN(Severity.ERROR, "A carrier does not answer any more",
            "It is given no new calls until it answers again; they go to the next carrier",
            "callgate carrier ls; then the carrier's operations desk"),
    CARRIER_UP(Severity.INFO, "A carrier answers again",
            "New calls go to it again", "Nothing"),
    CARRIER_UNRESOLVED(Severity.ERROR, "A carrier's name leads to no address",
            "The carrier is down: its calls go to the next carrier; the name is asked for again",
            "Look at the name, at dns.servers, and at the name servers themselves"),
    CARRIER_NAME_STALE(Severity.ERROR, "Name servers do not say any more where a carrier is",
            "Calls go where they said last, for dns.stale-max-s; then the carrier is down",
            "Look at dns.servers, and at the name servers themselves"),
    CARRIER_MOVED(Severity.INFO, "A carrier's name leads to other addresses",
            "New calls go there; established ones stay where they are", "Nothing"),
    CARRIER_FOUND(Severity.INFO, "A carrier's name leads to an address",
            "The carrier is given calls", "Nothing"),
    CARRIER_DRAINED(Severity.INFO, "An operator has drained a carrier",
            "It is given no new calls until it is resumed or the gateway restarts",
            "callgate carrier resume NAME, when the carrier may have calls again"),
    CARRIER_RESUMED(Severity.INFO, "An operator has resumed a carrier",
            "It is given new calls again", "Nothing"),
    CARRIERS_FULL(Severity.ERROR, "No carrier could be given a call",
            "Calls that may be made are answered 503 at the carriers' limits, else 500",
            "callgate carrier ls shows which are down, drained, or at their limit"),
    CALLER_UNKNOWN(Severity.WARNING, "Calls come from an address that is no caller's",
            "They are answered 403",
            "Add the network to a caller's peers, or close it off"),
    DIGEST_LOCKED_OUT(Severity.WARNING, "A digest user or a source gave wrong passwords too often",
            "Its calls are answered 403 for up to a minute; sources that proved the user's password"
                    + " before go on",
            "Set the PBX's password anew, or close the source off"),
    DIGEST_SECRETS_UNREADABLE(Severity.ERROR, "The file of digest secrets cannot be read",
            "Passwords read before stay in force",
            "Mend the file or its permissions; it is looked at each second"),
    DIGEST_USER_WITHOUT_PASSWORD(Severity.WARNING, "A caller's digest-user has no password",
            "Its calls are answered 407 whatever it sends",
            "callgate caller password USER"),
    CERTIFICATE_RENEWED(Severity.INFO, "TLS files have changed and are in use",
            "New streams get them; open ones keep what they began with", "Nothing"),
    CERTIFICATE_UNUSABLE(Severity.ERROR, "TLS files have changed and cannot be used",
            "The ones before stay in use, until they expire",
            "Mend the files; they are looked at each second"),
    REFUSED_NUMBER_RETRIED(Severity.WARNING,
            "A refused number is called again, through another caller, trunk or spelling",
            "Each call is judged for itself; only who may call the number gets through",
            "Look for \"retry\" in the call records, and stop the dialer: see configs/dialers"),
    MALFORMED_MESSAGES(Severity.WARNING, "Messages arrive that are not well-formed SIP",
            "They are answered 4xx or dropped, as RFC 3261 asks",
            "Look at the peer; the counters of discarded messages name the faults"),
    CALL_PATH_FAULT(Severity.ERROR, "The gateway failed on a message: a fault of ours",
            "That message was dropped; the next one is handled",
            "Report it with this notice and the version"),

    DRAIN_BEGUN(Severity.INFO, "Draining",
            "New calls are answered 503; calls in set-up may finish", "Nothing"),
    CONFIGURATION_DOUBTFUL(Severity.WARNING, "The configuration allows what may not be meant",
            "Calls are judged by it as it stands",
            "callgate config check FILE tells each such key and what follows from it"),
    CONFIGURATION_RELOADED(Severity.INFO, "The configuration was read again",
            "Calls are judged by it from now on", "Nothing"),
    DRAIN_UNDONE(Severity.INFO, "No longer draining",
            "New calls are taken again", "Nothing"),
    DRAIN_ENDED(Severity.INFO, "Drained",
            "The gateway ends", "Nothing"),
    DRAIN_CUT_SHORT(Severity.WARNING, "Calls were still in set-up after sip.drain-timeout-s",
            "They are lost to their callers", "Raise the key if this was a planned restart");

    /** How soon somebody should look. */
    public enum Severity {
        INFO, WARNING, ERROR
    }

    private final Severity severity;
    private final String cause;
    private final String effect;
    private final String action;
    private final String id;

    Notice(Severity severity, String cause, String effect, String action) {
        this.severity = severity;
        this.cause = cause;
        this.effect = effect;
        this.action = action;
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stable word to search for: {@code evidence-unwritable}. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    public String cause() {
        return cause;
    }

    public String effect() {
        return effect;
    }

    public String action() {
        return action;
    }
}
