using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;

namespace Recruit.Campaigns;

/// <summary>What a campaign decides. Pure: the same state, command and instant give the same decision. The codes are in <see cref="CampaignRefusals"/>.</summary>
public static class CampaignRules
{
    /// <summary>What a command leads to.</summary>
    /// <param name="campaign">Only read.</param>
    /// <param name="command">Of this kind of actor.</param>
    /// <param name="now">The server's clock.</param>
    /// <exception cref="ArgumentException">The command is of another kind of actor.</exception>
    public static Decision Decide(LiveCampaign campaign, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (command is DraftCampaign draft)
        {
            return Draft(campaign, draft, now);
        }

        if (campaign.Head is not { } head)
        {
            return command is Nudge ? Decision.Tell(new CampaignDone()) : Decision.Refuse(CampaignRefusals.Unknown);
        }

        return command switch
        {
            RecordCheck check => Check(head, check, now),
            Propose propose => TwoPeople.Propose(campaign, head, propose, now),
            RecordJudgement judgement => Judging.Decide(campaign, head, judgement),
            ExpectRemedy expect => Judging.Decide(campaign, head, expect),
            Approve approve => TwoPeople.Approve(campaign, head, approve, now),
            Reject reject => TwoPeople.Reject(head, reject, now),
            BeginClosing begin => Closings.Begin(campaign, head, begin, now),
            NoteFrozen note => Closings.Note(campaign, head, note, now),
            RecordTally tally => Closings.Tally(campaign, head, tally),
            NoteDecided note => Closings.Note(campaign, head, note),
            KeepSegments keep => Closings.Keep(head, keep),
            RecordRanked ranked => Closings.Rank(head, ranked),
            RecordRehearsal rehearsal => Closings.Rehearse(head, rehearsal, now),
            RecordOwnEvent own => OwnEvents.Decide(campaign, head, own, now),
            RecordRemedy remedy => Remedies.Decide(campaign, head, remedy),
            TakeFolder take => Folders.Take(head, take, now),
            AskExport => Folders.Leave(head, now),
            ImportEvents import => OwnEvents.Import(campaign, head, import, now),
            FileEnquiry file => Enquiries.Decide(head, file, now),
            PassEnquiry pass => Enquiries.Decide(head, pass, now),
            AnswerEnquiry answer => Enquiries.Decide(campaign, head, answer, now),
            NoteAppeal note => Appealing.Decide(campaign, head, note),
            NoteChallengeTerm note => Challenging.Decide(head, note),
            NoteTestDropped note => BankedTests.Decide(head, note),
            NoteChallenge note => Challenging.Decide(campaign, head, note),
            ReadCampaign => Decision.Tell(new CampaignRead(head.Status, head, campaign.LastEvent, PhaseOf(head))),
            ReadEvents read => Decision.Tell(campaign.Read(read.After)),
            ReadEventsAbout read => Decision.Tell(new EventsRead(campaign.Register.About(read.Candidate), false)),
            AgreeToReuse or AskReserve or NoteReserveAnswer or AcceptReserveOffer or DeclineReserveOffer or NoteReserveOutcome =>
                ReserveOffers.Decide(campaign, head, command, now),
            Nudge => ReserveOffers.WithLapsed(campaign, head, now, OwnEvents.Lapse(campaign, head, now)),
            _ => throw new ArgumentException($"A campaign knows no {command?.GetType().Name ?? "null"}.", nameof(command)),
        };
    }

    private static ClosingPhase? PhaseOf(CampaignHead head) =>
        head.Outline is { } outline && head.Closings is [.., var last] ? last.PhaseOf(outline.Shards) : null;

    private static Decision Draft(LiveCampaign campaign, DraftCampaign draft, Instant now)
    {
        var content = new Attachment(draft.Content);
        if (campaign.Head is { } head)
        {
            if (head.Agency != draft.Agency)
            {
                return Decision.Refuse(CampaignRefusals.OtherAgency);
            }

            if (head.Definition.Digest == draft.Digest && draft.Over != default(Digest))
            {
                return head.Sealed is null ? Challenging.Renew(head, draft.Banked ?? []) : Decision.Tell(new CampaignDone());
            }

            if (head.Sealed is not null)
            {
                return Decision.Refuse(CampaignRefusals.IsSealed);
            }
        }

        if (draft.Over is { } over && (campaign.Head?.Definition.Reference ?? default) != over)
        {
            return Decision.Refuse(CampaignRefusals.OtherDefinition);
        }

        return Decision.Happen(
            new CampaignDone(),
            new CampaignDrafted(draft.Mandate.At(now), draft.Agency, new Definition(draft.Digest, content.Reference))
            {
                Content = content, KeepsTests = campaign.Head is not null && draft.Over is not null, Banked = draft.Banked,
            });
    }

    private static Decision Check(CampaignHead head, RecordCheck check, Instant now) =>
        head.Definition.Digest != check.Definition ? Decision.Refuse(CampaignRefusals.OtherDefinition)
        : head.Checked is not null ? Decision.Tell(new CampaignDone())
        : Decision.Happen(new CampaignDone(), new DefinitionChecked(check.Mandate.At(now), check.Definition));
}
