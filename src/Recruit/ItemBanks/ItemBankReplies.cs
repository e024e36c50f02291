using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.ItemBanks;

/// <summary>The bank is open.</summary>
public sealed record BankIsOpen(Instant Since) : Reply;

/// <summary>Whose a bank is.</summary>
/// <param name="Since">When it was opened.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Agency">Whose; nothing for the whole service.</param>
public sealed record BankShown(Instant Since, BankTerms Terms, Id? Agency = null) : Reply;

/// <summary>Where a version stands.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Status">What it is.</param>
/// <param name="Open">Whose turn it is, if anybody's.</param>
public sealed record VersionStands(Id Item, int Version, VersionStatus Status, OpenFile? Open = null) : Reply;

/// <summary>What is needed to show a part of a version; the view is on record.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Content">For <see cref="ViewedPart.Content"/>: the attachment to fetch.</param>
/// <param name="Keys">For <see cref="ViewedPart.Keys"/>: the keys, sealed.</param>
public sealed record VersionShown(Id Item, int Version, ItemContent? Content = null, SealedKeys? Keys = null) : Reply;

/// <summary>A version of an item as a composed test has it.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Pretest">Whether it is tried out only.</param>
/// <param name="Shape">How responses are scored.</param>
/// <param name="Content">The attachment with its words.</param>
/// <param name="Keys">The approved keys, sealed.</param>
public sealed record ComposedItem(Id Item, int Version, bool Pretest, ItemShape Shape, Digest Content, SealedKeys Keys);

/// <summary>A version that is for practice, with what is needed to show and mark it.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Shape">How responses are scored.</param>
/// <param name="Content">The attachment with its words.</param>
/// <param name="Keys">The approved keys, sealed.</param>
public sealed record PracticeItem(Id Item, int Version, ItemShape Shape, Digest Content, SealedKeys Keys);

/// <summary>Items for practice.</summary>
public sealed record PracticeShown(ImmutableArray<PracticeItem> Items) : Reply;

/// <summary>A composed test with everything to make its definition and its paper; <see cref="TestDefinition"/> opens it.</summary>
/// <param name="Bank">The bank, under whose item keys it is sealed.</param>
/// <param name="Plan">Of what it was composed.</param>
/// <param name="Items">In the order of <see cref="TestPlan.Items"/>.</param>
/// <param name="Unfit">Those that could not stand in it if it were composed now: retired since, or with a key that is challenged or was found wrong.</param>
public sealed record TestIsComposed(Id Bank, TestPlan Plan, ImmutableArray<ComposedItem> Items, ImmutableArray<Id>? Unfit = null) : Reply;

/// <summary>Which items would stand in a section.</summary>
/// <param name="Id">Names the section.</param>
/// <param name="Items">Scored ones first.</param>
/// <param name="LiveMissing">How many scored ones the bank lacks.</param>
/// <param name="PretestMissing">How many that are tried out it lacks.</param>
public sealed record DrawnSection(Id Id, ImmutableArray<ChosenItem> Items, int LiveMissing, int PretestMissing);

/// <summary>Which items would stand in a test; neither words nor keys.</summary>
public sealed record ItemsDrawn(ImmutableArray<DrawnSection> Sections) : Reply;

/// <summary>The test was given up.</summary>
public sealed record TestIsDropped(Id Campaign, Id Test) : Reply;

/// <summary>The test stands in sealed rules, and is over then.</summary>
public sealed record TestIsHeld(Id Campaign, Id Test, Instant Closes) : Reply;

/// <summary>No live test with an item of the test is under way.</summary>
public sealed record KeysMayBeKnown : Reply;

/// <summary>So many sat the test.</summary>
public sealed record SittingsAre(Id Campaign, Id Test, long Sittings) : Reply;

/// <summary>Where a challenge stands, without its grounds.</summary>
/// <param name="Challenge">Which file.</param>
/// <param name="LodgedAt">When it was lodged.</param>
/// <param name="Open">Whose turn it is; nothing once it is decided.</param>
/// <param name="Decided">The remedy, once confirmed.</param>
public sealed record ChallengeStands(Id Challenge, Instant LodgedAt, OpenFile? Open = null, Remedy? Decided = null) : Reply;

/// <summary>A challenge as those see it who decide.</summary>
public sealed record ChallengeShown(KeyChallenge Challenge) : Reply;

/// <summary>Some of the items.</summary>
/// <param name="Items">With all their versions; neither words nor keys.</param>
/// <param name="Next">Where to go on; nothing at the end.</param>
public sealed record ItemsListed(ImmutableArray<ListedItem> Items, int? Next = null) : Reply;

/// <summary>One item; neither words nor keys.</summary>
public sealed record ItemShown(ListedItem Item) : Reply;

/// <summary>An item in a list.</summary>
public sealed record ListedItem(Id Item, bool WasPractice, ImmutableArray<ListedVersion> Versions);

/// <summary>A version in a list.</summary>
public sealed record ListedVersion(
    int Number, Id Author, VersionStatus Status, ImmutableArray<Language> Languages, Provenance Provenance, ItemShape Shape, OpenFile? Open = null, Act? Retired = null);

/// <summary>A view of an item.</summary>
public sealed record ContentView(Act Act, Id Item, int Version, ViewedPart Part);

/// <summary>Who saw an item.</summary>
public sealed record ViewsListed(ImmutableArray<ContentView> Views, int? Next = null) : Reply;

/// <summary>How far an item has become known.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Campaigns">One for each campaign that used it, in order of first use.</param>
/// <param name="Views">How often somebody was shown its words or keys.</param>
public sealed record ExposureShown(Id Item, ImmutableArray<CampaignExposure> Campaigns, int Views) : Reply;

/// <summary>How one campaign used an item.</summary>
/// <param name="Campaign">Which campaign.</param>
/// <param name="Tests">Its tests with the item, in order.</param>
/// <param name="Sittings">How many sat them, as reported.</param>
public sealed record CampaignExposure(Id Campaign, ImmutableArray<Id> Tests, long Sittings);

/// <summary>A file that waits for somebody.</summary>
/// <param name="File">Holder, since and due.</param>
/// <param name="WorkingDaysHeld">Working days for which it has lain there.</param>
/// <param name="Item">Which item it is about.</param>
/// <param name="Version">Which version.</param>
/// <param name="Challenge">The challenge, if it is one.</param>
/// <param name="Campaign">In which campaign, if it is a challenge.</param>
public sealed record WaitingFile(OpenFile File, int WorkingDaysHeld, Id Item, int Version, Id? Challenge = null, Id? Campaign = null);

/// <summary>Files that wait.</summary>
public sealed record OpenFilesListed(ImmutableArray<WaitingFile> Files, int? Next = null) : Reply;

/// <summary>A row of <c>events.csv</c> without its number; cells that are not named are empty.</summary>
public sealed record RemedyRow(string Type, Id Test, Id Item, string Value);

/// <summary>What was decided about the keys of a test, in order of decision, each row once.</summary>
/// <param name="Rows">Rows for the events of the campaign.</param>
/// <param name="Open">How many challenges are not decided yet.</param>
/// <param name="Until">When the window ends: before that, more may come.</param>
public sealed record RemediesListed(ImmutableArray<RemedyRow> Rows, int Open, Instant Until) : Reply;
