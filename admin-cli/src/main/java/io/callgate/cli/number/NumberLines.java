package io.callgate.cli.number;

import io.callgate.cli.Table;
import io.callgate.cli.record.Written;
import java.util.ArrayList;
import java.util.List;

/** What is held about a number, for a person to read. */
final class NumberLines {

    private NumberLines() {
    }

    static List<String> of(NumberShape shape) {
        List<String> lines = new ArrayList<>();
        lines.add(shape.number() + (shape.erased()
                ? ": erased; what is kept stands under a keyed hash of it" : ""));
        Table optOuts = new Table("OPT-OUT OF", "CAMPAIGN", "CHANNEL", "EXPIRES", "RECORD");
        shape.optOuts().forEach(one -> optOuts.row(one.seller(), one.campaign(), one.channel(),
                one.expires(), Long.toString(one.record())));
        add(lines, optOuts);
        Table consents = new Table("CONSENT TO", "CAMPAIGN", "SAID", "GIVEN", "EXPIRES", "PROOF",
                "RECORD");
        shape.consents().forEach(one -> consents.row(one.seller(), one.campaign(),
                one.withdrawn() ? "no" : "yes", one.given(), one.expires(), one.proof(),
                Long.toString(one.record())));
        add(lines, consents);
        Table exemptions = new Table("EXEMPT FOR", "CAMPAIGN", "BASIS", "GIVEN", "EXPIRES",
                "RECORD");
        shape.exemptions().forEach(one -> exemptions.row(one.seller(), one.campaign(),
                one.basis(), Written.beginning(one.given(), one.dated()), one.expires(),
                Long.toString(one.record())));
        add(lines, exemptions);
        Table lists = new Table("LIST", "VERSION", "ISSUED", "ANSWER", "AS OF");
        shape.lists().forEach(one -> lists.row(one.list(), Long.toString(one.version()),
                one.issued(), one.inWords(), one.checked()));
        add(lines, lists);
        Table attempts = new Table("TRIED BY", "ATTEMPTS", "ON");
        shape.attempts().forEach(one -> attempts.row(one.seller(),
                Integer.toString(one.counted()), String.join(" ", one.days())));
        add(lines, attempts);
        Table history = new Table("RECORD", "TIME", "EVENT", "SELLER", "CAMPAIGN", "DETAIL", "BY",
                "SOURCE", "NOTE");
        shape.history().forEach(one -> history.row(Long.toString(one.record()), one.time(),
                one.event(), one.seller(), one.campaign(), one.detail(), one.by().operator(),
                one.by().source(), one.note()));
        add(lines, history);
        return lines;
    }

    private static void add(List<String> lines, Table table) {
        lines.add("");
        lines.addAll(table.lines());
    }
}
