using System.Collections.Immutable;
using Recruit.Vacancies;

namespace Recruit.ItemBanks;

/// <summary>Codes of refusals of an item bank.</summary>
public static class ItemBankRefusals
{
    /// <summary>Nobody opened this bank.</summary>
    public const string NotOpen = "not-open";

    /// <summary>The bank was opened with other terms, or for another agency. Facts: <c>since</c>.</summary>
    public const string AlreadyOpen = "already-open";

    /// <summary>A list or content would be longer than it may be. Facts: <c>what</c>, <c>most</c>.</summary>
    public const string TooMany = "too-many";

    /// <summary>A page asks for too few or too many rows. Facts: <c>most</c>.</summary>
    public const string BadPage = "bad-page";

    /// <summary>The bank has no such item or version.</summary>
    public const string UnknownItem = "unknown-item";

    /// <summary>The item was written by somebody else. Facts: <c>author</c>.</summary>
    public const string NotAuthor = "not-author";

    /// <summary>The content is empty, or names no language or one twice.</summary>
    public const string BadContent = "bad-content";

    /// <summary>No test may have an item of that shape. Facts: <c>fault</c>.</summary>
    public const string BadShape = "bad-shape";

    /// <summary>The same account did an earlier step, and this one needs another. Facts: <c>step</c>: drafted, reviewed, proposed, approved.</summary>
    public const string SamePerson = "same-person";

    /// <summary>The account was not shown what it judges.</summary>
    public const string NotSeen = "not-seen";

    /// <summary>There is a newer version. Facts: <c>latest</c>.</summary>
    public const string Superseded = "superseded";

    /// <summary>The version was reviewed already. Facts: <c>sound</c>.</summary>
    public const string AlreadyReviewed = "already-reviewed";

    /// <summary>The version was not found sound yet.</summary>
    public const string NotReviewed = "not-reviewed";

    /// <summary>There are no keys.</summary>
    public const string NoKey = "no-key";

    /// <summary>Other keys than those that were seen are proposed.</summary>
    public const string KeyChanged = "key-changed";

    /// <summary>The keys are approved and stay; others need a new version.</summary>
    public const string KeyIsApproved = "key-is-approved";

    /// <summary>The keys are not approved. Facts when composing: <c>item</c>, and so below.</summary>
    public const string KeyNotApproved = "key-not-approved";

    /// <summary>The version is retired. Facts: <c>item</c>.</summary>
    public const string IsRetired = "is-retired";

    /// <summary>The item was for practice once and stays public. Facts: <c>item</c>.</summary>
    public const string WasPractice = "was-practice";

    /// <summary>A version does not go back to that use. Facts: <c>from</c>, <c>to</c>.</summary>
    public const string NoWayBack = "no-way-back";

    /// <summary>The item is secret still: another version is live or pretest, or a live test with it is not over. Facts: <c>until</c> for a test.</summary>
    public const string StillSecret = "still-secret";

    /// <summary>The reason is not one of <see cref="RetireReasons"/>.</summary>
    public const string UnknownReason = "unknown-reason";

    /// <summary>The test has no section, an empty one or one twice, or no language or one twice.</summary>
    public const string BadPlan = "bad-plan";

    /// <summary>The test would be over before it is composed.</summary>
    public const string AlreadyOver = "already-over";

    /// <summary>The test would be over later than <see cref="Recruit.Campaigns.BankedTest.OverWithin"/> from now. Facts: <c>until</c>.</summary>
    public const string TooFarOff = "too-far-off";

    /// <summary>The version was put to no use yet. Facts: <c>item</c>.</summary>
    public const string NotInUse = "not-in-use";

    /// <summary>A live or pretest item in a practice test. Facts: <c>item</c>.</summary>
    public const string IsSecret = "is-secret";

    /// <summary>An item occurs twice, in whatever version. Facts: <c>item</c>.</summary>
    public const string DuplicateItem = "duplicate-item";

    /// <summary>An item is not written in a language of the test. Facts: <c>item</c>, <c>language</c>.</summary>
    public const string LanguageMissing = "language-missing";

    /// <summary>A challenge of the version's key is open or was upheld. Facts: <c>item</c>.</summary>
    public const string KeyInDoubt = "key-in-doubt";

    /// <summary>A test of that name is composed otherwise.</summary>
    public const string TestExists = "test-exists";

    /// <summary>No such test is composed.</summary>
    public const string UnknownTest = "unknown-test";

    /// <summary>Somebody sat the test already. Facts: <c>sittings</c>.</summary>
    public const string WasSat = "was-sat";

    /// <summary>The test stands in the sealed rules of its campaign.</summary>
    public const string IsHeld = "is-held";

    /// <summary>Fewer sittings than reported before. Facts: <c>sittings</c>.</summary>
    public const string FewerSittings = "fewer-sittings";

    /// <summary>Everybody may know keys of practice tests: they cannot be challenged, and such a test is not drafted into a stage. Facts: <c>test</c>, where it is.</summary>
    public const string OnlyPractice = "only-practice";

    /// <summary>The test is not over. Facts: <c>opens</c>, <c>server-time</c>.</summary>
    public const string WindowNotOpen = "window-not-open";

    /// <summary>The time for challenges is over. Facts: <c>closed</c>, <c>server-time</c>.</summary>
    public const string WindowClosed = "window-closed";

    /// <summary>The person challenged this key already. Facts: <c>challenge</c>.</summary>
    public const string AlreadyChallenged = "already-challenged";

    /// <summary>There is no such challenge.</summary>
    public const string UnknownChallenge = "unknown-challenge";

    /// <summary>Another challenge has that name.</summary>
    public const string ChallengeExists = "challenge-exists";

    /// <summary>The challenge is decided.</summary>
    public const string AlreadyDecided = "already-decided";

    /// <summary>The remedy's value is no policy, or no key that the item can have. Facts: <c>fault</c>.</summary>
    public const string BadRemedy = "bad-remedy";

    /// <summary>Nothing is proposed.</summary>
    public const string NothingProposed = "nothing-proposed";

    /// <summary>Another remedy than the one that was seen is proposed.</summary>
    public const string RemedyChanged = "remedy-changed";
}

/// <summary>Why a version goes out of use.</summary>
public static class RetireReasons
{
    /// <summary>Too many have seen it.</summary>
    public static readonly Id Exposed = new("exposed");

    /// <summary>It got out before its time.</summary>
    public static readonly Id Leaked = new("leaked");

    /// <summary>It is wrong, unfair, or has a wrong key.</summary>
    public static readonly Id Flawed = new("flawed");

    /// <summary>Law or facts have changed.</summary>
    public static readonly Id Outdated = new("outdated");

    /// <summary>A newer version takes its place.</summary>
    public static readonly Id Replaced = new("replaced");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Id> All { get; } = [Exposed, Leaked, Flawed, Outdated, Replaced];
}
