using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.ItemBanks;

/// <summary>When a bank was opened, its terms, and whose it is.</summary>
public sealed record BankHead(Act Opened, BankTerms Terms, Id? Agency = null);

/// <summary>
/// Items with their versions, who saw them, tests that were composed of them, and challenges to their keys. The words and the keys are not
/// in it in the clear.
/// </summary>
public sealed class ItemBank : PagedState
{
    /// <summary>Most items, inclusive.</summary>
    public const int ItemsMax = 100_000;

    /// <summary>Most versions of an item, inclusive.</summary>
    public const int VersionsMax = 100;

    /// <summary>Most recorded views, inclusive; then nothing is shown any more.</summary>
    public const int ViewsMax = 5_000_000;

    /// <summary>Most composed tests, dropped ones too, inclusive.</summary>
    public const int TestsMax = 10_000;

    /// <summary>Most items of a composed test, inclusive.</summary>
    public const int TestItemsMax = 1000;

    /// <summary>Most challenges, inclusive.</summary>
    public const int ChallengesMax = 500_000;

    /// <summary>Most rows of one reply, inclusive.</summary>
    public const int RowsMax = 500;

    private readonly PagedList<BankHead> heads = new(1);
    private readonly PagedList<BankItem> items;
    private readonly PagedList<ContentView> views;
    private readonly PagedList<ComposedTest> tests;
    private readonly PagedList<KeyChallenge> challenges;

    private readonly Dictionary<Id, int> itemPlaces = [];
    private readonly Dictionary<Id, List<int>> viewsOf = [];
    private readonly Dictionary<(Id Campaign, Id Test), int> testPlaces = [];
    private readonly Dictionary<Id, List<int>> testsOf = [];
    private readonly Dictionary<Id, int> challengePlaces = [];
    private readonly Dictionary<(Id Campaign, Id Test, Id Item, PersonKeyId Person), Id> challengers = [];
    private readonly Dictionary<(Id Item, int Version), List<int>> challengesOf = [];
    private readonly Dictionary<(Id Campaign, Id Test), List<int>> challengesOfTests = [];

    /// <summary>A bank to which nothing has happened.</summary>
    /// <param name="id">Its key.</param>
    /// <exception cref="ArgumentException">The key is no id.</exception>
    public ItemBank(string id)
    {
        Id = new Id(id);
        items = new(8, (place, item, _) => itemPlaces[item.Id] = place);
        views = new(256, (place, view, _) => Under(viewsOf, view.Item).Add(place));
        tests = new(1, Placed);
        challenges = new(32, Placed);
        Pages = new(heads, items, views, tests, challenges);
    }

    /// <summary>The bank's name, part of the keys of its items.</summary>
    public Id Id { get; }

    /// <summary>When it was opened, with its terms; nothing before.</summary>
    public BankHead? Head => heads.Count == 0 ? null : heads[0];

    /// <summary>All items in order of entry.</summary>
    public IReadOnlyList<BankItem> Items => items;

    /// <summary>All views in order of time.</summary>
    public IReadOnlyList<ContentView> Views => views;

    /// <summary>All composed tests in order of time, dropped ones too.</summary>
    public IReadOnlyList<ComposedTest> Tests => tests;

    /// <summary>All challenges in order of time.</summary>
    public IReadOnlyList<KeyChallenge> Challenges => challenges;

    /// <inheritdoc/>
    internal override StatePages Pages { get; }

    /// <summary>An item, or nothing.</summary>
    public BankItem? Find(Id item) => itemPlaces.TryGetValue(item, out var place) ? items[place] : null;

    /// <summary>A composed test that was not dropped, or nothing.</summary>
    public ComposedTest? FindTest(Id campaign, Id test) => LastTest(campaign, test) is { Dropped: null } found ? found : null;

    /// <summary>The test that was composed last under a name, also if it was dropped, or nothing.</summary>
    internal ComposedTest? LastTest(Id campaign, Id test) => testPlaces.TryGetValue((campaign, test), out var place) ? tests[place] : null;

    /// <summary>A challenge, or nothing.</summary>
    public KeyChallenge? FindChallenge(Id challenge) => challengePlaces.TryGetValue(challenge, out var place) ? challenges[place] : null;

    /// <summary>The terms of a challenge.</summary>
    internal ChallengeTerms TermsOf(KeyChallenge challenge) => tests[testPlaces[(challenge.Campaign, challenge.Test)]].Plan.Challenges;

    /// <summary>The challenge that a person lodged against an item of a test, if any.</summary>
    internal Id? ChallengeBy(Id campaign, Id test, Id item, PersonKeyId person) =>
        challengers.TryGetValue((campaign, test, item, person), out var challenge) ? challenge : null;

    /// <summary>Places of the views of an item, in order of time.</summary>
    internal IReadOnlyList<int> ViewsOf(Id item) => viewsOf.GetValueOrDefault(item) ?? [];

    /// <summary>Tests that have an item, without dropped ones.</summary>
    internal IEnumerable<ComposedTest> TestsOf(Id item) =>
        (testsOf.GetValueOrDefault(item) ?? []).Select(place => tests[place]).Where(test => test.Dropped is null);

    /// <summary>Challenges of the key of a version, in any test.</summary>
    internal IEnumerable<KeyChallenge> ChallengesOf(Id item, int version) =>
        (challengesOf.GetValueOrDefault((item, version)) ?? []).Select(place => challenges[place]);

