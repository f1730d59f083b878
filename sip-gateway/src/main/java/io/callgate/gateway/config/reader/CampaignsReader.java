package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.CallerTermsConfig;
import io.callgate.gateway.config.CampaignConfig;
import io.callgate.store.regulation.Rules.Purpose;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import io.callgate.store.yaml.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code campaigns} of one seller, and what its callers say of them. */
final class CampaignsReader {

    /** An opt-out is looked for in each of them when the campaign of a call is unknown. */
    private static final int CAMPAIGNS_MAX = 200;

    private static final List<String> PURPOSES =
            Arrays.stream(Purpose.values()).map(Purpose::word).toList();
    private static final List<String> YES_OR_NO = List.of("true", "false");
    /** As PBX and header rules may write it: no white space, no quotes, no commas. */
    private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._~+/:=-]{1,64}");
    private static final Pattern TECH_PREFIX = Pattern.compile("[0-9*#]{1,16}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");

    private final Problems problems;
    private final Set<String> objects;
    private final Unique names;
    private final Unique headerValues;
    private final Unique techPrefixes;
    private final Unique callerNumbers;
    /** Where each of the campaigns stands. */
    private final List<Section> sections = new ArrayList<>();
    private final List<CampaignConfig> campaigns = new ArrayList<>();
    private final List<CallerTermsConfig> callers = new ArrayList<>();

    /** @param objects kinds of goods and services for which the seller's regulations differ */
    CampaignsReader(Problems problems, Set<String> objects) {
        this.problems = problems;
        this.objects = objects;
        this.names = new Unique(problems);
        this.headerValues = new Unique(problems);
        this.techPrefixes = new Unique(problems);
        this.callerNumbers = new Unique(problems);
    }

    List<CampaignConfig> read(Section seller) {
        for (Section campaign : seller.sections("campaigns")) {
            sections.add(campaign);
            campaigns.add(campaign(campaign));
        }
        if (campaigns.size() > CAMPAIGNS_MAX) {
            seller.problem("campaigns", "are more than " + CAMPAIGNS_MAX);
        }
        return List.copyOf(campaigns);
    }

    private CampaignConfig campaign(Section campaign) {
        Text name = campaign.name();
        names.claim(name);
        campaign.required("purpose");
        String purpose = campaign.oneOf("purpose", "prospecting", PURPOSES);
        Text object = campaign.text("object", "");
        if (!object.isMissing() && !objects.contains(object.value())) {
            campaign.problem("object", Problems.shown(object.value()) + " is named by none of the"
                    + " seller's regulations; they name " + String.join(", ", objects));
        }
        CampaignConfig read = new CampaignConfig(name.value(),
                Purpose.valueOf(purpose.toUpperCase(Locale.ROOT).replace('-', '_')),
                object.value(),
                values(campaign, "header-values", headerValues, HEADER_VALUE,
                        "must be at most 64 of letters, digits and . _ ~ + / : = -"),
                values(campaign, "tech-prefixes", techPrefixes, TECH_PREFIX,
                        "must be at most 16 of digits, * and #"),
                values(campaign, "caller-numbers", callerNumbers, E164,
                        "must be a number with + and country code"));
        campaign.refuseUnknownKeys();
        return read;
    }

    /** Each tells one campaign from the others, so none may stand in two of them. */
    private List<String> values(Section campaign, String key, Unique once, Pattern allowed,
            String rule) {
        List<String> values = new ArrayList<>();
        for (Text value : campaign.texts(key)) {
            if (!allowed.matcher(value.value()).matches()) {
                problems.add(value.line(), value.key(),
                        Problems.shown(value.value()) + " " + rule);
            }
            once.claim(value);
            values.add(value.value());
        }
        return List.copyOf(values);
    }

    CallerTermsConfig callerTerms(Section caller) {
        Text campaign = caller.text("campaign", "");
        boolean known = campaigns.stream().anyMatch(one -> one.name().equals(campaign.value()));
        if (!campaign.isMissing() && !known) {
            caller.problem("campaign", Problems.shown(campaign.value())
                    + " is none of the seller's campaigns");
        }
        CallerTermsConfig read = new CallerTermsConfig(campaign.value(),
                caller.oneOf("names-campaigns", "false", YES_OR_NO).equals("true"),
                caller.oneOf("dialling", "automatic", List.of("automatic", "by-hand"))
                        .equals("by-hand"),
                caller.oneOf("shadow", "false", YES_OR_NO).equals("true"));
        if (read.shadow()) {
            caller.warn("shadow", "true: this caller's calls go through whatever the verdict");
        }
        callers.add(read);
        return read;
    }

    /** Of campaigns that no call can be known to be of, once all callers are read. */
    void tellOfUnrecognisable() {
        for (int i = 0; i < campaigns.size(); i++) {
            CampaignConfig campaign = campaigns.get(i);
            boolean bearsNumbers = !campaign.techPrefixes().isEmpty()
                    || !campaign.callerNumbers().isEmpty();
            if (!isRecognisable(campaign, bearsNumbers)) {
                boolean marked = bearsNumbers || !campaign.headerValues().isEmpty();
                sections.get(i).warn("name", Problems.shown(campaign.name()) + " is of no call: it "
                        + (marked ? "has marks, but no caller may set them (names-campaigns), nor"
                                : "has no header-values, tech-prefixes or caller-numbers, nor")
                        + " is it a caller's campaign; calls meant for it are judged by the"
                        + " strictest rules, and its consents and exemptions help none");
            }
        }
    }

    /** As {@code admission.Campaigns} tells it. */
    private boolean isRecognisable(CampaignConfig campaign, boolean bearsNumbers) {
        boolean named = callers.stream().anyMatch(CallerTermsConfig::namesCampaigns);
        boolean own = callers.stream()
                .anyMatch(caller -> caller.campaign().equals(campaign.name()));
        boolean believed = named || campaign.purpose() == Purpose.PROSPECTING
                && callers.stream().anyMatch(caller -> caller.campaign().isEmpty());
        return own || bearsNumbers && believed || named && !campaign.headerValues().isEmpty();
    }

    /** Hands each tech prefix of the seller to every caller's dial plan, which takes it off. */
    List<String> withTechPrefixes(List<String> prefixes) {
        List<String> all = new ArrayList<>(prefixes);
        campaigns.forEach(campaign -> campaign.techPrefixes().stream()
                .filter(prefix -> !all.contains(prefix)).forEach(all::add));
        return List.copyOf(all);
    }
}
