using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.ItemBanks;

/// <summary>Opens the bank with its terms.</summary>
/// <param name="Mandate">Who opens it.</param>
/// <param name="Terms">Who does what in it, and in how many working days.</param>
/// <param name="Agency">Whose it is; nothing for the whole service.</param>
public sealed record OpenBank(Mandate Mandate, BankTerms Terms, Id? Agency = null) : ActorCommand;

/// <summary>Asks whose the bank is, and for its terms.</summary>
public sealed record ReadBank : ActorCommand;

/// <summary>Puts a new version of an item into the bank; the first one makes the item. Only its author writes further versions.</summary>
/// <param name="Mandate">The author.</param>
/// <param name="Item">Which item.</param>
/// <param name="Sealed">Stem and options in their languages, sealed (<see cref="ItemContent"/>).</param>
/// <param name="Languages">In which it is written, at least one, each once.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Shape">How responses are scored.</param>
/// <param name="Version">Which number it is to get, because the words are sealed under it; nothing takes the next.</param>
public sealed record DraftVersion(
    Mandate Mandate, Id Item, ReadOnlyMemory<byte> Sealed, ImmutableArray<Language> Languages, Provenance Provenance, ItemShape Shape, int? Version = null) : ActorCommand;

/// <summary>Says whether a draft is sound: right, clear, fair, and the same in all its languages.</summary>
public sealed record ReviewVersion(Mandate Mandate, Id Item, int Version, bool Sound) : ActorCommand;

/// <summary>Proposes the keys of a reviewed version; a later proposal replaces one that is not approved.</summary>
public sealed record ProposeKey(Mandate Mandate, Id Item, int Version, SealedKeys Keys) : ActorCommand;

/// <summary>Approves the keys that were seen.</summary>
/// <param name="Mandate">Neither author nor reviewer nor proposer.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Seen"><see cref="SealedKeys.Digest"/> of what was seen.</param>
public sealed record ApproveKey(Mandate Mandate, Id Item, int Version, Digest Seen) : ActorCommand;

/// <summary>Turns the proposed keys down; the author owes others.</summary>
public sealed record ReturnKey(Mandate Mandate, Id Item, int Version, Digest Seen) : ActorCommand;

/// <summary>Puts a version to use, or from one use to another.</summary>
public sealed record PutToUse(Mandate Mandate, Id Item, int Version, ItemUse Use) : ActorCommand;

/// <summary>Takes a version out of use for good; the reason is one of <see cref="RetireReasons"/>.</summary>
public sealed record RetireVersion(Mandate Mandate, Id Item, int Version) : ActorCommand;

/// <summary>Asks for the items that are for practice: what is public needs no record of who saw it.</summary>
/// <param name="Count">How many at most, 1 to <see cref="ItemBank.RowsMax"/>; the first in order of entry.</param>
public sealed record ReadPractice(int Count) : ActorCommand;

/// <summary>What somebody is shown.</summary>
public enum ViewedPart
{
    /// <summary>Stem and options.</summary>
    Content,

    /// <summary>The keys.</summary>
    Keys,
}

/// <summary>
/// Asks for the words or the keys of a version. There is no other way to them, and each time is recorded: a repeat is another view.
/// </summary>
public sealed record ViewVersion(Mandate Mandate, Id Item, int Version, ViewedPart Part) : ActorCommand;

/// <summary>What a draw is to take for a section.</summary>
/// <param name="Id">Names the section.</param>
/// <param name="Live">How many items that are scored.</param>
/// <param name="Pretest">How many that are tried out.</param>
/// <param name="Type">Only of this type; any if nothing.</param>
public sealed record WantedSection(Id Id, int Live, int Pretest, ItemType? Type = null);

/// <summary>Asks which items would stand in a live test; nothing comes of it.</summary>
/// <param name="Languages">Every item must be written in all of them, at least one.</param>
/// <param name="Sections">At least one; together at most <see cref="ItemBank.TestItemsMax"/> items.</param>
/// <param name="Seed">The chance of the draw.</param>
public sealed record DrawItems(ImmutableArray<Language> Languages, ImmutableArray<WantedSection> Sections, Digest Seed) : ActorCommand;

