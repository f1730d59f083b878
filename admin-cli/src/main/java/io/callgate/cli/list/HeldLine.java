package io.callgate.cli.list;

import io.callgate.store.AnswerSink;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.ListKind;
import java.io.IOException;

/** How what a list says of a number is written: the number; of a scrub, its answer and day too. */
final class HeldLine {

    private HeldLine() {
    }

    /** Takes lines. */
    interface Sink {
        void accept(String line) throws IOException;
    }

    static AnswerSink to(Sink lines, ListKind kind) {
        return kind == ListKind.DENY
                ? (number, listed, checked) -> lines.accept(E164.format(number))
                : (number, listed, checked) -> lines.accept(E164.format(number)
                        + (listed ? ",listed," : ",clean,") + checked);
    }
}