    /// <summary>Challenges of the keys of a test.</summary>
    internal IEnumerable<KeyChallenge> ChallengesOfTest(Id campaign, Id test) =>
        (challengesOfTests.GetValueOrDefault((campaign, test)) ?? []).Select(place => challenges[place]);

    /// <inheritdoc/>
    internal override void Evolve(ActorEvent happened)
    {
        switch (happened)
        {
            case BankOpened opened:
                heads.Add(new BankHead(opened.Act, opened.Terms, opened.Agency));
                break;
            case VersionDrafted drafted:
                Draft(drafted);
                break;
            case VersionReviewed reviewed:
                Change(reviewed.Item, reviewed.Version, version => version with { Review = new ItemReview(reviewed.Act, reviewed.Sound) });
                break;
            case KeyProposed proposed:
                Change(proposed.Item, proposed.Version, version => version with { Key = new ProposedKey(proposed.Act, proposed.Keys) });
                break;
            case KeyApproved approved:
                Change(approved.Item, approved.Version, version => version with { KeyApproved = approved.Act });
                break;
            case KeyReturned returned:
                Change(returned.Item, returned.Version, version => version with { Key = null, KeyReturned = returned.Act });
                break;
            case VersionPutToUse put:
                Change(put.Item, put.Version, version => version with { Uses = version.Uses.Add(new PutUse(put.Act, put.Use)) });
                break;
            case VersionRetired retired:
                Change(retired.Item, retired.Version, version => version with { Retired = retired.Act });
                break;
            case VersionViewed viewed:
                views.Add(new ContentView(viewed.Act, viewed.Item, viewed.Version, viewed.Part));
                break;
            case TestComposed composed:
                tests.Add(new ComposedTest(composed.Act, composed.Plan, composed.Pretest));
                break;
            case TestDropped dropped:
                Change(dropped.Campaign, dropped.Test, test => test with { Dropped = dropped.Act });
                break;
            case TestHeld held:
                Change(held.Campaign, held.Test, test => test with { Plan = test.Plan with { Closes = held.Closes }, IsHeld = true, Dropped = null });
                break;
            case TestKeysViewed viewed:
                foreach (var item in FindTest(viewed.Campaign, viewed.Test)!.Plan.Items)
                {
                    views.Add(new ContentView(viewed.Act, item.Item, item.Version, ViewedPart.Keys));
                }

                break;
            case SittingsReported reported:
                Change(reported.Campaign, reported.Test, test => test with { Sittings = reported.Sittings });
                break;
            case KeyChallenged lodged:
                challenges.Add(new KeyChallenge(
                    lodged.Challenge, lodged.Campaign, lodged.Test, lodged.Item, lodged.Version, lodged.At, lodged.Grounds));
                break;
            case RemedyProposed proposed:
                Change(proposed.Challenge, challenge => challenge with { Proposed = new ProposedRemedy(proposed.Act, proposed.Remedy) });
                break;
            case RemedyConfirmed confirmed:
                Change(confirmed.Challenge, challenge => challenge with { Decided = confirmed.Act });
                break;
            case RemedyReturned returned:
                Change(returned.Challenge, challenge => challenge with { Proposed = null, Returned = returned.Act });
                break;
        }
    }

    private void Draft(VersionDrafted drafted)
    {
        var number = (Find(drafted.Item)?.Versions.Length ?? 0) + 1;
        var version = new ItemVersion(number, drafted.Act, drafted.Content, drafted.Shape, []);
        if (itemPlaces.TryGetValue(drafted.Item, out var place))
        {
            items[place] = items[place] with { Versions = items[place].Versions.Add(version) };
        }
        else
        {
            items.Add(new BankItem(drafted.Item, [version]));
        }
    }

    private void Change(Id item, int version, Func<ItemVersion, ItemVersion> change)
    {
        var old = items[itemPlaces[item]];
        items[itemPlaces[item]] = old with { Versions = old.Versions.SetItem(version - 1, change(old.Versions[version - 1])) };
    }

    private void Change(Id campaign, Id test, Func<ComposedTest, ComposedTest> change)
    {
        var place = testPlaces[(campaign, test)];
        tests[place] = change(tests[place]);
    }

    private void Change(Id challenge, Func<KeyChallenge, KeyChallenge> change)
    {
        var place = challengePlaces[challenge];
        challenges[place] = change(challenges[place]);
    }

    private void Placed(int place, ComposedTest test, ComposedTest? old)
    {
        if (old is not null)
        {
            return;
        }

        testPlaces[(test.Plan.Campaign, test.Plan.Test)] = place;
        foreach (var item in test.Plan.Items)
        {
            Under(testsOf, item.Item).Add(place);
        }
    }

    private void Placed(int place, KeyChallenge challenge, KeyChallenge? old)
    {
        if (old is not null)
        {
            return;
        }

        challengePlaces[challenge.Id] = place;
        challengers[(challenge.Campaign, challenge.Test, challenge.Item, challenge.Grounds.Person)] = challenge.Id;
        Under(challengesOf, (challenge.Item, challenge.Version)).Add(place);
        Under(challengesOfTests, (challenge.Campaign, challenge.Test)).Add(place);
    }

    private static List<int> Under<TKey>(Dictionary<TKey, List<int>> index, TKey key)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var places))
        {
            index.Add(key, places = []);
        }

        return places;
    }
}
