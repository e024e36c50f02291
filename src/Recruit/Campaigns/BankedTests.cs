using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>Keys of item banks, for those who send them messages.</summary>
public static class BankKey
{
    /// <summary>First part of the keys of item banks.</summary>
    public const string KindName = "item-bank";

    /// <summary>The key of a bank.</summary>
    public static ActorKey Of(Id bank) => new(KindName, bank.Text);
}

/// <summary>From where a test of the campaign is.</summary>
/// <param name="Bank">The bank that composed it.</param>
/// <param name="Secret">Until when it keeps the items secret, exclusive.</param>
/// <param name="Plan">Digest of what it is composed of; nothing in what the bank tells later, which keeps it.</param>
/// <param name="IsDropped">Whether it was given up there.</param>
/// <param name="IsHeld">Whether the bank knows that it stands in sealed rules.</param>
/// <param name="AreWordsTyped">Whether candidates read words that were typed in with the rules, and not those that were reviewed in the bank.</param>
public sealed record BankedTest(Id Bank, Instant Secret, Digest? Plan = null, bool IsDropped = false, bool IsHeld = false, bool AreWordsTyped = false)
{
    /// <summary>
    /// How soon a test must be over, counted from its composition, from the seal of the rules that have it and from every extension of its sitting: until then nobody gets
    /// the keys of any test with an item of it. Two years.
    /// </summary>
    public static readonly TimeSpan OverWithin = TimeSpan.FromDays(731);

    /// <summary>What the bank tells later knows neither the plan nor from where the words are: both stay as they were noted.</summary>
    internal BankedTest After(BankedTest? before) =>
        Plan is null && before?.Bank == Bank ? this with { Plan = before.Plan, AreWordsTyped = before.AreWordsTyped } : this;
}

/// <summary>A test that was drafted from a bank was given up there.</summary>
/// <param name="Test">The test.</param>
/// <param name="Bank">The bank; another one may have composed a test of that name too.</param>
public sealed record NoteTestDropped(Id Test, Id Bank) : ActorCommand;

/// <summary>Told by the campaign whose sealed rules have a test: its items stay secret as long as it is sat, and it is dropped no more.</summary>
/// <param name="Campaign">Which campaign.</param>
/// <param name="Test">Which test.</param>
/// <param name="Over">When its last sitting is over; nothing for a test that is not sat there.</param>
public sealed record HoldTest(Id Campaign, Id Test, Instant? Over = null) : ActorCommand;

/// <summary>A test of the draft is in its bank no more.</summary>
public sealed record BankedTestDropped(Id Test) : ActorEvent;

/// <summary>
/// Tests that were composed in an item bank: it keeps their items secret as long as the campaign sits them, and the campaign seals no rules with a test that the bank
/// gave up, or whose items it lets become known.
/// </summary>
internal static class BankedTests
{
    public static Decision Decide(CampaignHead head, NoteTestDropped note) => head.Sealed is null && head.Banked.GetValueOrDefault(note.Test) is { IsDropped: false } from && from.Bank == note.Bank
        ? Decision.Happen(new CampaignDone(), new BankedTestDropped(note.Test))
        : Decision.Tell(new CampaignDone());

    /// <summary>
    /// Why rules cannot be sealed with their tests: the bank gave one up, or lets its items become known already; or an earlier build noted it without its bank, and it is to
    /// be drafted anew.
    /// </summary>
    public static Refusal? WhyNotSecret(CampaignHead head, Instant now) =>
        head.ChallengeTerms.Keys.Where(one => head.Banked.GetValueOrDefault(one) is not { IsDropped: false } from || from.Secret <= now).Select(one => (Id?)one).FirstOrDefault() is { } test
            ? Refusal.Because(CampaignRefusals.TestGivenUp, new RefusalFact("test", test.Text))
            : null;

    /// <summary>Why rules cannot be sealed that would keep the items of their tests secret for longer than <see cref="BankedTest.OverWithin"/>.</summary>
    public static Refusal? WhyTooLong(CampaignHead head, CampaignOutline outline, Instant now)
    {
        var (becoming, until) = (head with { Outline = outline }, now + BankedTest.OverWithin);
        return head.Banked.Keys.Where(one => becoming.OverAt(one) > until).Select(one => (Id?)one).FirstOrDefault() is { } test
            ? Refusal.Because(CampaignRefusals.TestTooFarOff, new("test", test.Text), new("until", until.ToString()))
            : null;
    }

    /// <summary>
    /// Tells the banks until when the items of tests are to be secret, now that they are sat by sealed rules, or longer: the time that was typed when a test was composed
    /// knows neither.
    /// </summary>
    /// <param name="head">As it becomes.</param>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="tests">Which ones; those of no bank are left out.</param>
    public static IEnumerable<Message> ToBanks(CampaignHead head, Id campaign, params IEnumerable<Id> tests) =>
        from test in tests
        let banked = head.Banked.GetValueOrDefault(test)
        where banked is not null
        select new Message(BankKey.Of(banked.Bank), new HoldTest(campaign, test, head.OverAt(test)));
}