/// <summary>Composes a test.</summary>
public sealed record ComposeTest(Mandate Mandate, TestPlan Plan) : ActorCommand;

/// <summary>Gives a composed test up before anybody sat it, so that another one can be composed in its place.</summary>
public sealed record DropTest(Mandate Mandate, Id Campaign, Id Test) : ActorCommand;

/// <summary>Asks whether the keys of a test may become known: <see cref="KeysMayBeKnown"/>, or still-secret while a live test with any of its items is not over.</summary>
/// <param name="Campaign">Which campaign.</param>
/// <param name="Test">Which test.</param>
/// <param name="Mandate">Who takes them along, which is recorded for each item as a view; nothing where nobody is shown them.</param>
public sealed record AskKeys(Id Campaign, Id Test, Mandate? Mandate = null) : ActorCommand;

/// <summary>Reports how many sat a test until now.</summary>
/// <param name="Mandate">Who reports.</param>
/// <param name="Campaign">Which campaign.</param>
/// <param name="Test">Which test.</param>
/// <param name="Sittings">How many; never fewer than before.</param>
public sealed record ReportSittings(Mandate Mandate, Id Campaign, Id Test, long Sittings) : ActorCommand;

/// <summary>Challenges the key of an item after the test.</summary>
/// <param name="Challenge">Name of the file, chosen at random.</param>
/// <param name="Campaign">Which campaign.</param>
/// <param name="Test">Which test.</param>
/// <param name="Item">Which item.</param>
/// <param name="Grounds">Why, under the key of who challenges.</param>
public sealed record ChallengeKey(Id Challenge, Id Campaign, Id Test, Id Item, SealedNote Grounds) : ActorCommand;

/// <summary>Proposes what is done about a challenge; a later proposal replaces one that is not confirmed.</summary>
public sealed record ProposeRemedy(Mandate Mandate, Id Challenge, Remedy Remedy) : ActorCommand;

/// <summary>Confirms what somebody else proposed.</summary>
/// <param name="Mandate">Another account.</param>
/// <param name="Challenge">Which file.</param>
/// <param name="Seen">The remedy that was seen.</param>
public sealed record ConfirmRemedy(Mandate Mandate, Id Challenge, Remedy Seen) : ActorCommand;

/// <summary>Turns down what somebody else proposed.</summary>
public sealed record ReturnRemedy(Mandate Mandate, Id Challenge) : ActorCommand;

/// <summary>Asks for items with all their versions, in order of entry.</summary>
/// <param name="From">How many items to pass over.</param>
/// <param name="Count">How many to tell, 1 to <see cref="ItemBank.RowsMax"/>.</param>
/// <param name="Status">Only items with a version of that status.</param>
/// <param name="Author">Only items of that author.</param>
public sealed record ListItems(int From, int Count, VersionStatus? Status = null, Id? Author = null) : ActorCommand;

/// <summary>Asks for one item with all its versions.</summary>
public sealed record ReadItem(Id Item) : ActorCommand;

/// <summary>Asks who saw an item, and when.</summary>
/// <param name="Item">Which item.</param>
/// <param name="From">How many views to pass over, oldest first.</param>
/// <param name="Count">1 to <see cref="ItemBank.RowsMax"/>.</param>
public sealed record WhoSaw(Id Item, int From, int Count) : ActorCommand;

/// <summary>Asks which tests used an item and how many sat them.</summary>
public sealed record ExposureOf(Id Item) : ActorCommand;

/// <summary>Asks for a composed test again.</summary>
public sealed record ReadTest(Id Campaign, Id Test) : ActorCommand;

/// <summary>Asks for files that wait for somebody: versions first, then challenges.</summary>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="ItemBank.RowsMax"/>.</param>
/// <param name="Overdue">Only those whose term is over.</param>
public sealed record ListOpenFiles(int From, int Count, bool Overdue = false) : ActorCommand;

/// <summary>Asks for a challenge.</summary>
public sealed record ReadChallenge(Id Challenge) : ActorCommand;

/// <summary>Asks for what was decided about the keys of a test, as events of its campaign.</summary>
public sealed record ListRemedies(Id Campaign, Id Test) : ActorCommand;
