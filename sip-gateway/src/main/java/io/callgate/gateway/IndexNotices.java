package io.callgate.gateway;

import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.store.index.IndexListener;
import io.callgate.store.index.Scope;
import io.callgate.store.index.SellerScopes;
import io.callgate.store.index.SuppressionIndex;
import java.util.stream.IntStream;

/** Tells the person on call what the index's follower meets. */
final class IndexNotices implements IndexListener {

    private final Notices notices;

    IndexNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void listActivated(String list, long version, long numbers) {
        notices.raise(Notice.LIST_ACTIVATED,
                list + " version " + version + ", " + numbers + " numbers");
    }

    @Override
    public void faulted(String what, Exception cause) {
        notices.raise(Notice.STORE_UNREADABLE, what + ": " + cause.getMessage());
    }

    /** An opt-out under a mistyped name would stop no call, and nobody would know. */
    void tellOfUnknownCampaigns(SuppressionIndex index, Parties parties) {
        parties.campaignsBySeller().forEach((seller, names) -> {
            SellerScopes recorded = index.campaignsOf(seller);
            IntStream.range(0, recorded.size()).mapToObj(recorded::campaign)
                    .map(Scope::campaign).filter(name -> !names.contains(name)).findFirst()
                    .ifPresent(first -> notices.raise(Notice.CAMPAIGN_UNKNOWN,
                            seller + ", such as " + first));
        });
    }

    @Override
    public void scopesFull(String first) {
        notices.raise(Notice.SCOPES_FULL, "the first is " + first);
    }
}
