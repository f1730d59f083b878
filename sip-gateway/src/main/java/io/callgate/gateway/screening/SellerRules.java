package io.callgate.gateway.screening;

/**
 * What binds one seller's calls.
 *
 * @param campaigns in the order of the configuration
 * @param unknown   stands for a campaign that a call could not be told to be of
 */
record SellerRules(int index, CampaignRules unknown, CampaignRules... campaigns) {

    CampaignRules campaign(int number) {
        return number == Attempt.CAMPAIGN_UNKNOWN ? unknown : campaigns[number];
    }
}
