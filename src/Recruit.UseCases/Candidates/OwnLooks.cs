using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Who looked at one person's data: the person's own record, and of each campaign the record of those who read everybody's data at once, from when
/// the person had applied.
/// </summary>
internal sealed class OwnLooks(IActors actors, PersonKeyId person)
{
    /// <summary>In which campaigns the person applied, and when.</summary>
    /// <param name="others">Campaigns beside those in the person's record; one in which the person has not applied is passed over.</param>
    public async ValueTask<ImmutableSortedDictionary<Id, Instant>> CampaignsAsync(IEnumerable<Id> others)
    {
        var record = (await actors.AskAsync(PersonRecord.KeyOf(person), new ReadCandidate()).ConfigureAwait(false)).Reply as CandidateTold;
        var applied = ImmutableSortedDictionary.CreateBuilder<Id, Instant>();
        foreach (var campaign in (record?.Record.Submissions.Keys ?? []).Union(others))
        {
            if (await new OwnFiles(actors).FindAsync(campaign, person).ConfigureAwait(false) is { } own)
            {
                applied.Add(campaign, own.Application.At);
            }
        }

        return applied.ToImmutable();
    }

    /// <summary>The looks of a month that the person may see, in the order in which they happened; nothing if a record does not answer.</summary>
    public async ValueTask<ImmutableArray<Look>?> ReadAsync(DateOnly month, ImmutableSortedDictionary<Id, Instant> campaigns)
    {
        if (await ReadAsync(PersonRecord.IdOf(person), month).ConfigureAwait(false) is not { } looks)
        {
            return null;
        }

        foreach (var (campaign, since) in campaigns)
        {
            if (await ReadAsync(AccessLogKey.Everybody(campaign), month).ConfigureAwait(false) is not { } everybody)
            {
                return null;
            }

            looks.AddRange(everybody.Where(one => one.Act.At >= since));
        }

        return [.. looks.OrderBy(one => one.Act.At)];
    }

    private async ValueTask<List<Look>?> ReadAsync(Id subject, DateOnly month)
    {
        var looks = new List<Look>();
        for (var part = 0; ; part++)
        {
            var log = new ActorKey(AccessLogKind.KindName, new AccessLogKey(subject, month, part).ToString());
            var seen = (await actors.AskAsync(log, new ReadLooks()).ConfigureAwait(false)).Reply;
            var all = (await actors.AskAsync(log, new ReadLooks(WithDelayed: true)).ConfigureAwait(false)).Reply;
            if (seen is not LooksTold told || all is not LooksTold { Looks.Length: var length })
            {
                return null;
            }

            // Whether a part follows depends on all entries, also those that the person does not see yet.
            looks.AddRange(told.Looks);
            if (length < AccessLog.EntriesMax)
            {
                return looks;
            }
        }
    }
}
