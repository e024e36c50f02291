using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>
/// The closing of a stage, phase by phase: freeze, tally, decide, index, rehearse, release. Each phase is idempotent per closing and shard, so that
/// whoever drives it can be killed at any instant and begin again with what is stored.
/// </summary>
internal static class Closings
{
    public static Decision Begin(LiveCampaign campaign, CampaignHead head, BeginClosing begin, Instant now)
    {
        if (head.Closings.FirstOrDefault(one => one.Id == begin.Closing) is { } known)
        {
            return known.Abandoned is not null ? Decision.Refuse(CampaignRefusals.ClosingAbandoned)
                : head.Outline!.Stages[known.Through] == begin.Stage ? Decision.Tell(new CampaignDone())
                : Decision.Refuse(CampaignRefusals.NameInUse);
        }

        if (TwoPeople.NotOpen(head) is { } notOpen)
        {
            return Decision.Tell(notOpen);
        }

        if (head.Current is { } current)
        {
            return Decision.Refuse(CampaignRefusals.ClosingUnderWay, new RefusalFact("closing", current.Id.Text));
        }

        var stages = head.Outline!.Stages;
        var stage = stages.IndexOf(begin.Stage);
        if (stage < 0)
        {
            return Decision.Refuse(CampaignRefusals.NoStage, new RefusalFact("stage", begin.Stage.Text));
        }

        var next = head.LastReleased is { } last ? last.Through + 1 : 0;
        if (stage == next - 1 && head.LastReleased!.EventsThrough == campaign.LastEvent && !begin.HasErasures)
        {
            return Decision.Refuse(CampaignRefusals.NothingNew);
        }

        if (stage != next && stage != next - 1)
        {
            return Decision.Refuse(
                CampaignRefusals.WrongStage, new RefusalFact("next", next < stages.Length ? stages[next].Text : stages[^1].Text));
        }

        if (StillOpen.Of(head, begin.Sittings, now) is { } open)
        {
            return Decision.Tell(open);
        }

        return new Decision(
            new CampaignDone(),
            [new ClosingBegun(begin.Mandate.At(now), begin.Closing, stage, campaign.LastEvent, begin.Sittings)],
            campaign.ToShards(new FreezeFacts(begin.Closing, begin.Sittings, head.Closings.Length + 1)));
    }

    public static Decision Note(LiveCampaign campaign, CampaignHead head, NoteFrozen note, Instant now) =>
        head.Current is not { } closing || closing.Id != note.Closing || !campaign.HasShard(note.Shard) ? NotThatFar(head)
        : closing.Frozen.TryGetValue(note.Shard, out var known) ? Same(closing, known, note.Facts)
        : Decision.Happen(new CampaignDone(), new ShardFrozen(note.Closing, note.Shard, note.Facts, now));

    public static Decision Tally(LiveCampaign campaign, CampaignHead head, RecordTally tally)
    {
        if (head.Current is not { } closing || closing.Id != tally.Closing || closing.PhaseOf(head.Outline!.Shards) == ClosingPhase.Freeze)
        {
            return NotThatFar(head);
        }

        if (closing.Tally is { } known)
        {
            return Same(closing, known.Results, tally.Results);
        }

        ImmutableArray<Attachment> lists = [.. tally.Lists.Select(part => new Attachment(part))];
        return Decision.Happen(
            new CampaignDone(),
            [
                .. lists.Select(part => new ListsKept(closing.Id, part.Reference) { Content = part }),
                new ResultsTallied(closing.Id, new Tally(tally.Results, [.. lists.Select(part => part.Reference)], tally.Places, tally.Reserve, tally.Vacant, TellsNews: tally.TellsNews)),
            ]);
    }

    public static Decision Note(LiveCampaign campaign, CampaignHead head, NoteDecided note) =>
        head.Current is not { Tally: not null } closing || closing.Id != note.Closing || !campaign.HasShard(note.Shard) ? NotThatFar(head)
        : closing.Decided.TryGetValue(note.Shard, out var known) ? Same(closing, known, note.Decisions)
        : Decision.Happen(new CampaignDone(), new ShardDecided(note.Closing, note.Shard, note.Decisions));

