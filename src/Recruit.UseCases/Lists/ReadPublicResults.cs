using System.Collections.Immutable;
using System.Numerics;
using MediatR;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Numbers;
using Recruit.UseCases.Attraction;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// What everybody may know of the results that were released: how many went on, the totals, the cut: <see cref="PublicResultsShown"/>, or not-released. Numbers of
/// fewer people than <see cref="ApplicantSearch.Few"/> are left out.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadPublicResults(OperationId Operation, Id Campaign) : PublicUseCase(Operation);

/// <summary>Results for everybody.</summary>
/// <param name="ReleasedAt">When they were released last.</param>
/// <param name="Title">The post's name.</param>
/// <param name="Posts">How many places.</param>
/// <param name="Applied">How many applied; nothing for few.</param>
/// <param name="Stages">Those that are released.</param>
public sealed record PublicResultsShown(Instant ReleasedAt, Title Title, int Posts, int? Applied, ImmutableArray<PublicStage> Stages) : Reply;

/// <summary>Results of a stage. A number that is nothing is not told.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Kind">Which of the five kinds.</param>
/// <param name="Entered">How many got to it.</param>
/// <param name="Scored">How many have a total; 0 where there are none.</param>
/// <param name="GoneOn">How many go on.</param>
/// <param name="Digits">Decimals of its totals.</param>
/// <param name="Totals">How many have which total, from the lowest class up.</param>
/// <param name="Mark">The lowest total that passes, where a fixed one is among the rules and totals are told.</param>
/// <param name="Cut">Where the best were separated from the others; nothing where that was not so, or totals are not told.</param>
public sealed record PublicStage(
    Id Stage, StageKind Kind, int? Entered, int? Scored, int? GoneOn, int Digits, ImmutableArray<PublicClass> Totals, PublicMark? Mark, PublicCut? Cut)
{
    /// <summary>Whether there is something to say of totals.</summary>
    public bool HasTotals => Scored != 0;
}

/// <summary>How many have a total in a class.</summary>
/// <param name="From">Its lowest total as results print it.</param>
/// <param name="To">Its highest.</param>
/// <param name="Start">Its lowest total in units of the last decimal.</param>
/// <param name="End">The total behind its highest, in the same units.</param>
/// <param name="Count">How many.</param>
public sealed record PublicClass(string From, string To, BigInteger Start, BigInteger End, int Count);

/// <summary>A fixed mark.</summary>
/// <param name="Total">As results print it.</param>
/// <param name="Units">The same in units of the last decimal.</param>
/// <param name="AreOthersAbove">Whether some with this total or more were left out by something else.</param>
/// <param name="AreSomeBelow">Whether some with a lower total go on all the same.</param>
public sealed record PublicMark(string Total, BigInteger Units, bool AreOthersAbove, bool AreSomeBelow);

/// <summary>Where the line between those who go on and those who do not is, among whom the cut alone decides.</summary>
/// <param name="Total">Everybody with this total or more goes on; as results print it.</param>
/// <param name="Units">The same in units of the last decimal.</param>
/// <param name="Ties">What the sealed rule says of equal totals.</param>
/// <param name="AreTied">Whether several have exactly this total.</param>
/// <param name="Tied">How many; nothing if it is not told.</param>
/// <param name="AlsoBelow">Whether some with a lower total go on too: by reserved places, or by what decides among equals.</param>
public sealed record PublicCut(string Total, BigInteger Units, TieRule Ties, bool AreTied, int? Tied, bool AlsoBelow);

internal sealed class ReadPublicResultsHandler(ServiceParts parts) : IRequestHandler<ReadPublicResults, Reply>
{
    public async Task<Reply> Handle(ReadPublicResults request, CancellationToken cancellationToken)
    {
        var (vacancy, refusal) = await new VacancyFiles(parts).FindAsync(request.Campaign).ConfigureAwait(false);
        if (vacancy is null)
        {
            return refusal!;
        }

        if (vacancy is not { Head: { LastReleased: { Released: { At: var at } } closing, Outline: { } outline }, Rules.Vacancy: var rules })
        {
            return Refusal.Because(UseCaseRefusals.NotReleased);
        }

        if (parts.Results.Find(request.Campaign, closing.Id) is { } known)
        {
            return known;
        }

        var (read, notReady) = await new ListDesk(parts)
            .ReadAsync(view => new Counted(view.Position, view.CountReleased(request.Campaign, outline.Shards, closing.Id)), cancellationToken).ConfigureAwait(false);
        if (read is null)
        {
            return notReady!;
        }

        // It is released, and has not come to every shard yet.
        if (read.Figures is not var (applied, stages))
        {
            return Refusal.Because(UseCaseRefusals.ListsNotReady);
        }

        var shown = ResultsOf(at, rules, applied, stages);
        parts.Results.Keep(request.Campaign, closing.Id, shown);
        return shown;
    }

