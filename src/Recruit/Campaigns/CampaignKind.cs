using System.Text.Json;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>A campaign as a host sees it: key <c>vacancy</c> and the vacancy's id.</summary>
public sealed class CampaignKind : RecordKind<LiveCampaign>
{
    private const byte PageVersion = 1;

    /// <inheritdoc/>
    public override string Name => CampaignKey.KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("draft-campaign", typeof(DraftCampaign)),
        ("record-check", typeof(RecordCheck)),
        ("propose", typeof(Propose)),
        ("record-judgement", typeof(RecordJudgement)),
        ("expect-remedy", typeof(ExpectRemedy)),
        ("approve", typeof(Approve)),
        ("reject", typeof(Reject)),
        ("begin-closing", typeof(BeginClosing)),
        ("note-frozen", typeof(NoteFrozen)),
        ("record-tally", typeof(RecordTally)),
        ("note-decided", typeof(NoteDecided)),
        ("keep-segments", typeof(KeepSegments)),
        ("record-ranked", typeof(RecordRanked)),
        ("record-rehearsal", typeof(RecordRehearsal)),
        ("record-own-event", typeof(RecordOwnEvent)),
        ("record-remedy", typeof(RecordRemedy)),
        ("take-folder", typeof(TakeFolder)),
        ("ask-export", typeof(AskExport)),
        ("import-events", typeof(ImportEvents)),
        ("file-enquiry", typeof(FileEnquiry)),
        ("pass-enquiry", typeof(PassEnquiry)),
        ("answer-enquiry", typeof(AnswerEnquiry)),
        ("note-appeal", typeof(NoteAppeal)),
        ("note-challenge-term", typeof(NoteChallengeTerm)),
        ("note-test-dropped", typeof(NoteTestDropped)),
        ("note-challenge", typeof(NoteChallenge)),
        ("agree-to-reuse", typeof(AgreeToReuse)),
        ("ask-reserve", typeof(AskReserve)),
        ("note-reserve-answer", typeof(NoteReserveAnswer)),
        ("accept-reserve-offer", typeof(AcceptReserveOffer)),
        ("decline-reserve-offer", typeof(DeclineReserveOffer)),
        ("note-reserve-outcome", typeof(NoteReserveOutcome)),
        ("read-campaign", typeof(ReadCampaign)),
        ("read-events", typeof(ReadEvents)),
        ("read-events-about", typeof(ReadEventsAbout)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("campaign-drafted", typeof(CampaignDrafted)),
        ("definition-checked", typeof(DefinitionChecked)),
        ("step-proposed", typeof(StepProposed)),
        ("step-judged", typeof(StepJudged)),
        ("remedy-expected", typeof(RemedyExpected)),
        ("proposal-rejected", typeof(ProposalRejected)),
        ("rules-sealed", typeof(RulesSealed)),
        ("campaign-opened", typeof(CampaignOpened)),
        ("folder-taken", typeof(FolderTaken)),
        ("campaign-closed", typeof(CampaignClosed)),
        ("campaign-reopened", typeof(CampaignReopened)),
        ("sitting-extended", typeof(SittingExtended)),
        ("closing-begun", typeof(ClosingBegun)),
        ("shard-frozen", typeof(ShardFrozen)),
        ("lists-kept", typeof(ListsKept)),
        ("results-tallied", typeof(ResultsTallied)),
        ("shard-decided", typeof(ShardDecided)),
        ("segment-kept", typeof(SegmentKept)),
        ("lists-ranked", typeof(ListsRanked)),
        ("release-rehearsed", typeof(ReleaseRehearsed)),
        ("closing-abandoned", typeof(ClosingAbandoned)),
        ("results-released", typeof(ResultsReleased)),
        ("events-registered", typeof(EventsRegistered)),
        ("step-seconded", typeof(StepSeconded)),
        ("reuse-agreed", typeof(ReuseAgreed)),
        ("reserve-offer-made", typeof(ReserveOfferMade)),
        ("reserve-offer-answered", typeof(ReserveOfferAnswered)),
        ("reserve-offer-settled", typeof(ReserveOfferSettled)),
        ("enquiry-filed", typeof(EnquiryFiled)),
        ("enquiry-passed", typeof(EnquiryPassed)),
        ("enquiry-answered", typeof(EnquiryAnswered)),
        ("appeal-noted", typeof(AppealNoted)),
        ("challenge-term-noted", typeof(ChallengeTermNoted)),
        ("banked-test-dropped", typeof(BankedTestDropped)),
        ("challenge-noted", typeof(ChallengeNoted)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("done", typeof(CampaignDone)),
        ("events-taken", typeof(EventsTaken)),
        ("campaign-read", typeof(CampaignRead)),
        ("events-read", typeof(EventsRead)));

    /// <inheritdoc/>
    protected override LiveCampaign CreateState(string id) => new(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(LiveCampaign state, ActorCommand command, Instant now) => CampaignRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override LiveCampaign Evolve(LiveCampaign state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Evolve(happened);
        return state;
    }

    /// <inheritdoc/>
    protected override Instant? Due(LiveCampaign state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Due;
    }

    /// <inheritdoc/>
    protected override int PageCount(LiveCampaign state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return 1 + state.Register.Pages;
    }

    /// <inheritdoc/>
    protected override bool TakeChanged(LiveCampaign state, int page)
    {
        ArgumentNullException.ThrowIfNull(state);
        return page == 0 || state.Register.TakeChanged(page - 1);
    }

    /// <inheritdoc/>
    protected override void WritePage(LiveCampaign state, int page, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(writer);
        if (page > 0)
        {
            state.Register.WritePage(page - 1, writer);
            return;
        }

        writer.Write(PageVersion);
        writer.Write(state.Head is not null);
        if (state.Head is { } head)
        {
            writer.Write(JsonSerializer.SerializeToUtf8Bytes(head, RecordJson.Options));
        }
    }

    /// <inheritdoc/>
    protected override LiveCampaign ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var reader = new RecordReader(pages[0]);
        if (reader.ReadByte() != PageVersion)
        {
            throw new InvalidDataException($"{Name} {id}: the snapshot is of a version that this one does not know.");
        }

        var campaign = new LiveCampaign(new Id(id));
        campaign.Restore(reader.ReadBool() ? RecordJson.Read<CampaignHead>(reader.ReadBytes().Span) : null);
        foreach (var page in pages.Skip(1))
        {
            campaign.Register.ReadPage(page);
        }

        return campaign;
    }
}