    /// <summary>What was stored before a kill is what is computed after it, so only what is not there yet is added.</summary>
    public static Decision Keep(CampaignHead head, KeepSegments keep)
    {
        if (IsBefore(head, keep.Closing, ClosingPhase.Index))
        {
            return NotThatFar(head);
        }

        var closing = head.Current!;
        var kept = closing.Ranked is { } ranked ? [.. ranked.Lists.SelectMany(list => list.Segments)] : closing.Segments;
        if (keep.Segments.Length is 0 or > KeepSegments.SegmentsMax || keep.From > kept.Length)
        {
            return Decision.Refuse(CampaignRefusals.BadSegments);
        }

        ImmutableArray<Attachment> segments = [.. keep.Segments.Select(segment => new Attachment(segment))];
        var known = Math.Min(segments.Length, kept.Length - keep.From);
        return !segments[..known].Select(one => one.Reference).SequenceEqual(kept.Slice(keep.From, known)) ? Decision.Tell(closing.Differs())
            : known == segments.Length ? Decision.Tell(new CampaignDone())
            : closing.Ranked is not null ? Decision.Tell(closing.Differs())
            : Decision.Happen(
                new CampaignDone(), [.. segments[known..].Select(one => new SegmentKept(closing.Id, one.Reference) { Content = one })]);
    }

    public static Decision Rank(CampaignHead head, RecordRanked record)
    {
        if (IsBefore(head, record.Closing, ClosingPhase.Index))
        {
            return NotThatFar(head);
        }

        var closing = head.Current!;
        if (closing.Tally!.Results != record.Results)
        {
            return Decision.Tell(closing.Differs());
        }

        var segments = record.Ranked.Lists.SelectMany(list => list.Segments);
        return closing.Ranked is { } known
            ? known.Lists.SelectMany(list => list.Segments).SequenceEqual(segments) ? Decision.Tell(new CampaignDone()) : Decision.Tell(closing.Differs())
            : !segments.SequenceEqual(closing.Segments) ? Decision.Refuse(CampaignRefusals.BadSegments)
            : Decision.Happen(new CampaignDone(), new ListsRanked(closing.Id, record.Ranked));
    }

    public static Decision Rehearse(CampaignHead head, RecordRehearsal rehearsal, Instant now)
    {
        if (head.Current is not { } closing || closing.Id != rehearsal.Closing || closing.PhaseOf(head.Outline!.Shards) < ClosingPhase.Rehearse)
        {
            return Decision.Tell(Phase(head));
        }

        return closing.Tally!.Results != rehearsal.Results ? Decision.Tell(closing.Differs())
            : closing.Rehearsed is not null ? Decision.Tell(new CampaignDone())
            : Decision.Happen(new CampaignDone(), new ReleaseRehearsed(rehearsal.Mandate.At(now), closing.Id));
    }

    /// <summary>Why results cannot be released.</summary>
    public static Refusal? NotReady(CampaignHead head, ReleaseResults release) =>
        head.Current is not { } closing || closing.Id != release.Closing || closing.PhaseOf(head.Outline!.Shards) != ClosingPhase.Release ? Phase(head)
        : closing.Tally!.Results != release.Results ? Refusal.Because(CampaignRefusals.ResultsDiffer)
        : null;

    /// <summary>Why a closing cannot be abandoned.</summary>
    public static Refusal? NotUnderWay(CampaignHead head, AbandonClosing abandon) =>
        head.Current?.Id == abandon.Closing ? null : Refusal.Because(CampaignRefusals.NotUnderWay, new RefusalFact("closing", abandon.Closing.Text));

    private static bool IsBefore(CampaignHead head, Id closing, ClosingPhase phase) =>
        head.Current is not { } current || current.Id != closing || current.PhaseOf(head.Outline!.Shards) < phase;

    private static Decision NotThatFar(CampaignHead head) => Decision.Tell(Phase(head));

    private static Refusal Phase(CampaignHead head) => Refusal.Because(
        CampaignRefusals.NotThatFar,
        new RefusalFact("phase", head.Current is { } closing && head.Outline is { } outline ? closing.PhaseOf(outline.Shards).ToString() : ""));

    private static Decision Same(Closing closing, Digest known, Digest told) => Decision.Tell(known == told ? new CampaignDone() : closing.Differs());
}
