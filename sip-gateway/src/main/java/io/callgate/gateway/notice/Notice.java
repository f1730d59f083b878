package io.callgate.gateway.notice;

/** Everything the gateway may tell the person on call: an id, how grave it is, and what to do. */
public enum Notice {
    EVIDENCE_UNWRITABLE(Severity.ERROR, "Call records cannot be written",
            "Free disk space or mend the folder; evidence.on-loss says what happens to calls");

    /** How soon somebody should look. */
    public enum Severity {
        INFO, WARNING, ERROR
    }

    private final Severity severity;
    private final String cause;
    private final String action;

    Notice(Severity severity, String cause, String action) {
        this.severity = severity;
        this.cause = cause;
        this.action = action;
    }

    public Severity severity() {
        return severity;
    }

    public String cause() {
        return cause;
    }

    public String action() {
        return action;
    }
}
