using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Notices;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>
/// What no single account may do. Whether a step may happen is judged when it is proposed, so that nobody is asked for nothing, and again when
/// it is approved.
/// </summary>
internal static class TwoPeople
{
    /// <summary>Most proposals that wait at the same time.</summary>
    private const int WaitingMax = 100;

    private static readonly Id Approver = new("approver");

    public static Decision Propose(LiveCampaign campaign, CampaignHead head, Propose propose, Instant now)
    {
        if (propose.Step is OfferFromReserve && head.ReserveOffers.Any(one => one.Target == campaign.Id && one.Id == propose.Proposal))
        {
            return Decision.Refuse(CampaignRefusals.NameInUse);
        }

        if (head.Proposals.TryGetValue(propose.Proposal, out var known))
        {
            return known.Act.By == propose.Mandate.By && RecordJson.AreAlike(known.Step, propose.Step)
                ? Decision.Tell(new CampaignDone())
                : Decision.Refuse(CampaignRefusals.NameInUse);
        }

        if (head.Proposals.Count >= WaitingMax)
        {
            return Decision.Refuse(CampaignRefusals.TooMany, new RefusalFact("most", WaitingMax.ToString(CultureInfo.InvariantCulture)));
        }

        if (Obstacle(campaign, head, propose.Step, null, now) is { } obstacle)
        {
            return Decision.Tell(obstacle);
        }

        var act = propose.Mandate.At(now);
        // Before the rules are sealed, what holds without campaign.json holds.
        var (calendar, terms) = head.Outline is { } outline
            ? (outline.Calendar, outline.Terms)
            : (CampaignConduct.Plain.Calendar, CampaignConduct.Plain.Terms);
        var due = calendar.Due(now, terms.Proposal);
        return Decision.Happen(
            new CampaignDone(), new StepProposed(new Proposal(propose.Proposal, propose.Step, act, new OpenFile(Approver, now, due))));
    }

    public static Decision Approve(LiveCampaign campaign, CampaignHead head, Approve approve, Instant now)
    {
        if (!head.Proposals.TryGetValue(approve.Proposal, out var proposal))
        {
            return Unknown(approve.Proposal);
        }

        if (proposal.Act.By == approve.Mandate.By)
        {
            return Decision.Refuse(CampaignRefusals.SamePerson);
        }

        if (proposal.Seconded?.By == approve.Mandate.By)
        {
            return Decision.Refuse(CampaignRefusals.SamePerson);
        }

        if ((Obstacle(campaign, head, proposal.Step, proposal.Act.At, now) ?? Judging.Unjudged(campaign, head, proposal)) is { } obstacle)
        {
            return Decision.Tell(obstacle);
        }

        var act = approve.Mandate.At(now);
        if (proposal is { NeedsTwo: true, Seconded: null })
        {
            return Decision.Happen(new CampaignDone(), new StepSeconded(act, proposal.Id));
        }

        return proposal.Step switch
        {
            SealRules seal => Seal(campaign, head, new RulesSealed(act, proposal.Id, seal.Outline)),
            OpenCampaign open => new Decision(
                new CampaignDone(),
                [new CampaignOpened(act, proposal.Id, open.Folder)],
                campaign.ToShards(new OpenApplications(head.Outline!.Letterhead, open.Folder is not null))),
            CloseCampaign => Decision.Happen(new CampaignDone(), new CampaignClosed(act, proposal.Id)),
            ReleaseResults release => Release(campaign, head, proposal, release, act),
            AbandonClosing abandon => Decision.Happen(new CampaignDone(), new ClosingAbandoned(act, proposal.Id, abandon.Closing)),
            RecordEvents record => Register(campaign, proposal, record, act),
            OfferFromReserve offer => ReserveOffers.Make(campaign, head, proposal, offer, act),
            ExtendSitting extend => SittingWindows.Extend(campaign, head, new SittingExtended(act, proposal.Id, extend.Sitting, extend.End)),
            _ => throw new InvalidOperationException($"{proposal.Step.GetType().Name} has no effect."),
        };
    }

    public static Decision Reject(CampaignHead head, Reject reject, Instant now) =>
        head.Proposals.ContainsKey(reject.Proposal)
            ? Decision.Happen(new CampaignDone(), new ProposalRejected(reject.Mandate.At(now), reject.Proposal))
            : Unknown(reject.Proposal);

    internal static Decision Unknown(Id proposal) => Decision.Refuse(CampaignRefusals.NoProposal, new RefusalFact("proposal", proposal.Text));

    /// <summary>Why a step cannot happen now.</summary>
    private static Refusal? Obstacle(LiveCampaign campaign, CampaignHead head, Step step, Instant? proposed, Instant now) => step switch
    {
        SealRules seal =>
            head.Sealed is not null ? Refusal.Because(CampaignRefusals.IsSealed)
            : head.Definition.Digest != seal.Definition ? Refusal.Because(CampaignRefusals.OtherDefinition)
            : head.Checked is null ? Refusal.Because(CampaignRefusals.NotChecked)
            : BankedTests.WhyNotSecret(head, now) ?? BankedTests.WhyTooLong(head, seal.Outline, now),
        OpenCampaign =>
            head.Sealed is null ? Refusal.Because(CampaignRefusals.NotSealed)
            : head.Opened is not null ? Refusal.Because(CampaignRefusals.IsOpen)
            : null,
        CloseCampaign => NotOpen(head) ?? Ending.Unfinished(campaign, head, proposed, now),
        ReleaseResults release => NotOpen(head) ?? Closings.NotReady(head, release),
        AbandonClosing abandon => NotOpen(head) ?? Closings.NotUnderWay(head, abandon),
        RecordEvents record => NotOpen(head) ?? StillOpen.NotWhole(head) ?? OwnEvents.NotOfficial(head, record.Rows),
        OfferFromReserve offer => ReserveOffers.Obstacle(campaign, head, offer),
        ExtendSitting extend => NotOpen(head) ?? SittingWindows.Obstacle(head, extend, now),
        _ => throw new ArgumentException($"A campaign knows no step {step.GetType().Name}.", nameof(step)),
    };

    internal static Refusal? NotOpen(CampaignHead head) =>
        head.Status == CampaignStatus.Open ? null : Refusal.Because(CampaignRefusals.NotOpen);

    private static Decision Seal(LiveCampaign campaign, CampaignHead head, RulesSealed happened) => new(
        new CampaignDone(), [happened], [.. BankedTests.ToBanks(Evolving.Next(head, happened, campaign.Register)!, campaign.Id, head.Banked.Keys)]);

    private static Decision Release(LiveCampaign campaign, CampaignHead head, Proposal proposal, ReleaseResults release, Act act)
    {
        var outline = head.Outline!;
        var happened = new ResultsReleased(act, proposal.Id, release.Closing, outline.Calendar.Due(act.At, outline.Terms.Offer), AsksAgain: true);
        return new Decision(
            new CampaignDone(),
            [happened],
            [
                .. campaign.ToShards(new ReleaseDecisions(release.Closing)),
                .. campaign.ToNoticeDesks(new LiftEmbargo(release.Closing)),
                .. CampaignLetters.Offers(campaign, head, happened),
            ]);
    }

    private static Decision Register(LiveCampaign campaign, Proposal proposal, RecordEvents record, Act act)
    {
        var first = campaign.LastEvent + 1;
        ImmutableArray<RegisteredEvent> events =
            [.. record.Rows.Select((row, i) => new RegisteredEvent(first + i, row, proposal.Act, act))];
        return Decision.Happen(new EventsTaken(first, events.Length), new EventsRegistered(events, proposal.Id));
    }
}
