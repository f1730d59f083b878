package io.callgate.cli.record;

import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.register.Author;
import io.callgate.store.register.Basis;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One record typed on the command line: whose, of which number, where it comes from. A mixin. */
public final class TypedRecord {

    @Mixin
    private OfSeller of;

    @Mixin
    private Provenance provenance;

    @Parameters(paramLabel = "NUMBER", description = "In any spelling of the seller's country.")
    private String typed;

    public Session session() {
        return of.session();
    }

    /** The seller, known to the configuration if there is one. */
    public String seller(Output output) {
        return of.knownSeller(output);
    }

    /** The campaign that the record is to help: {@link OfSeller#knownCampaign}. */
    public String helped(String campaign) {
        return of.knownCampaign(campaign);
    }

    /** The campaign of an exemption: the same, and {@link OfSeller#refuseUnlessOfAnyObject}. */
    public String exempted(String campaign, Basis basis) {
        if (campaign.isEmpty()) {
            of.refuseUnlessOfAnyObject(basis);
        }
        return helped(campaign);
    }

    /** The campaign that the record is to stop: {@link OfSeller#boundCampaign}. */
    public String bound(String campaign, Output output) {
        return of.boundCampaign(campaign, output);
    }

    public long number() {
        return of.number(typed);
    }

    public Author author() {
        return provenance.author();
    }

    public String note() {
        return provenance.note();
    }
}
