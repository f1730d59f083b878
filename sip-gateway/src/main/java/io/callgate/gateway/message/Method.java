package io.callgate.gateway.message;

/**
 * Request methods told apart; every other is {@link #OTHER} and is carried or refused by its class.
 */
public enum Method {
    INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, INFO, REFER, NOTIFY, SUBSCRIBE, MESSAGE,
    REGISTER, PUBLISH, OTHER
}
