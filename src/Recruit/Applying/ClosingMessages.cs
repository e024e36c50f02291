using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Applying;

/// <summary>Where a campaign's own actor is found.</summary>
public static class CampaignKey
{
    /// <summary>First part of the keys of campaigns.</summary>
    public const string KindName = "vacancy";

    /// <summary>The key of a campaign.</summary>
    public static ActorKey Of(Id campaign) => new(KindName, campaign.Text);
}

/// <summary>
/// Tells a shard to fix the facts of the stages of a closing: nobody starts their sittings any more, and what is found wrong later is an event.
/// Attempts that run are not cut short; the shard answers with <see cref="NoteFrozen"/> when the last of them is over.
/// </summary>
/// <param name="Closing">Name of the closing.</param>
/// <param name="Sittings">Tests and exercises whose attempts are fixed, beyond those that are.</param>
/// <param name="Number">
/// Which closing of the campaign it is, from 1: an abandoned one whose message comes late takes the place of no later one. 0 in what earlier builds sent.
/// </param>
public sealed record FreezeFacts(Id Closing, ImmutableArray<Id> Sittings, int Number = 0) : ActorCommand;

/// <summary>Tells the campaign that a shard has fixed the facts.</summary>
/// <param name="Closing">Name of the closing.</param>
/// <param name="Shard">Number of the shard.</param>
/// <param name="Facts">Digest of the fixed facts.</param>
public sealed record NoteFrozen(Id Closing, int Shard, Digest Facts) : ActorCommand;

/// <summary>Gives a shard one decision for each of its applications and stages. Repeated, nothing happens.</summary>
/// <param name="Closing">Name of the closing.</param>
/// <param name="Table">In the order of the shard's applications, then of the stages.</param>
public sealed record RecordDecisions(Id Closing, DecisionTable Table) : ActorCommand;

/// <summary>What was decided about an application in a stage, in the form of the results (campaign-folder 4).</summary>
/// <param name="State">E.g. <c>completed</c>.</param>
/// <param name="Decision">E.g. <c>advanced</c>; empty for none.</param>
/// <param name="Reasons">Joined by <c>;</c>.</param>
/// <param name="Score">With the stage's digits; empty for none.</param>
/// <param name="Rank">Empty for none.</param>
public sealed record StageDecision(string State, string Decision, string Reasons, string Score, string Rank)
{
    /// <summary>Whether the stage has anything to say about the application: it was reached, and its person's key is there.</summary>
    public bool IsReached => State is not ("" or "not-reached");

    /// <summary>Whether the application goes on from the stage.</summary>
    public bool GoesOn => Decision is "pass" or "advanced";

    /// <summary>What was decided in one word: the decision, or the state where there is none.</summary>
    public string Class => Decision.Length > 0 ? Decision : State;
}

/// <summary>Tells the campaign that a shard has recorded the decisions.</summary>
/// <param name="Closing">Name of the closing.</param>
/// <param name="Shard">Number of the shard.</param>
/// <param name="Decisions">Digest of the recorded decisions.</param>
public sealed record NoteDecided(Id Closing, int Shard, Digest Decisions) : ActorCommand;

/// <summary>Tells a shard that the decisions of a closing may be seen by those they concern.</summary>
/// <param name="Closing">Name of the closing.</param>
public sealed record ReleaseDecisions(Id Closing) : ActorCommand;
