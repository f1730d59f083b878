package io.callgate.gateway.message;

/** Which parts a Via value is remembered as. */
enum ViaParts {
    TOP(Part.TOP_VIA, Part.TOP_VIA_SENT_BY, Part.TOP_VIA_HOST, Part.TOP_VIA_TRANSPORT),
    SECOND(Part.SECOND_VIA, Part.SECOND_VIA_SENT_BY, Part.SECOND_VIA_HOST,
            Part.SECOND_VIA_TRANSPORT);

    final Part whole;
    final Part sentBy;
    final Part host;
    final Part transport;

    ViaParts(Part whole, Part sentBy, Part host, Part transport) {
        this.whole = whole;
        this.sentBy = sentBy;
        this.host = host;
        this.transport = transport;
    }

    Part branch() {
        return this == TOP ? Part.TOP_VIA_BRANCH : Part.SECOND_VIA_BRANCH;
    }

    Part rport() {
        return this == TOP ? Part.TOP_VIA_RPORT : Part.SECOND_VIA_RPORT;
    }

    Part received() {
        return this == TOP ? Part.TOP_VIA_RECEIVED : Part.SECOND_VIA_RECEIVED;
    }

    Part maddr() {
        return this == TOP ? Part.TOP_VIA_MADDR : Part.SECOND_VIA_MADDR;
    }
}
