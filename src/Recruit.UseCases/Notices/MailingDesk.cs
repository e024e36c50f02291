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
internal sealed class MailingDesk(IActors actors, Id campaign, Id mailing)
{
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
        var (outline, refusal) = await OutlineAsync().ConfigureAwait(false);
        var parts = ImmutableArray.CreateBuilder<PartRecipients>();
        for (var part = 0; part < (outline?.Shards ?? 0); part++)
        {
            parts.Add(PartRecipients.Of(await FindAsync(drafted, outline!, part, cancellation).ConfigureAwait(false)));
        }

        return (parts.DrainToImmutable(), refusal);
    }

    /// <summary>Queues the parts that are not queued yet: how the mailing stands then, or why it cannot go on.</summary>
    public async ValueTask<Reply> QueueAsync(CancellationToken cancellation)
    {
        var (confirmed, reply) = await ReadAsync().ConfigureAwait(false);
        var (outline, refusal) = await OutlineAsync().ConfigureAwait(false);
        if (confirmed is null || outline is null)
        {
            return confirmed is null ? reply : refusal!;
        }

        foreach (var part in Enumerable.Range(0, confirmed.Counted.Length).Where(part => !confirmed.Queued.ContainsKey(part)))
        {
            if (await QueueAsync(confirmed, outline, part, cancellation).ConfigureAwait(false) is Refusal problem)
            {
                return problem;
            }
        }

        return (await ReadAsync().ConfigureAwait(false)).Reply;
    }

    private async ValueTask<Reply> QueueAsync(Mailing confirmed, CampaignOutline outline, int part, CancellationToken cancellation)
    {
        var people = await FindAsync(confirmed, outline, part, cancellation).ConfigureAwait(false);
        var recipients = PartRecipients.Of(people);
        if (await AskAsync(new CheckPart(part, recipients)).ConfigureAwait(false) is Refusal changed)
        {
            return changed;
        }

        foreach (var some in people.Chunk(QueueNotices.Most))
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = await actors.AskAsync(new NoticeDeskId(campaign, part).Key, new QueueNotices(confirmed.Matter!, [.. some])).ConfigureAwait(false);
            if (answer.Reply is not NoticesTaken)
            {
                return answer.Reply;
            }
        }

        return await AskAsync(new NotePartQueued(part, recipients)).ConfigureAwait(false);
    }

    private async ValueTask<List<PersonKeyId>> FindAsync(Mailing drafted, CampaignOutline outline, int part, CancellationToken cancellation)
    {
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

    private async ValueTask<(CampaignOutline? Outline, Refusal? Refusal)> OutlineAsync()
    {
        var answer = await actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false);
        return answer.Reply is CampaignRead { Status: CampaignStatus.Open or CampaignStatus.Closed, Head.Outline: { } outline }
            ? (outline, null)
            : (null, answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotOpen));
    }
}
