using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Lists;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// How the items of a campaign's tests did, over all attempts that count by now: <see cref="ItemsReported"/>. Computed anew each time, nothing is kept. It gives
/// keys away, so nobody gets it before the last sitting here is over (sitting-not-over), and every live test elsewhere with the same items (still-secret).
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadItemReport(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

/// <summary>
/// What would change if an item were void: <see cref="VoidPreviewed"/>. The rule engine computes the whole campaign with and without it; nothing is kept.
/// Nobody gets it before the last sitting here is over (sitting-not-over), and every live test elsewhere with the same items (still-secret).
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Which test.</param>
/// <param name="Item">Which item.</param>
/// <param name="Policy">How it would be treated.</param>
public sealed record PreviewVoid(Caller By, OperationId Operation, Id Campaign, Id Test, Id Item, VoidPolicy Policy) : UseCase(By, Operation), IAboutCampaign;

/// <summary>How often an option was chosen.</summary>
/// <param name="Option">Its mark.</param>
/// <param name="Count">How many chose it; nothing where that is few.</param>
public sealed record ChosenOption(string Option, int? Count);

/// <summary>How an item did, without its key.</summary>
/// <param name="Section">In which section.</param>
/// <param name="Item">Which item.</param>
/// <param name="Type">How it is answered.</param>
/// <param name="Status"><c>pretest</c>, else the void policy, else <c>live</c>.</param>
/// <param name="Count">How many scored attempts its test has; nothing for few, and then nothing else is told of how it did.</param>
/// <param name="Facility">
/// Mean points it earned over its points, to two decimals; nothing where few earned all of them or few did not, or where it would tell a count that is left out.
/// </param>
/// <param name="Discrimination">
/// Correlation of its points with the sum of the other live items of the test, to two decimals (corrected item-total correlation, campaign-folder 4; for
/// items scored 0 or 1 the point-biserial correlation: Lord and Novick 1968, ch. 15); nothing where few earned all points or few did not, or where it is not defined.
/// </param>
/// <param name="Omitted">In how many scored attempts it has no answer; nothing where that is few, or none beside a count that is left out.</param>
/// <param name="Options">How often each was chosen in scored attempts; empty for numbers and texts.</param>
public sealed record ReportedItem(
    Id Section, Id Item, ItemType Type, string Status, int? Count, string? Facility, string? Discrimination, int? Omitted, ImmutableArray<ChosenOption> Options);

/// <summary>The items of a test.</summary>
/// <param name="Test">Which test.</param>
/// <param name="Items">In declared order.</param>
public sealed record ReportedTest(Id Test, ImmutableArray<ReportedItem> Items);

/// <summary>How all items did. Counts below <see cref="ApplicantSearch.Few"/> are left out, and so many others that nobody finds them by subtraction.</summary>
/// <param name="Tests">By id.</param>
public sealed record ItemsReported(ImmutableArray<ReportedTest> Tests) : Reply;

/// <summary>How many would get another decision in a stage.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="Before">The decision as it is; empty for none.</param>
/// <param name="After">As it would be.</param>
/// <param name="Candidates">How many; nothing for few.</param>
public sealed record DecisionMove(Id Stage, string Before, string After, int? Candidates);

/// <summary>What would change.</summary>
/// <param name="Rescored">How many would get another total in some stage; nothing for few.</param>
/// <param name="Moves">By stage, then by decisions; empty if no decision changes.</param>
/// <param name="Gained">How many would get a place that do not hold one; nothing for few.</param>
/// <param name="Lost">How many would lose one; nothing for few.</param>
public sealed record VoidPreviewed(int? Rescored, ImmutableArray<DecisionMove> Moves, int? Gained, int? Lost) : Reply;

internal sealed class PreviewVoidValidator : AbstractValidator<PreviewVoid>
{
    public PreviewVoidValidator() => RuleFor(one => one.Policy).IsInEnum();
}

internal sealed class ReadItemReportHandler(ServiceParts parts) : IRequestHandler<ReadItemReport, Reply>
{
    public async Task<Reply> Handle(ReadItemReport request, CancellationToken cancellationToken)
    {
        var (whole, instead) = await WholeCampaign.ReadAsync(parts, request.Campaign, tellsOfItems: true).ConfigureAwait(false);
        if (whole is not { Facts: var read, Handover: var handover })
        {
            return instead!;
        }

        var outcome = Assessment.Run(read, cancellationToken);
        var scored = ScoredAttempts(outcome);
        var given = GivenResponses.Of(handover.Responses, read.Rules.Tests.Index().ToDictionary(test => test.Item.Id.Text, test => scored[test.Index]));
        return new ItemsReported([.. read.Rules.Tests.Select((test, place) => new ReportedTest(
            test.Id, [.. outcome.Items[place].Select(one => Told(test, one, given, scored[place].Count, KeyedBy(read, place, one.Item)))])).OrderBy(test => test.Test)]);
    }

    /// <summary>Ids of the candidates whose attempt at each test counts.</summary>
    private static HashSet<string>[] ScoredAttempts(AssessmentOutcome outcome) => [.. outcome.Facts.TestAttempts.Select(attempts =>
        Enumerable.Range(0, outcome.Facts.Roll.Count).Where(candidate => Attempts.IsScored(attempts.States[candidate]))
            .Select(candidate => Encoding.UTF8.GetString(outcome.Facts.Roll.IdOf(candidate))).ToHashSet(StringComparer.Ordinal))];

    /// <summary>Options that stand in a key of the item, in those that events accepted too.</summary>
    private static HashSet<string> KeyedBy(Campaign read, int test, int item) =>
    [
        .. ItemAt(read.Rules.Tests[test], item).Keys
            .Concat(read.Events.OfType<KeyAccepted>().Where(accepted => accepted.Test == test && accepted.Item == item).Select(accepted => accepted.Key))
            .SelectMany(key => key.Options),
    ];

    private static Item ItemAt(Test test, int item) => test.Sections.SelectMany(part => part.Items).ElementAt(item);

    private static ReportedItem Told(
        Test test, ItemStatistics one, GivenResponses responses, int scored, HashSet<string> keyed)
    {
        var section = test.Sections[one.Section];
        var item = ItemAt(test, one.Item);
        if (one.Count < ApplicantSearch.Few)
        {
            return new ReportedItem(section.Id, item.Id, item.Type, one.Status, null, null, null, null, []);
        }

        var given = responses.To(test.Id, item.Id);
        var chosen = item.Options.Select(option =>
            given.Where(response => ResponseReader.ReadOptions(item, response.Key, out var options) == ResponseFault.None && options.Contains(option)).Sum(response => response.Value));
        var counts = Hidden([scored - given.Values.Sum(), .. chosen]);
        var areMany = one.Right >= ApplicantSearch.Few && one.Count - one.Right >= ApplicantSearch.Few;

        // The share tells how many had it right, and so the count of a key's option that is left out.
        var isShareTold = areMany && !item.Options.Where((option, place) => counts[place + 1] is null && keyed.Contains(option)).Any();
        return new ReportedItem(
            section.Id, item.Id, item.Type, one.Status, one.Count, isShareTold ? Print(one.Facility) : null, areMany ? Print(one.Discrimination) : null, counts[0],
            [.. item.Options.Select((option, place) => new ChosenOption(option, counts[place + 1]))]);
    }

    /// <summary>
    /// Leaves out counts that are few, with them those of nobody, and of the others the smallest as long as those that are left out make a sum that is few too.
    /// </summary>
    private static int?[] Hidden(int[] counts)
    {
        var isAnyFew = counts.Any(count => count is > 0 and < ApplicantSearch.Few);
        var hidden = counts.Select(count => isAnyFew && count < ApplicantSearch.Few).ToArray();
        bool IsFound() => counts.Where((_, place) => hidden[place]).Sum() is > 0 and < ApplicantSearch.Few;
        foreach (var place in Enumerable.Range(0, counts.Length).Where(place => !hidden[place] && counts[place] > 0).OrderBy(place => counts[place]).ToArray())
        {
            if (!IsFound())
            {
                break;
            }

            hidden[place] = true;
        }

        return [.. counts.Select((count, place) => hidden[place] ? (int?)null : count)];
    }

    private static string? Print(Rational? value) => value is { } told ? NumberForm.Print(told.RoundToUnits(2), 2) : null;
}

internal sealed class PreviewVoidHandler(ServiceParts parts) : IRequestHandler<PreviewVoid, Reply>
{
    public async Task<Reply> Handle(PreviewVoid request, CancellationToken cancellationToken)
    {
        var (whole, instead) = await WholeCampaign.ReadAsync(parts, request.Campaign, tellsOfItems: true).ConfigureAwait(false);
        if (whole is not { Facts: var read })
        {
            return instead!;
        }

        var test = read.Rules.Tests.ToList().FindIndex(one => one.Id == request.Test);
        var item = test < 0 ? -1 : read.Rules.Tests[test].Sections.SelectMany(section => section.Items).ToList().FindIndex(one => one.Id == request.Item);
        if (item < 0)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var before = Assessment.Run(read, cancellationToken);
        if (before.Items[test][item].Count < ApplicantSearch.Few)
        {
            return Refusal.Because(UseCaseRefusals.TooFewAttempts, new RefusalFact("few", ApplicantSearch.Few.ToString(CultureInfo.InvariantCulture)));
        }

        var next = read.Events.IsEmpty ? 1 : read.Events.Max(happened => happened.Sequence) + 1;
        var after = Assessment.Run(read with { Events = read.Events.Add(new ItemVoided(next, test, item, request.Policy)) }, cancellationToken);
        var candidates = Enumerable.Range(0, before.Facts.Roll.Count).ToArray();
        var last = before.Stages.Length - 1;
        var (told, toldAfter) = (new ToldStages(before, last), new ToldStages(after, last));
        var moves =
            from candidate in candidates
            from pair in told.To(candidate).Zip(toldAfter.To(candidate), (was, becomes) => (was, becomes)).Select((pair, stage) => (pair.was, pair.becomes, stage))
            where pair.was.Decision != pair.becomes.Decision
            group candidate by (pair.stage, Before: pair.was.Decision, After: pair.becomes.Decision) into same
            orderby same.Key.stage
            select new DecisionMove(before.Stages[same.Key.stage].Stage.Id, same.Key.Before, same.Key.After, Many(same.Count()));
        var rescored = candidates.Count(candidate => told.To(candidate).Zip(toldAfter.To(candidate)).Any(pair => pair.First.Score != pair.Second.Score));
        return new VoidPreviewed(
            Many(rescored), [.. moves], Many(after.Places.Holders.Except(before.Places.Holders).Count()), Many(before.Places.Holders.Except(after.Places.Holders).Count()));
    }

    private static int? Many(int count) => count is > 0 and < ApplicantSearch.Few ? null : count;
}
