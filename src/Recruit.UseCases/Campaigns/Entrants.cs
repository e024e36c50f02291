using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>Who enters a stage by what was released of the one before it, and has not left since.</summary>
internal sealed class Entrants(ServiceParts parts)
{
    /// <summary>A rating that says of a member, and not of the candidate, something.</summary>
    private const string Recused = "recused";

    /// <summary>Those who enter, by the names of their keys; a refusal before the stage before is released.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="stage">Place of the stage, from 0. Training is entered by those who accepted a place.</param>
    /// <param name="through">Number of the last event that counts: a closing lets nobody leave by a later one.</param>
    public async ValueTask<(ImmutableArray<ApplicationFacts> Entrants, Refusal? Refusal)> OfAsync(
        Id campaign, SealedRules rules, int stage, int through = int.MaxValue)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head: { Outline: { } outline } head })
        {
            return ([], answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotSealed));
        }

        if (stage > 0 && (head.LastReleased?.Through ?? -1) < stage - 1)
        {
            return ([], Refusal.Because(CampaignRefusals.NotThatFar, new RefusalFact("stage", outline.Stages[stage - 1].Text)));
        }

        await Releasing.ReachLastAsync(parts.Actors, campaign, head).ConfigureAwait(false);
        var left = await LeftAsync(campaign, outline, stage, through).ConfigureAwait(false);
        var holders = head.Offers.Where(offer => offer.IsAccepted).Select(offer => offer.Candidate).ToHashSet();
        var entrants = ImmutableArray.CreateBuilder<ApplicationFacts>();
        for (var shard = 0; shard < outline.Shards; shard++)
        {
            await foreach (var one in ApplicationsAsync(new ShardId(campaign, shard)).ConfigureAwait(false))
            {
                if (!left.Contains(one.Key) && (stage == rules.Rules.SelectionStages ? holders.Contains(one.Key) : HasPassed(one, stage - 1)))
                {
                    entrants.Add(one);
                }
            }
        }

        return (entrants.DrainToImmutable(), null);
    }

    /// <summary>Whether somebody goes on from a stage by what was released; before the first one everybody does.</summary>
    public static bool HasPassed(ApplicationFacts application, int stage) =>
        stage < 0 || (stage < application.Released.Length && application.Released[stage].GoesOn);

    /// <summary>All applications of a shard.</summary>
    public async IAsyncEnumerable<ApplicationFacts> ApplicationsAsync(ShardId shard)
    {
        for (var from = 0; ;)
        {
            var answer = await parts.Actors.AskAsync(shard.Key, new ReadApplications(from)).ConfigureAwait(false);
            if (answer.Reply is not ApplicationsRead page)
            {
                throw new InvalidOperationException($"{shard} does not tell its applications: {answer.Reply}.");
            }

            foreach (var one in page.Applications)
            {
                yield return one;
            }

            from += page.Applications.Length;
            if (from >= page.Total)
            {
                yield break;
            }
        }
    }

    /// <summary>Of whom two people, or the remedy of an appeal, set by an event what a panel or an exercise came to: nobody else is waited for about them.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="judged">Ids of the panels or exercises.</param>
    /// <param name="stage">Id of their stage: who is readmitted there goes on, however it was judged (rules 8).</param>
    /// <param name="closing">The closing that would wait; events after those it covers tell it nothing. Nothing before it begins: then all count.</param>
    public async ValueTask<JudgedByEvent> JudgedByEventAsync(Id campaign, ImmutableArray<Id> judged, Id stage, Recruit.Campaigns.Closing? closing)
    {
        var standing = new Dictionary<(PersonKeyId, Id), HashSet<(string, Id?, string?)>>();
        HashSet<(PersonKeyId, Id)>? counted = null;
        await foreach (var one in EventsAsync(campaign).ConfigureAwait(false))
        {
            if (one.Sequence > closing?.EventsThrough)
            {
                counted ??= Judged(standing);
            }

            if (one.Row is { Type: EventTypes.Readmit, Candidate: { } back } && one.Row.Stage == stage)
            {
                foreach (var sure in judged)
                {
                    FactsOf(back, sure).Add((one.Row.Type, null, null));
                }
            }

            if (one.Row is not { Candidate: { } candidate, Test: { } sitting } row || !judged.Contains(sitting))
            {
                continue;
            }

            // What an event sets, a later one without a value takes back (rules 8), and who is recused has given nothing.
            var facts = FactsOf(candidate, sitting);
            var fact = (row.Type, row.Item, row.Person?.Name);
            if (row.Value is Recused)
            {
                facts.RemoveWhere(known => known.Item3 == row.Person?.Name);
            }
            else if (row.Value is { Length: > 0 })
            {
                facts.Add(fact);
            }
            else
            {
                facts.Remove(fact);
            }
        }

        var late = Judged(standing);
        counted ??= late;
        return new JudgedByEvent(counted, late);

        HashSet<(string, Id?, string?)> FactsOf(PersonKeyId candidate, Id sitting) =>
            standing.TryGetValue((candidate, sitting), out var known) ? known : standing[(candidate, sitting)] = [];

        static HashSet<(PersonKeyId, Id)> Judged(Dictionary<(PersonKeyId, Id), HashSet<(string, Id?, string?)>> standing) =>
            [.. standing.Where(one => one.Value.Count > 0).Select(one => one.Key)];
    }

    /// <summary>Who left the campaign and was not reinstated, from whichever stage on: nobody waits for them about what is past.</summary>
    public async ValueTask<HashSet<PersonKeyId>> GoneAsync(Id campaign)
    {
        var gone = new HashSet<PersonKeyId>();
        await foreach (var one in EventsAsync(campaign).ConfigureAwait(false))
        {
            if (one.Row is { Type: EventTypes.Withdraw, Candidate: { } left })
            {
                gone.Add(left);
            }
            else if (one.Row is { Type: EventTypes.Reinstate, Candidate: { } back })
            {
                gone.Remove(back);
            }
        }

        return gone;
    }

    /// <summary>Whose standing withdrawal names this stage or an earlier one (rules 6.1).</summary>
    private async ValueTask<HashSet<PersonKeyId>> LeftAsync(Id campaign, CampaignOutline outline, int stage, int through)
    {
        var left = new HashSet<PersonKeyId>();
        await foreach (var one in EventsAsync(campaign).ConfigureAwait(false))
        {
            if (one.Sequence > through)
            {
                break;
            }

            switch (one.Row)
            {
                case { Type: EventTypes.Withdraw, Candidate: { } candidate, Stage: { } named } when outline.Stages.IndexOf(named) <= stage:
                    left.Add(candidate);
                    break;
                case { Type: EventTypes.Withdraw or EventTypes.Reinstate, Candidate: { } candidate }:
                    left.Remove(candidate);
                    break;
            }
        }

        return left;
    }

    /// <summary>The events in their order.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="after">Number of the event behind which they begin; 0 for all.</param>
    public async IAsyncEnumerable<RegisteredEvent> EventsAsync(Id campaign, int after = 0)
    {
        while (true)
        {
            var read = (EventsRead)(await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadEvents(after)).ConfigureAwait(false)).Reply;
            foreach (var one in read.Events)
            {
                after = one.Sequence;
                yield return one;
            }

            if (!read.HasMore)
            {
                yield break;
            }
        }
    }
}

/// <summary>Whom events judge in the place of a panel or a trainer, each with the panel or exercise.</summary>
/// <param name="Counted">By events that a closing covers.</param>
/// <param name="Late">By all events there are: only a new closing reads the later ones.</param>
internal sealed record JudgedByEvent(HashSet<(PersonKeyId Candidate, Id Sitting)> Counted, HashSet<(PersonKeyId Candidate, Id Sitting)> Late)
{
    /// <summary>What a refusal says besides, when a closing waits for somebody whom only a later event judged.</summary>
    /// <param name="waiting">For whom it waits.</param>
    /// <param name="otherwise">The way out where there is no such event.</param>
    public RefusalFact WayOut(IEnumerable<(PersonKeyId, Id)> waiting, string otherwise) =>
        new("way-out", waiting.Any(one => Late.Contains(one) && !Counted.Contains(one)) ? "abandon-closing" : otherwise);
}
