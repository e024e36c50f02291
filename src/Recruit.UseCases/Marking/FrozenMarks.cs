using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>The part of a closing that releases marks to it: those of the exercises it covers, all of them, and from then on they stay.</summary>
internal sealed class FrozenMarks(ServiceParts parts)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>
    /// Releases the marks; nothing if they are released, otherwise what keeps them, a refusal with the exercise whose marking is not finished. Repeated,
    /// it tells the same.
    /// </summary>
    /// <param name="rules">The campaign's.</param>
    /// <param name="closing">Which exercises it covers.</param>
    /// <param name="onlyAsks">Whether it is only asked whether they could be released.</param>
    /// <param name="cancellation">Ends it between two exercises.</param>
    public async ValueTask<Reply?> FreezeAsync(SealedRules rules, Recruit.Campaigns.Closing closing, bool onlyAsks, CancellationToken cancellation)
    {
        var mandate = new Mandate(closing.Begun.By, closing.Begun.Reason);
        foreach (var exercise in rules.Rules.Vacancy.Exercises.Where(one => closing.Sittings.Contains(one.Id)))
        {
            if (await FreezeAsync(rules, exercise, new FreezeMarks(mandate, onlyAsks), cancellation).ConfigureAwait(false) is { } stop)
            {
                return stop is Refusal kept ? kept with { Facts = kept.Facts.Insert(0, new RefusalFact("exercise", exercise.Id.Text)) } : stop;
            }
        }

        return null;
    }

    private async ValueTask<Reply?> FreezeAsync(SealedRules rules, Exercise exercise, FreezeMarks freeze, CancellationToken cancellation)
    {
        var round = MarkingPlans.RoundOf(rules.Rules.Vacancy.Id, exercise.Id);
        var stop = await AskAsync(new PrepareRound(freeze.Mandate, MarkingPlans.Of(rules, exercise, definitions))).ConfigureAwait(false);
        if (stop is null && rules.Markings.ContainsKey(exercise.Id))
        {
            // Texts that nobody brought yet count as unmarked ones, and those that cannot be read any more not at all.
            stop = await new ScriptArrivals(parts, rules, exercise).BringAsync(freeze.Mandate, cancellation).ConfigureAwait(false);
        }

        return stop ?? await AskAsync(freeze).ConfigureAwait(false);

        async ValueTask<Reply?> AskAsync(ActorCommand command) =>
            (await parts.Actors.AskAsync(round, command).ConfigureAwait(false)).Reply is not MarkingDone and var reply ? reply : null;
    }
}
