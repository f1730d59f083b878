package io.callgate.gateway.screening;

/** What a verdict comes to. */
public enum Outcome {
    ADMITTED, REFUSED, UNCHECKABLE
}
