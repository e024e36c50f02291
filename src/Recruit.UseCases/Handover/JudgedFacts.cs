using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Marking;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Marks and ratings between their rows in files and the actors that keep them. There a candidate goes by the name of the person's key, and a
/// member of a panel by the place in the rule, because names are personal data.
/// </summary>
internal sealed class JudgedFacts(IActors actors, Id campaign)
{
    /// <summary>Key of a marking round.</summary>
    public ActorKey RoundOf(Exercise exercise) => MarkingPlans.RoundOf(campaign, exercise.Id);

    /// <summary>Key of a panel.</summary>
    public ActorKey PanelOf(Panel panel) => new(PanelKind.KindName, $"{campaign}/{panel.Id}");

    /// <summary>Rows of marks.csv. Marks that are given here are facts once they are released to a closing, and before that nobody's.</summary>
    public async ValueTask<List<ImmutableArray<string>>> MarksAsync(Vacancy vacancy, Dictionary<PersonKeyId, string> idOf)
    {
        var rows = new List<ImmutableArray<string>>();
        foreach (var exercise in vacancy.Exercises)
        {
            await foreach (var (marked, row) in MarksAsync(exercise).ConfigureAwait(false))
            {
                if (idOf.TryGetValue(marked, out var candidate))
                {
                    rows.Add([candidate, exercise.Id.Text, row.Marker.Name, row.Criterion.Text, Number(row.Mark)]);
                }
            }
        }

        return rows;
    }

    /// <summary>Who has marks in an exercise that are facts.</summary>
    public async ValueTask<HashSet<PersonKeyId>> MarkedAsync(Exercise exercise)
    {
        var marked = new HashSet<PersonKeyId>();
        await foreach (var (candidate, _) in MarksAsync(exercise).ConfigureAwait(false))
        {
            marked.Add(candidate);
        }

        return marked;
    }

    private async IAsyncEnumerable<(PersonKeyId Candidate, MarkRow Row)> MarksAsync(Exercise exercise)
    {
        // Without an answer, nobody has prepared the round yet.
        Person? after = null;
        do
        {
            if ((await actors.AskAsync(RoundOf(exercise), new ReadMarks(after, FactsOnly: true)).ConfigureAwait(false)).Reply is not MarksRead read)
            {
                break;
            }

            foreach (var row in read.Rows)
            {
                yield return (KeyOf(row.Candidate.Name), row);
            }

            after = read.Last;
        }
        while (after is not null);
    }

    /// <summary>Takes over the marks of a file; a refusal, or nothing if all went well.</summary>
    public async ValueTask<Refusal?> ImportMarksAsync(
        OfficialUseCase request, SealedRules rules, FactTable marks, Dictionary<string, PersonKeyId> keyOf, Definitions definitions)
    {
        foreach (var exercise in rules.Rules.Vacancy.Exercises)
        {
            var key = RoundOf(exercise);
            var plan = MarkingPlans.Of(rules, exercise, definitions);
            if (await AskAsync(key, new PrepareRound(request.Mandate, plan)).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }

            var scripts =
                from row in marks.Rows
                where row[1] == exercise.Id.Text && keyOf.ContainsKey(row[0])
                group row by row[0] into script
                let name = NameOf(keyOf[script.Key])
                select new ImportedScript(
                    MarkingPlans.NumberOf(definitions, campaign, exercise.Id, keyOf[script.Key]),
                    new Person(name),
                    [.. from row in script group row by row[2] into marker select MarksOf(exercise, marker.Key, marker)]);
            foreach (var some in scripts.Chunk(MarkingRoundRules.PageMax))
            {
                if (await AskAsync(key, new ImportMarks(request.Mandate, [.. some])).ConfigureAwait(false) is { } refused)
                {
                    return refused;
                }
            }
        }

        return null;
    }

    /// <summary>Takes over the ratings of a file; a refusal, or nothing if all went well. A panel of which there are none can be convened here.</summary>
    public async ValueTask<Refusal?> ImportRatingsAsync(
        OfficialUseCase request, SealedRules rules, FactTable ratings, Dictionary<string, PersonKeyId> keyOf)
    {
        var given = ratings.Rows.Select(row => row[1]).ToHashSet();
        foreach (var panel in rules.Rules.Vacancy.Panels.Where(one => given.Contains(one.Id.Text)))
        {
            var key = PanelOf(panel);
            var charter = new PanelCharter(
                panel.Id, [.. panel.Members.Select((_, place) => new PanelMember(MemberAt(place), []))], MemberAt(0), panel.Criteria, panel.Method,
                panel.Quorum, new PanelTerms(5, 5, 5, 5), rules.Conduct.Calendar);
            if (await AskAsync(key, new ConvenePanel(request.Mandate, charter)).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }

            var placeOf = panel.Members.Select((member, place) => (member.Name, place)).ToDictionary(one => one.Name, one => one.place);
            var rows = ratings.Rows.Where(row => row[1] == panel.Id.Text && keyOf.ContainsKey(row[0])).Select(row => new RatingRow(
                new Id(NameOf(keyOf[row[0]])),
                MemberAt(placeOf[row[2]]),
                row[3].Length > 0 ? new Id(row[3]) : null,
                row[3].Length > 0 ? decimal.Parse(row[4], CultureInfo.InvariantCulture) : null));
            foreach (var some in rows.Chunk(ImportFacts.RowsMax))
            {
                if (await AskAsync(key, new ImportFacts(request.Mandate, [.. some], [])).ConfigureAwait(false) is { } refused)
                {
                    return refused;
                }
            }
        }

        return null;
    }

    private static ImportedMarks MarksOf(Exercise exercise, string marker, IEnumerable<ImmutableArray<string>> rows)
    {
        var given = rows.ToDictionary(row => row[3], row => decimal.Parse(row[4], CultureInfo.InvariantCulture));
        return new ImportedMarks(
            new Person(marker),
            [.. exercise.Criteria.Select(criterion => given.TryGetValue(criterion.Id.Text, out var mark) ? mark : (decimal?)null)]);
    }

    private static Id MemberAt(int place) => new(string.Create(CultureInfo.InvariantCulture, $"member-{place + 1}"));

    private static string NameOf(PersonKeyId key) => key.Value.ToString("N");

    private static PersonKeyId KeyOf(string name) => new(Guid.ParseExact(name, "N"));

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Parts of an import name no operation: they are told apart by what is in them, which is less once somebody was erased.</summary>
    private async ValueTask<Refusal?> AskAsync(ActorKey key, ActorCommand command) => (await actors.AskAsync(key, command).ConfigureAwait(false)).Reply as Refusal;
}