    private static PublicResultsShown ResultsOf(Instant at, Vacancy rules, int applied, IReadOnlyList<ReleasedStageCount> stages)
    {
        // One row of numbers, because those of a stage follow from those of the one before it.
        var told = OpenFigures.Told(stages.SelectMany(one => (int[])[one.Entered, one.Scored, one.GoneOn]).Prepend(applied), ApplicantSearch.Few);
        return new PublicResultsShown(
            at, rules.Title, rules.Posts, told[0], [.. stages.Select((stage, place) => StageOf(rules.Stages[place], stage, told.AsSpan(1 + (3 * place), 3)))]);
    }

    private static PublicStage StageOf(Stage rules, ReleasedStageCount stage, ReadOnlySpan<int?> told)
    {
        var (digits, totals) = (rules.Score?.Digits ?? 0, stage.Totals);
        var mark = told[1] is null ? null : MarkOf(rules, totals, digits);
        var cut = told[1] is null ? null : CutOf(rules, totals, digits);
        int[] known = [.. new[] { told[0], told[1], told[2] }.OfType<int>()];
        var classes = told[1] is null
            ? []
            : OpenFigures.Distribution(totals.ToDictionary(one => one.Key, one => one.Value.All), known, ApplicantSearch.Few, cut?.Units ?? mark?.Units);
        return new PublicStage(
            rules.Id,
            rules.Kind,
            told[0],
            told[1],
            told[2],
            digits,
            [.. classes.Select(one => new PublicClass(NumberForm.Print(one.Start, digits), NumberForm.Print(one.End - 1, digits), one.Start, one.End, one.Count))],
            mark,
            cut);
    }

    private static PublicMark? MarkOf(Stage rules, IReadOnlyDictionary<BigInteger, TotalCount> totals, int digits)
    {
        if ((rules.Band?.PassFrom ?? (rules.Advance is { Rule: AdvanceRule.AtLeast, Value: var value } ? value : null)) is not { } mark)
        {
            return null;
        }

        var units = (mark * BigInteger.Pow(10, digits)).Ceiling();
        return new PublicMark(
            NumberForm.Print(units, digits),
            units,
            totals.Any(one => one.Key >= units && one.Value.Others > 0),
            totals.Any(one => one.Key < units && one.Value.GoOn > 0));
    }

    /// <summary>The lowest total from which on the cut left nobody out.</summary>
    private static PublicCut? CutOf(Stage rules, IReadOnlyDictionary<BigInteger, TotalCount> totals, int digits)
    {
        var left = totals.Where(one => one.Value.Below > 0).Select(one => one.Key).ToList();
        if (rules.Advance is not { Rule: not (AdvanceRule.All or AdvanceRule.AtLeast) } advance || left.Count == 0)
        {
            return null;
        }

        var above = totals.Where(one => one.Key > left.Max() && one.Value.GoOn > 0).Select(one => one.Key).ToList();
        if (above.Count == 0)
        {
            return null;
        }

        var cut = above.Min();
        var tied = totals[cut].GoOn;
        return new PublicCut(
            NumberForm.Print(cut, digits), cut, advance.Ties, tied > 1, tied >= ApplicantSearch.Few ? tied : null, totals.Any(one => one.Key < cut && one.Value.GoOn > 0));
    }

    private sealed record Counted(ulong Position, (int Applied, IReadOnlyList<ReleasedStageCount> Stages)? Figures);
}

/// <summary>Results that were counted: those of one release never change, and everybody asks for them on the day of the release.</summary>
internal sealed class KnownResults
{
    /// <summary>Campaigns that are known at a time; with one more all are counted anew.</summary>
    public const int CampaignsMax = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<Id, (Id Closing, PublicResultsShown Shown)> known = [];

    /// <summary>Those of a release; nothing if they were not counted.</summary>
    public PublicResultsShown? Find(Id campaign, Id closing)
    {
        lock (gate)
        {
            return known.TryGetValue(campaign, out var one) && one.Closing == closing ? one.Shown : null;
        }
    }

    /// <summary>Keeps those of a release.</summary>
    public void Keep(Id campaign, Id closing, PublicResultsShown shown)
    {
        lock (gate)
        {
            if (known.Count >= CampaignsMax)
            {
                known.Clear();
            }

            known[campaign] = (closing, shown);
        }
    }
}
