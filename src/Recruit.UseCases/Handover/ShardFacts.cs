using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Sittings;

namespace Recruit.UseCases.Handover;

/// <summary>What one shard of a campaign has, opened: who applied there, what was sat elsewhere and came with an import, and what is sat here.</summary>
internal sealed class ShardFacts(ShardId shard)
{
    /// <summary>In the order in which they came; those whose keys were erased too, because the shard still counts them.</summary>
    public List<Applicant> Applicants { get; } = [];

    /// <summary>Rows of attempts.csv.</summary>
    public List<ImmutableArray<string>> Attempts { get; } = [];

    /// <summary>What was answered.</summary>
    public List<AnswerSheet> Responses { get; } = [];

    /// <summary>Reads a shard.</summary>
    /// <param name="actors">The engine.</param>
    /// <param name="seals">Open what is sealed.</param>
    /// <param name="shard">Which.</param>
    /// <param name="sat">Reads what is sat here.</param>
    public static async ValueTask<ShardFacts> ReadAsync(IActors actors, PersonSeals seals, ShardId shard, SatHere sat)
    {
        var facts = new ShardFacts(shard);
        for (var from = 0; ;)
        {
            var answer = await actors.AskAsync(shard.Key, new ReadApplications(from)).ConfigureAwait(false);
            if (answer.Reply is not ApplicationsRead page)
            {
                throw new InvalidOperationException($"{shard} does not tell its applications: {answer.Reply}.");
            }

            var found = seals.FindAll([.. page.Applications.Select(one => one.Key)]);
            foreach (var one in page.Applications)
            {
                facts.Add(one, found.GetValueOrDefault(one.Key));
            }

            from += page.Applications.Length;
            if (from >= page.Total)
            {
                break;
            }
        }

        var idOf = facts.Applicants.Where(one => one.Row is not null).ToDictionary(one => one.Key, one => one.Candidate!);
        await sat.ReadAsync(shard, idOf, facts.Attempts, facts.Responses).ConfigureAwait(false);
        return facts;
    }

    private void Add(ApplicationFacts one, PersonSeal? seal)
    {
        // Whose key was erased has no place in a list any more.
        if (seal is null)
        {
            Applicants.Add(new Applicant(shard.Number, one.Key, null, one.Released));
            return;
        }

        var row = SealedRow.Read(Opened(seal, one.Key, one.Fields))[0];
        Applicants.Add(new Applicant(shard.Number, one.Key, row, one.Released));
        foreach (var sitting in one.Sittings)
        {
            Attempts.Add([row[0], sitting.Sitting.Text, sitting.State, sitting.Shift ?? "", sitting.Started ?? "", sitting.Ended ?? ""]);
            if (sitting.Responses is { } content)
            {
                Responses.Add(new AnswerSheet(row[0], sitting.Sitting.Text, Opened(seal, one.Key, content)));
            }
        }
    }

    private static ReadOnlyMemory<byte> Opened(PersonSeal seal, PersonKeyId person, SealedAnswer content) =>
        (seal.Open(content) ?? throw SealedRow.UnderAnotherKey(person)).Answer;
}
