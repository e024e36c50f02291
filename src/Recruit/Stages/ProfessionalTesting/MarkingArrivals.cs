using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>Scripts that come to be marked, and marks that come from a file.</summary>
internal static class MarkingArrivals
{
    public static Decision Add(MarkingRound round, MarkingPlan plan, AddScripts command, Instant now)
    {
        if (NotOver(plan, now) is { } notOver)
        {
            return notOver;
        }

        var fresh = ImmutableArray.CreateBuilder<ArrivedScript>();
        var seen = new Seen(round);
        if (seen.IsTooMany(command.Scripts.Length))
        {
            return TooMany(MarkingRoundRules.PageMax);
        }

        foreach (var one in command.Scripts)
        {
            if (one.Traits.Length > MarkingRoundRules.TraitsMax)
            {
                return TooMany(MarkingRoundRules.TraitsMax);
            }

            if (round.Find(one.Number) is { } known && known.Candidate == one.Candidate && known.Text == one.Text && known.Traits.SequenceEqual(one.Traits))
            {
                continue;
            }

            if (seen.Refuse(one.Number, one.Candidate) is { } refusal)
            {
                return refusal;
            }

            fresh.Add(one);
        }

        if (fresh.Count == 0)
        {
            return MarkingRoundRules.Done;
        }

        var needed = fresh.Select(one => one.Text).ToHashSet();
        return MarkingRoundRules.Happen(
            [
                .. (command.Texts ?? []).Select(Kept).Where(text => needed.Contains(text.Reference)),
                new ScriptsAdded(command.Mandate.At(now), fresh.DrainToImmutable()),
            ]);
    }

    public static Decision Withdraw(MarkingRound round, WithdrawScript command, Instant now) => round.Find(command.Script) switch
    {
        null or { Candidate: null } or { IsImported: true } => Decision.Refuse(MarkingRefusals.UnknownScript),
        { Withdrawn: not null } => MarkingRoundRules.Done,
        _ => MarkingRoundRules.Happen(new ScriptWithdrawn(command.Mandate.At(now), command.Script)),
    };

    /// <summary>Why it is too early: somebody may still sit the exercise.</summary>
    public static Decision? NotOver(MarkingPlan plan, Instant now) => plan.ScriptsFrom is { } from && now < from
        ? Decision.Refuse(MarkingRefusals.SittingNotOver, new RefusalFact("over", from.ToString()))
        : null;

    public static TextKept Kept(ReadOnlyMemory<byte> text)
    {
        var content = new Attachment(text);
        return new TextKept(content.Reference) { Content = content };
    }

    public static Decision Import(MarkingRound round, MarkingPlan plan, ImportMarks command, Instant now)
    {
        if (round.Opened is not null)
        {
            return Decision.Refuse(MarkingRefusals.AlreadyOpen);
        }

        var fresh = ImmutableArray.CreateBuilder<ImportedScript>();
        var seen = new Seen(round);
        if (seen.IsTooMany(command.Scripts.Length))
        {
            return TooMany(MarkingRoundRules.PageMax);
        }

        foreach (var one in command.Scripts)
        {
            if (round.Find(one.Number) is { } known && IsSame(known, one))
            {
                continue;
            }

            if (!IsWhole(plan.Exercise, one))
            {
                return Decision.Refuse(MarkingRefusals.BadImport, new RefusalFact("script", one.Number.Text));
            }

            if (one.Marks.Any(marks => !MarkingRoundRules.AreInRange(plan.Exercise, marks.Marks)))
            {
                return Decision.Refuse(MarkingRefusals.MarksOutOfRange);
            }

            if (seen.Refuse(one.Number, one.Candidate) is { } refusal)
            {
                return refusal;
            }

            fresh.Add(one);
        }

        return fresh.Count == 0 ? MarkingRoundRules.Done : MarkingRoundRules.Happen(new MarksImported(command.Mandate.At(now), fresh.DrainToImmutable()));
    }

    public static Decision KnownOtherwise(Id script) => Decision.Refuse(MarkingRefusals.ScriptKnownOtherwise, new RefusalFact("script", script.Text));

    public static Decision TooMany(int most) => Decision.Refuse(MarkingRefusals.TooMany, Most(most));

    public static RefusalFact Most(int most) => Fact("most", most);

    public static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    private static bool IsSame(MarkingScript known, ImportedScript one) =>
        known.IsImported && known.Candidate == one.Candidate && known.Works.Length == one.Marks.Length
        && known.Works.Zip(one.Marks).All(pair => pair.First.Marker == pair.Second.Marker && pair.First.Revealed!.Marks.SequenceEqual(pair.Second.Marks));

    private static bool IsWhole(Exercise exercise, ImportedScript one) =>
        one.Marks.Length >= 1
        && one.Marks.Length <= (exercise.Markers == 1 ? 1 : Exercise.MarkersMax)
        && one.Marks.All(marks => marks.Marks.Any(mark => mark is not null))
        && one.Marks.Select(marks => marks.Marker).Distinct().Count() == one.Marks.Length;

    /// <summary>Numbers and candidates of a command, each of which must be new.</summary>
    private sealed class Seen(MarkingRound round)
    {
        private readonly HashSet<Id> numbers = [];
        private readonly HashSet<Person> candidates = [];

        public bool IsTooMany(int count) => count is 0 or > MarkingRoundRules.PageMax || round.Scripts.Count + count > MarkingRoundRules.ScriptsLimit;

        public Decision? Refuse(Id number, Person candidate)
        {
            if (string.Equals(number.Text, candidate.Name, StringComparison.OrdinalIgnoreCase))
            {
                return Decision.Refuse(MarkingRefusals.NumberTells);
            }

            return round.SlotOf(number) is not null || round.SlotOf(candidate) is not null || !numbers.Add(number) || !candidates.Add(candidate)
                ? KnownOtherwise(number)
                : null;
        }
    }
}
