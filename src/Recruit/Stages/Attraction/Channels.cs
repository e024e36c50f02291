using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Candidates;
using Recruit.Numbers;

namespace Recruit.Stages.Attraction;

/// <summary>How many of those who heard of the vacancy in one way applied, came how far and hold a place.</summary>
/// <param name="Name">The cell of the channel field; empty for those who did not say.</param>
/// <param name="Candidates">How many applied.</param>
/// <param name="Continued">For each stage how many continued.</param>
/// <param name="Places">How many hold a place, offered or accepted.</param>
public sealed record Channel(string Name, int Candidates, ImmutableArray<int> Continued, int Places)
{
    /// <summary>Every channel that occurs, sorted by bytes; none where the vacancy names no channel field.</summary>
    public static ImmutableArray<Channel> Of(AssessmentOutcome outcome)
    {
        if (outcome.Rules.Vacancy.Channel is not { } field)
        {
            return [];
        }

        var column = outcome.Facts.Fields[outcome.Rules.FieldIndex(field)];
        // One more group than codes: the last is that of the missing.
        var candidates = new int[column.Values.Count + 1];
        var places = new int[candidates.Length];
        var continued = outcome.Stages.Select(_ => new int[candidates.Length]).ToArray();
        for (var candidate = 0; candidate < column.Codes.Length; candidate++)
        {
            var group = column.Codes[candidate] == FieldColumn.Missing ? candidates.Length - 1 : column.Codes[candidate];
            candidates[group]++;
            places[group] += outcome.Places.PlaceOf(candidate) is null ? 0 : 1;
            for (var stage = 0; stage < continued.Length; stage++)
            {
                continued[stage][group] += outcome.Stages[stage].Continues(candidate) ? 1 : 0;
            }
        }

        return
        [
            .. Enumerable.Range(0, candidates.Length)
                .Where(group => candidates[group] > 0)
                .Select(group => new Channel(
                    group == column.Values.Count ? "" : column.Values[group].Print(column.Field),
                    candidates[group],
                    [.. continued.Select(stage => stage[group])],
                    places[group]))
                .OrderBy(channel => channel.Name, Utf8Order.Instance),
        ];
    }
}
