using System.Globalization;
using Recruit.Actors;

namespace Recruit.Campaigns;

/// <summary>
/// That events can be together. The rules are not known here: whoever judged rows says with which events and expected remedies, and if anything came
/// since by which they may exclude each other, they are judged anew. What candidates do themselves excludes nothing.
/// </summary>
internal static class Judging
{
    public static Decision Decide(LiveCampaign campaign, CampaignHead head, RecordJudgement record)
    {
        var judged = new Judgement(record.Through, record.Expected);
        return !head.Proposals.TryGetValue(record.Proposal, out var proposal) || proposal.Step is not RecordEvents ? TwoPeople.Unknown(record.Proposal)
            : Outdated(campaign, head, judged) is { } outdated ? Decision.Tell(outdated)
            : proposal.Judged == judged ? Decision.Tell(new CampaignDone())
            : Decision.Happen(new CampaignDone(), new StepJudged(proposal.Id, judged));
    }

    public static Decision Decide(LiveCampaign campaign, CampaignHead head, ExpectRemedy expect) =>
        head.Remedies.ContainsKey(expect.Appeal) ? Decision.Tell(new CampaignDone())
        : Outdated(campaign, head, new Judgement(expect.Through, expect.Expected)) is { } outdated ? Decision.Tell(outdated)
        : Decision.Happen(new CampaignDone(), new RemedyExpected(expect.Appeal, expect.Row));

    /// <summary>Why the rows of a proposal cannot be recorded next: nobody judged them, or something came since.</summary>
    public static Refusal? Unjudged(LiveCampaign campaign, CampaignHead head, Proposal proposal) =>
        proposal.Step is RecordEvents ? Outdated(campaign, head, proposal.Judged) : null;

    private static Refusal? Outdated(LiveCampaign campaign, CampaignHead head, Judgement? judged) =>
        judged is null || judged.Through < campaign.Register.LastOfficial || judged.Expected != head.ExpectedRemedies
            ? Refusal.Because(CampaignRefusals.EventsSince, new RefusalFact("last-event", campaign.LastEvent.ToString(CultureInfo.InvariantCulture)))
            : null;
}
