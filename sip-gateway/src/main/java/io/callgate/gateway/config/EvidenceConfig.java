package io.callgate.gateway.config;

import java.nio.file.Path;

/** {@code evidence}: where call records go, and what happens to calls when they cannot be kept. */
public record EvidenceConfig(Path directory, OnLoss onLoss) {

    /** A call whose record cannot be written. */
    public enum OnLoss {
        /** Calls go on; a notice is raised and the loss is counted. */
        ADMIT,
        /** New calls are answered 480 until records can be written again. */
        REFUSE
    }
}
