using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>
/// Counts who is meant by a mailing, and queues what was confirmed, part by part in bounded steps. It keeps nothing of its own: killed at any instant
/// and begun again, nobody gets a second notice.
/// </summary>
internal sealed class MailingDesk(ServiceParts parts, Id campaign, Id mailing)
{
    private readonly IActors actors = parts.Actors;
    private readonly ActorKey key = new MailingId(campaign, mailing).Key;

    /// <summary>The mailing as it stands.</summary>
    public async ValueTask<(Mailing? Mailing, Reply Reply)> ReadAsync()
    {
        var reply = await AskAsync(new ReadMailing()).ConfigureAwait(false);
        return ((reply as MailingRead)?.Mailing, reply);
    }

    /// <summary>Asks the mailing.</summary>
    public async ValueTask<Reply> AskAsync(ActorCommand command, OperationId operation = default) =>
        (await actors.AskAsync(key, command, operation).ConfigureAwait(false)).Reply;

    /// <summary>Who is meant now, part by part; a refusal if the campaign is not open.</summary>
    public async ValueTask<(ImmutableArray<PartRecipients> Parts, Refusal? Refusal)> CountAsync(Mailing drafted, CancellationToken cancellation)
    {
        var (outline, refusal) = await OutlineAsync(drafted).ConfigureAwait(false);
        var interested = await InterestedAsync(drafted, outline, cancellation).ConfigureAwait(false);
        var counted = ImmutableArray.CreateBuilder<PartRecipients>();
        for (var part = 0; part < (outline?.Shards ?? 0); part++)
        {
            counted.Add(PartRecipients.Of(await FindAsync(drafted, outline!, interested, part, cancellation).ConfigureAwait(false)));
        }

        return (counted.DrainToImmutable(), refusal);
    }

    /// <summary>Queues the parts that are not queued yet: how the mailing stands then, or why it cannot go on.</summary>
    public async ValueTask<Reply> QueueAsync(CancellationToken cancellation)
    {
        var (confirmed, reply) = await ReadAsync().ConfigureAwait(false);
        if (confirmed is null)
        {
            return reply;
        }

        var (outline, refusal) = await OutlineAsync(confirmed).ConfigureAwait(false);
        if (outline is null)
        {
            return refusal!;
        }

        var interested = await InterestedAsync(confirmed, outline, cancellation).ConfigureAwait(false);

        foreach (var part in Enumerable.Range(0, confirmed.Counted.Length).Where(part => !confirmed.Queued.ContainsKey(part)))
        {
            if (await QueueAsync(confirmed, outline, interested, part, cancellation).ConfigureAwait(false) is Refusal problem)
            {
                return problem;
            }
        }

        return (await ReadAsync().ConfigureAwait(false)).Reply;
    }

    private async ValueTask<Reply> QueueAsync(
        Mailing confirmed, CampaignOutline outline, InterestedPeople? interested, int part, CancellationToken cancellation)
    {
        var people = await FindAsync(confirmed, outline, interested, part, cancellation).ConfigureAwait(false);
        var recipients = PartRecipients.Of(people);
        if (await AskAsync(new CheckPart(part, recipients)).ConfigureAwait(false) is Refusal changed)
        {
            return changed;
        }

        foreach (var some in people.Chunk(QueueNotices.Most))
        {
            cancellation.ThrowIfCancellationRequested();
            if (interested is not null && await interested.KeepAddressesAsync(confirmed.Confirmed!, part, some).ConfigureAwait(false) is { } unknown)
            {
                return unknown;
            }

            var answer = await actors.AskAsync(new NoticeDeskId(campaign, part).Key, new QueueNotices(confirmed.Matter!, [.. some])).ConfigureAwait(false);
            if (answer.Reply is not NoticesTaken)
            {
                return answer.Reply;
            }
        }

        return await AskAsync(new NotePartQueued(part, recipients)).ConfigureAwait(false);
    }

    /// <summary>Those who registered interest, where they are meant.</summary>
    private async ValueTask<InterestedPeople?> InterestedAsync(Mailing drafted, CampaignOutline? outline, CancellationToken cancellation) =>
        outline is not null && drafted.Query!.Purpose is { } purpose
            ? await InterestedPeople.ReadAsync(parts, campaign, purpose, drafted.Drafted!.At, outline.Shards, cancellation).ConfigureAwait(false)
            : null;

    private async ValueTask<List<PersonKeyId>> FindAsync(
        Mailing drafted, CampaignOutline outline, InterestedPeople? interested, int part, CancellationToken cancellation)
    {
        if (interested is not null)
        {
            return interested.Of(part);
        }

        var people = new List<PersonKeyId>();
        for (var from = 0; ; from += ReadApplications.Most)
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = await actors.AskAsync(new ShardId(campaign, part).Key, new ReadApplications(from)).ConfigureAwait(false);
            var read = answer.Reply as ApplicationsRead ?? throw new InvalidOperationException($"Shard {part} of {campaign} told {answer.Reply}.");
            people.AddRange(read.Applications.Where(one => drafted.Query!.Means(one, drafted.Drafted!.At, outline.Stages)).Select(one => one.Key));
            if (from + read.Applications.Length >= read.Total)
            {
                return people;
            }
        }
    }

    /// <summary>Applicants are told things after the end too; that a vacancy is open, nobody then.</summary>
    private async ValueTask<(CampaignOutline? Outline, Refusal? Refusal)> OutlineAsync(Mailing drafted)
    {
        var answer = await actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false);
        return answer.Reply is CampaignRead { Status: CampaignStatus.Open or CampaignStatus.Closed, Head.Outline: { } outline } read
            && (read.Status == CampaignStatus.Open || drafted.Query!.Purpose is null)
            ? (outline, null)
            : (null, answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotOpen));
    }
}
