using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>Answers to one question, or texts of one exercise, that were refused and kept for an appeal.</summary>
/// <param name="Sitting">Test or exercise.</param>
/// <param name="Item">The question; nothing for an exercise.</param>
/// <param name="Count">How many.</param>
/// <param name="First">When the first of them came.</param>
/// <param name="Last">When the last of them came.</param>
public sealed record KeptOfItem(Id Sitting, Id? Item, int Count, Instant First, Instant Last);

/// <summary>An answer that was refused and kept.</summary>
/// <param name="Item">The question; nothing for an exercise.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="At">When it came.</param>
/// <param name="Answer">What it says, as in responses.csv; empty where it took an answer back, nothing where the person's key was erased.</param>
public sealed record KeptSaid(Id? Item, KeptReason Reason, Instant At, string? Answer);

/// <summary>What the attempts that an appeal is about refused and kept: the answers to its question, or all of its test, exercise or stage.</summary>
internal sealed class KeptAnswers(ServiceParts parts)
{
    /// <summary>How many were kept, of which questions, and when they came; not what they say.</summary>
    public async ValueTask<ImmutableArray<KeptOfItem>> CountAsync(AppealCase filed)
    {
        var counted = ImmutableArray.CreateBuilder<KeptOfItem>();
        foreach (var (sitting, kept) in await FindAsync(filed).ConfigureAwait(false))
        {
            counted.AddRange(
                from one in kept
                group one.Kept.At by one.Item into item
                select new KeptOfItem(sitting, item.Key, item.Count(), item.Min(), item.Max()));
        }

        return counted.ToImmutable();
    }

    /// <summary>Those of one sitting with what they say, in the order in which they came; and how many there are.</summary>
    /// <param name="filed">What the appeal is about.</param>
    /// <param name="sitting">Test or exercise.</param>
    /// <param name="from">How many are gone over, at least 0.</param>
    /// <param name="most">How many are told at most.</param>
    public async ValueTask<(int Count, ImmutableArray<KeptSaid> Answers)> ReadAsync(AppealCase filed, Id sitting, int from, int most)
    {
        var kept = (await FindAsync(filed).ConfigureAwait(false)).Where(one => one.Sitting == sitting).SelectMany(one => one.Kept).OrderBy(one => one.Kept.At).ToList();
        var said = ImmutableArray.CreateBuilder<KeptSaid>();
        foreach (var (item, one) in kept.Skip(from).Take(most))
        {
            said.Add(new KeptSaid(item, one.Reason, one.At, await OpenAsync(filed.Statement.Person, one).ConfigureAwait(false)));
        }

        return (kept.Count, said.ToImmutable());
    }

    private async ValueTask<List<(Id Sitting, List<(Id? Item, KeptAnswer Kept)> Kept)>> FindAsync(AppealCase filed)
    {
        var all = new List<(Id, List<(Id?, KeptAnswer)>)>();
        if ((await new LiveFacts(parts).ReadRulesAsync(filed.Vacancy).ConfigureAwait(false)).Rules is not { } rules)
        {
            return all;
        }

        var person = filed.Statement.Person;
        var shard = new ShardId(filed.Vacancy, ShardId.NumberOf(person, rules.Conduct.Shards)).Key;
        foreach (var sitting in SittingsOf(rules, filed.Subject))
        {
            var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), filed.Vacancy, sitting, person));
            if ((await parts.Actors.AskAsync(shard, new ReadKept(attempt)).ConfigureAwait(false)).Reply is KeptRead { Answers: { IsEmpty: false } kept }
                && (await parts.Actors.AskAsync(shard, new ReadAttempt(attempt)).ConfigureAwait(false)).Reply is AttemptRead read)
            {
                var form = rules.Rules.Tests.FirstOrDefault(one => one.Id == sitting) is { } test ? Form.Of(test, read.Seed) : null;
                var named = kept.Select(one => (Item: form?.Items[one.Position].Item.Id, Kept: one));
                all.Add((sitting, [.. named.Where(one => form is null || filed.Subject.Item is not { } item || one.Item == item)]));
            }
        }

        return all;
    }

    private static IEnumerable<Id> SittingsOf(SealedRules rules, AppealSubject subject)
    {
        var sources = rules.Rules.Vacancy.Stages.Where(stage => stage.Id == subject.Stage).SelectMany(stage => stage.DrawsOn()).Select(source => source.Id).ToHashSet();
        return rules.Sittings.Select(one => one.Plan.Test).Where(one => sources.Contains(one) && (subject.Sitting is not { } sitting || one == sitting));
    }

    /// <summary>The ciphertext of a text is beside the events.</summary>
    private async ValueTask<string?> OpenAsync(PersonKeyId person, KeptAnswer kept)
    {
        var bytes = kept.Text is { } text ? await parts.Actors.ReadAttachmentAsync(text.Reference).ConfigureAwait(false) ?? default : kept.Bytes;
        return parts.Seals.Find(person)?.Open(new SealedAnswer(kept.Hash, bytes)) is { } opened ? Encoding.UTF8.GetString(opened.Answer.Span) : null;
    }
}
