package io.callgate.gateway.useragent;

import java.nio.charset.StandardCharsets;

/** An offer, and an answer, of a stream that nobody sends on: a test call carries no sound. */
final class SessionDescription {

    static final byte[] BYTES = String.join("\r\n",
            "v=0",
            "o=callgate 0 0 IN IP4 127.0.0.1",
            "s=test call",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 9 RTP/AVP 8 0",
            "a=inactive",
            "").getBytes(StandardCharsets.US_ASCII);

    private SessionDescription() {
    }
}
