using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>Until when keys of a test may be challenged, told when the campaign was drafted from the bank of the test, and by the bank when that moves.</summary>
/// <param name="Test">The test.</param>
/// <param name="Until">Exclusive.</param>
/// <param name="From">The bank, and how long it keeps the items secret.</param>
public sealed record NoteChallengeTerm(Id Test, Instant Until, BankedTest? From = null) : ActorCommand;

/// <summary>How far a challenge to a key of one of the campaign's tests is, told by the bank. Messages overtake each other, so a decision stands.</summary>
/// <param name="Challenge">Its name.</param>
/// <param name="Person">Names the key of the person who challenges.</param>
/// <param name="Test">The test.</param>
/// <param name="Item">The item.</param>
/// <param name="Due">Until when it is to be decided.</param>
/// <param name="Stands">What was decided: whether the key stands; nothing while the challenge is open.</param>
/// <param name="Bank">The bank that tells it; nothing from an earlier build.</param>
public sealed record NoteChallenge(Id Challenge, PersonKeyId Person, Id Test, Id Item, Instant Due, bool? Stands = null, Id? Bank = null) : ActorCommand;

/// <summary>A campaign knows until when keys of a test may be challenged.</summary>
public sealed record ChallengeTermNoted(Id Test, Instant Until, BankedTest? From = null) : ActorEvent;

/// <summary>A challenge to a key is so far.</summary>
public sealed record ChallengeNoted(Id Challenge, NotedChallenge Noted) : ActorEvent;

/// <summary>A challenge to a key, as far as the campaign must know it.</summary>
/// <param name="Test">The test.</param>
/// <param name="Item">The item.</param>
/// <param name="Due">Until when it is to be decided.</param>
/// <param name="Stands">Whether the key stands, once it was decided.</param>
public sealed record NotedChallenge(Id Test, Id Item, Instant Due, bool? Stands = null);

/// <summary>
/// Challenges to keys, as far as a campaign must know them: it does not end while one may still be lodged or is open, nor before what was decided
/// about a key of its tests is recorded as an event. Who challenged is told of the decision.
/// </summary>
internal static class Challenging
{
    /// <summary>Once the bank holds a test for the sealed rules its term only grows, so of two that overtake each other the later one stands.</summary>
    public static Decision Decide(CampaignHead head, NoteChallengeTerm note) =>
        IsKnown(head, note) || (head.Banked.GetValueOrDefault(note.Test) is { IsHeld: true } && head.ChallengeTerms[note.Test] > note.Until)
            ? Decision.Tell(new CampaignDone())
            : Decision.Happen(new CampaignDone(), new ChallengeTermNoted(note.Test, note.Until, note.From));

    /// <summary>The same definition is drafted again, with tests that may have been given up in their bank and composed anew since.</summary>
    public static Decision Renew(CampaignHead head, ImmutableArray<NoteChallengeTerm> banked) => Decision.Happen(
        new CampaignDone(), [.. banked.Where(note => !IsKnown(head, note)).Select(note => new ChallengeTermNoted(note.Test, note.Until, note.From))]);

    public static Decision Decide(LiveCampaign campaign, CampaignHead head, NoteChallenge note) =>
        IsOfAnother(head, note) || (head.Challenges.TryGetValue(note.Challenge, out var known) && (known.Stands is not null || note.Stands is null))
            ? Decision.Tell(new CampaignDone())
            : new Decision(
                new CampaignDone(),
                [new ChallengeNoted(note.Challenge, new NotedChallenge(note.Test, note.Item, note.Due, note.Stands))],
                note.Stands is null ? [] : [.. CampaignLetters.Decided(campaign, head, note)]);

    /// <summary>Whether it is about a test of that name that the campaign does not have: what becomes of its keys is nothing here.</summary>
    private static bool IsOfAnother(CampaignHead head, NoteChallenge note) =>
        note.Bank is { } bank && (head.Banked.TryGetValue(note.Test, out var from) ? from.Bank != bank : !head.ChallengeTerms.ContainsKey(note.Test));

    private static bool IsKnown(CampaignHead head, NoteChallengeTerm note) => head.ChallengeTerms.TryGetValue(note.Test, out var known)
        && known == note.Until && (note.From is null || (head.Banked.GetValueOrDefault(note.Test) is var before && note.From.After(before) == before));

    /// <summary>Whether a key of the campaign's tests was found wrong, and no event about its item says so.</summary>
    public static bool IsUnrecorded(LiveCampaign campaign, CampaignHead head, NotedChallenge challenge) =>
        challenge.Stands == false && head.ChallengeTerms.ContainsKey(challenge.Test) && !campaign.Register.HasKeyEvent(challenge.Test, challenge.Item);
}
