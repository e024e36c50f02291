using System.Collections.Immutable;
using Recruit.Candidates;
using Recruit.Testing;

namespace Recruit.Applications;

/// <summary>Something that happened after the first release of a stage (rules 8). Candidates, tests and the like go by their places.</summary>
/// <param name="Sequence">Its number, at least 1; events apply in ascending order.</param>
public abstract record CampaignEvent(int Sequence);

/// <summary>The item gets the policy; the last one for an item counts.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Test">Place of the test.</param>
/// <param name="Item">Place of the item through all sections of the test.</param>
/// <param name="Policy">How it is treated.</param>
public sealed record ItemVoided(int Sequence, int Test, int Item, VoidPolicy Policy) : CampaignEvent(Sequence);

/// <summary>One more accepted key for the item, also in its statistics.</summary>
public sealed record KeyAccepted(int Sequence, int Test, int Item, ItemKey Key) : CampaignEvent(Sequence);

/// <summary>With a stage: out from that stage on and out of the offers; without: out of the offers only. Gives up a place held.</summary>
public sealed record Withdrawn(int Sequence, int Candidate, int? Stage) : CampaignEvent(Sequence);

/// <summary>Out of the offers; gives up a place held.</summary>
public sealed record Declined(int Sequence, int Candidate) : CampaignEvent(Sequence);

/// <summary>Cancels the standing withdrawal or decline.</summary>
public sealed record Reinstated(int Sequence, int Candidate) : CampaignEvent(Sequence);

/// <summary>Takes the place that is offered at that moment.</summary>
public sealed record Accepted(int Sequence, int Candidate) : CampaignEvent(Sequence);

/// <summary>Continues at the stage of exclusion all the same.</summary>
public sealed record Readmitted(int Sequence, int Candidate, int Stage) : CampaignEvent(Sequence);

/// <summary>The marker's mark for that script and criterion is as given, or removed.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Candidate">Whose script.</param>
/// <param name="Exercise">Place of the exercise.</param>
/// <param name="Marker">The marker's name.</param>
/// <param name="Criterion">Place of the criterion.</param>
/// <param name="Mark">The mark; none removes it.</param>
public sealed record MarkSet(int Sequence, int Candidate, int Exercise, string Marker, int Criterion, decimal? Mark) : CampaignEvent(Sequence);

/// <summary>The member's rating for that candidate and criterion is as given, or removed.</summary>
public sealed record RatingSet(int Sequence, int Candidate, int Panel, int Member, int Criterion, decimal? Rating) : CampaignEvent(Sequence);

/// <summary>The member is recused for the candidate for good, and ratings given before do not count.</summary>
public sealed record MemberRecused(int Sequence, int Candidate, int Panel, int Member) : CampaignEvent(Sequence);

/// <summary>The attempt has that state; <see cref="AttemptState.None"/>, for an exercise or panel, removes its row.</summary>
public sealed record AttemptSet(int Sequence, int Candidate, Sitting Sitting, AttemptState State) : CampaignEvent(Sequence);

/// <summary>The response is as given.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Candidate">Whose response.</param>
/// <param name="Test">Place of the test.</param>
/// <param name="Item">Place of the item through all sections of the test.</param>
/// <param name="Code">The response's code among those of the item.</param>
public sealed record ResponseSet(int Sequence, int Candidate, int Test, int Item, int Code) : CampaignEvent(Sequence);

/// <summary>The field's value is as given, or missing.</summary>
public sealed record FieldSet(int Sequence, int Candidate, int Field, FieldValue? Value) : CampaignEvent(Sequence);

/// <summary>A campaign as it was read: rules, facts as at first release, and events in ascending order.</summary>
public sealed record Campaign(AssessmentRules Rules, Facts Facts, ImmutableArray<CampaignEvent> Events);
