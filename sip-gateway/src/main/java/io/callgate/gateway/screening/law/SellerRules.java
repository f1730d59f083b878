package io.callgate.gateway.screening.law;

import io.callgate.gateway.admission.Campaigns;

/**
 * What binds one seller's calls.
 *
 * @param campaigns in the order of the configuration
 * @param unknown   stands for a campaign that a call could not be told to be of
 */
public record SellerRules(int index, CampaignRules unknown, CampaignRules... campaigns) {

    /** @param number place of the campaign, or that of the unknown one */
    public CampaignRules campaign(int number) {
        return number == Campaigns.UNKNOWN ? unknown : campaigns[number];
    }
}
