using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>
/// Brings the texts of an exercise from the pool shards to its marking round, some at a time. What is there already is not brought again, so it goes on
/// after a kill; and nobody opens a text to bring it.
/// </summary>
internal sealed class ScriptArrivals(ServiceParts parts, SealedRules rules, Exercise exercise)
{
    /// <summary>About how many bytes of texts one command has at most, beyond one text.</summary>
    private const int BytesMax = 1 << 21;

    private readonly Definitions definitions = new(parts);
    private readonly ScriptTexts texts = new(parts);
    private readonly Id campaign = rules.Rules.Vacancy.Id;
    private readonly ActorKey round = MarkingPlans.RoundOf(rules.Rules.Vacancy.Id, exercise.Id);
    private readonly (Id Field, int Cell)[] conflicts =
        [.. rules.Markings[exercise.Id].Conflicts.Select(field => (field, 1 + rules.Rules.Vacancy.Fields.TakeWhile(one => one.Id != field).Count()))];

    private readonly List<ArrivedScript> arrived = [];
    private readonly List<ReadOnlyMemory<byte>> contents = [];

    /// <summary>Brings what is not there; why that did not go, or nothing if it is all there.</summary>
    public async ValueTask<Reply?> BringAsync(Mandate mandate, CancellationToken cancellation)
    {
        var standing = await AskAsync(new FindMissingScripts([])).ConfigureAwait(false);
        if (standing is not MissingScripts { IsFrozen: false })
        {
            // Released marks are as they are.
            return standing is MissingScripts ? null : standing;
        }

        for (var number = 0; number < rules.Conduct.Shards; number++)
        {
            var shard = new ShardId(campaign, number);
            var fields = await ReadFieldsAsync(shard).ConfigureAwait(false);
            for (var from = 0; await AskShardAsync(shard, new ReadAttempts(from)).ConfigureAwait(false) is AttemptsRead { Attempts: { IsEmpty: false } page };)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await BringAsync(mandate, page, fields).ConfigureAwait(false) is { } stop)
                {
                    return stop;
                }

                from += page.Length;
            }
        }

        return await SendAsync(mandate).ConfigureAwait(false);
    }

    private async ValueTask<Reply?> BringAsync(Mandate mandate, ImmutableArray<AttemptRead> page, Dictionary<PersonKeyId, ImmutableArray<string>> fields)
    {
        var over = page.Where(one => one.Test == exercise.Id && one.Status is AttemptStatus.Completed or AttemptStatus.TimedOut)
            .Select(one => (Attempt: one, Number: MarkingPlans.NumberOf(definitions, campaign, exercise.Id, one.Person))).ToList();
        var told = await AskAsync(new FindMissingScripts([.. over.Select(one => one.Number)])).ConfigureAwait(false);
        if (told is not MissingScripts missing)
        {
            return told;
        }

        foreach (var (attempt, number) in over)
        {
            var isMissing = missing.Numbers.Contains(number);
            if (parts.Seals.Find(attempt.Person) is null)
            {
                // Who was erased is no candidate any more; nobody waits for marks that cannot be given.
                if (!isMissing && await AskAsync(new WithdrawScript(mandate, number)).ConfigureAwait(false) is not MarkingDone and var kept)
                {
                    return kept;
                }
            }
            else if (isMissing)
            {
                var content = texts.Seal(campaign, attempt.Person, await ReadTextAsync(attempt).ConfigureAwait(false));
                contents.Add(content);
                arrived.Add(new ArrivedScript(number, new Person($"{attempt.Person.Value:N}"), Digest.Of(content), TraitsOf(attempt.Person, fields)));
                if (contents.Sum(one => (long)one.Length) > BytesMax && await SendAsync(mandate).ConfigureAwait(false) is { } stop)
                {
                    return stop;
                }
            }
        }

        return arrived.Count < MarkingRoundRules.PageMax - ReadAttempts.Most ? null : await SendAsync(mandate).ConfigureAwait(false);
    }

    private async ValueTask<Reply?> SendAsync(Mandate mandate)
    {
        if (arrived.Count == 0)
        {
            return null;
        }

        var command = new AddScripts(mandate, [.. arrived], [.. contents]);
        arrived.Clear();
        contents.Clear();
        return await AskAsync(command).ConfigureAwait(false) is not MarkingDone and var stop ? stop : null;
    }

    private async ValueTask<SealedAnswer?> ReadTextAsync(AttemptRead attempt)
    {
        if (attempt.Answers is not [{ Text: { } text } stored, ..])
        {
            return null;
        }

        var bytes = await parts.Actors.ReadAttachmentAsync(text.Reference).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The text {text.Reference} of {campaign} is missing.");
        return stored.Content with { Bytes = bytes };
    }

    private ImmutableArray<Digest> TraitsOf(PersonKeyId person, Dictionary<PersonKeyId, ImmutableArray<string>> fields) =>
    [
        ScriptTraits.OfPerson(definitions, campaign, person),
        .. from conflict in conflicts
           where fields.ContainsKey(person)
           let value = fields[person][conflict.Cell]
           where value.Length > 0
           select ScriptTraits.OfValue(definitions, campaign, conflict.Field, value),
    ];

    /// <summary>Rows of the applicants of a shard, if the exercise has fields of conflict.</summary>
    private async ValueTask<Dictionary<PersonKeyId, ImmutableArray<string>>> ReadFieldsAsync(ShardId shard)
    {
        var fields = new Dictionary<PersonKeyId, ImmutableArray<string>>();
        for (var from = 0; conflicts.Length > 0
             && await AskShardAsync(shard, new ReadApplications(from)).ConfigureAwait(false) is ApplicationsRead { Applications: { IsEmpty: false } page };)
        {
            foreach (var one in page)
            {
                if (SealedRow.Open(parts.Seals, one.Key, one.Fields) is [var row])
                {
                    fields.Add(one.Key, row);
                }
            }

            from += page.Length;
        }

        return fields;
    }

    private async ValueTask<Reply> AskAsync(ActorCommand command) => (await parts.Actors.AskAsync(round, command).ConfigureAwait(false)).Reply;

    private async ValueTask<Reply> AskShardAsync(ShardId shard, ActorCommand command) =>
        (await parts.Actors.AskAsync(shard.Key, command).ConfigureAwait(false)).Reply;
}
