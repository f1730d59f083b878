package io.callgate.store.regulation;

/** What becomes of a call that cannot be judged, such as one whose list is too old. */
public enum OnUncheckable {
    REFUSE,
    /** The call goes through, marked as not checked in its evidence and in the meters. */
    ADMIT_AND_FLAG
}
