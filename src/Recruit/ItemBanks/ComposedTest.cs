using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.ItemBanks;

/// <summary>A version of an item, by name.</summary>
public sealed record ChosenItem(Id Item, int Version);

/// <summary>A section of a test that is composed.</summary>
/// <param name="Id">Names it in the test.</param>
/// <param name="Items">In the order of the test.</param>
/// <param name="Floor">Least value, if it has one.</param>
public sealed record ChosenSection(
    Id Id, ImmutableArray<ChosenItem> Items, [property: JsonConverter(typeof(ExactNumber))] Rational? Floor = null);

/// <summary>Whether a test counts.</summary>
public enum TestUse
{
    /// <summary>To get used to the machine: all its items are for practice.</summary>
    Practice,

    /// <summary>Counts: its items are live, or pretest.</summary>
    Live,
}

/// <summary>What a test is composed of.</summary>
/// <param name="Campaign">Vacancy the test belongs to.</param>
/// <param name="Test">Id of the test in it.</param>
/// <param name="Use">Whether it counts.</param>
/// <param name="Closes">
/// When its last sitting is over: until then its items stay secret, from then on keys may be challenged. Once the rules of the campaign are sealed it is what they say,
/// and moves with an extension.
/// </param>
/// <param name="Languages">Every item must be written in all of them; at least one.</param>
/// <param name="Sections">In the order of the test.</param>
/// <param name="Challenges">Terms of challenges to its keys.</param>
public sealed record TestPlan(
    Id Campaign,
    Id Test,
    TestUse Use,
    Instant Closes,
    ImmutableArray<Language> Languages,
    ImmutableArray<ChosenSection> Sections,
    ChallengeTerms Challenges)
{
    /// <summary>What stands for everything in it.</summary>
    public Digest ToDigest() => Digest.Of(JsonSerializer.SerializeToUtf8Bytes(this, RecordJson.Options));

    /// <summary>The items of all sections, in order.</summary>
    public IEnumerable<ChosenItem> Items => Sections.SelectMany(section => section.Items);

    /// <summary>When the challenge window ends, exclusive.</summary>
    public Instant ChallengesUntil => Challenges.Calendar.Due(Closes, Challenges.WindowDays);
}

/// <summary>A test that was composed.</summary>
/// <param name="Act">By whom, when and why.</param>
/// <param name="Plan">Of what.</param>
/// <param name="Pretest">Items that were tried out only at that time, whatever became of them since.</param>
/// <param name="Sittings">How many sat it, as last reported.</param>
/// <param name="Dropped">When it was dropped before anybody sat it.</param>
/// <param name="IsHeld">Whether it stands in sealed rules, so that it is dropped no more.</param>
public sealed record ComposedTest(Act Act, TestPlan Plan, ImmutableArray<Id> Pretest, long Sittings = 0, Act? Dropped = null, bool IsHeld = false);
