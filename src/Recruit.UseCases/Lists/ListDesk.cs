using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;

namespace Recruit.UseCases.Lists;

/// <summary>Reads the index of lists once what was durable at the question is in it, so that whoever did something sees it in the next list.</summary>
internal sealed class ListDesk(ServiceParts parts)
{
    /// <summary>The instant for which sittings are looked at.</summary>
    public Instant Now => Instant.Of(parts.Time.GetUtcNow());

    /// <summary>Reads; a refusal while the index is made anew.</summary>
    public async ValueTask<(T? Told, Refusal? Refusal)> ReadAsync<T>(Func<IndexView, T> read, CancellationToken cancellation)
    {
        // A damaged part is found by whoever wants it first, and everything is made anew: then once more.
        for (var tries = 0; tries < 2; tries++)
        {
            await CatchUpAsync(cancellation).ConfigureAwait(false);
            if (parts.Lists.TryRead(read, out var told))
            {
                return (told, null);
            }
        }

        var position = new RefusalFact("position", parts.Lists.Position.ToString(CultureInfo.InvariantCulture));
        return (default, parts.Lists.HasOrder
            ? Refusal.Because(UseCaseRefusals.ListsNotReady, position, new RefusalFact("durable", parts.Lists.Durable().ToString(CultureInfo.InvariantCulture)))
            : Refusal.Because(UseCaseRefusals.ListsNotReady, position));
    }

    /// <summary>What lists need to know of the rules.</summary>
    public static CampaignShape ShapeOf(SealedRules rules)
    {
        var vacancy = rules.Rules.Vacancy;
        return new CampaignShape(
            [.. vacancy.Stages.Select(stage => stage.Id)],
            rules.Rules.SelectionStages,
            [.. vacancy.Stages.Select(stage => CloseStageHandler.SittingsOf(stage).Distinct().ToImmutableArray())],
            vacancy.Merit is not null);
    }

    /// <summary>
    /// Waits a while for the index. Where it does not come, a list says which position it shows; where it cannot come, or is too far behind, lists
    /// are refused.
    /// </summary>
    private async ValueTask CatchUpAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(parts.Lists.CatchUpAsync(), Task.Delay(parts.ListsWithin, parts.Time, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }
}
