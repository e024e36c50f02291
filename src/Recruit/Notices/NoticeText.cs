using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>
/// Which text a notice has. No letter says what was decided: mail is read on the way, so it says that there is something to read, and the person
/// reads it after signing in, where a notice also names the class it is about.
/// </summary>
public enum NoticeText
{
    /// <summary>The application is in.</summary>
    ApplicationReceived,

    /// <summary>A sitting and its times.</summary>
    Sitting,

    /// <summary>The results of a stage can be read.</summary>
    Result,

    /// <summary>The decision on an appeal can be read.</summary>
    AppealDecided,

    /// <summary>There is something new about the application.</summary>
    News,

    /// <summary>The times of a sitting changed.</summary>
    SittingMoved,

    /// <summary>Results of a stage that were released before were corrected.</summary>
    ResultCorrected,

    /// <summary>There is an offer, with the end of its term.</summary>
    Offer,

    /// <summary>An enquiry was answered.</summary>
    EnquiryAnswered,

    /// <summary>The vacancy is open for applications, told to who asked to be told.</summary>
    Opening,

    /// <summary>The decision on a challenge of a key can be read.</summary>
    ChallengeDecided,

    /// <summary>A place of another vacancy is offered from the reserve, with the end of the term.</summary>
    ReserveOffer,

    /// <summary>A place of another vacancy was accepted.</summary>
    ReserveOfferAccepted,

    /// <summary>The offer of a place of another vacancy lapsed.</summary>
    ReserveOfferLapsed,

    /// <summary>When and where a panel hears the candidate.</summary>
    Hearing,

    /// <summary>The hearing is at another time.</summary>
    HearingMoved,

    /// <summary>There is no such hearing any more.</summary>
    HearingCancelled,
}

/// <summary>What a text names.</summary>
public static class NoticeTexts
{
    /// <summary>Longest value of a fact in characters, inclusive.</summary>
    public const int FactLengthMax = 300;

    /// <summary>How a time is written as a fact.</summary>
    internal const string TimeForm = "yyyy-MM-dd'T'HH:mmzzz";

    /// <summary>Facts of every text.</summary>
    internal static readonly ImmutableArray<string> Always = ["vacancy", "title-kk", "title-ru", "title-en"];
    private static readonly ImmutableArray<string> OfSitting = [.. Always, "sitting", "opens", "starts", "closes", "place-kk", "place-ru", "place-en"];
    private static readonly ImmutableArray<string> OfHearing = [.. Always, "starts", "place-kk", "place-ru", "place-en"];
    private static readonly ImmutableArray<string> OfResult = [.. Always, "stage"];

    private static readonly FrozenDictionary<NoticeText, ImmutableArray<string>> Named = new Dictionary<NoticeText, ImmutableArray<string>>
    {
        [NoticeText.ApplicationReceived] = Always,
        [NoticeText.Sitting] = OfSitting,
        [NoticeText.Result] = OfResult,
        [NoticeText.AppealDecided] = [.. Always, "appeal"],
        [NoticeText.News] = Always,
        [NoticeText.SittingMoved] = OfSitting,
        [NoticeText.ResultCorrected] = OfResult,
        [NoticeText.Offer] = [.. Always, "due"],
        [NoticeText.EnquiryAnswered] = Always,
        [NoticeText.Opening] = Always,
        [NoticeText.ChallengeDecided] = [.. Always, "test"],
        [NoticeText.ReserveOffer] = [.. Always, "due"],
        [NoticeText.ReserveOfferAccepted] = Always,
        [NoticeText.ReserveOfferLapsed] = [.. Always, "due"],
        [NoticeText.Hearing] = OfHearing,
        [NoticeText.HearingMoved] = OfHearing,
        [NoticeText.HearingCancelled] = [.. Always, "starts"],
    }.ToFrozenDictionary();

    /// <summary>
    /// Names of the facts of a text: all must be there and no other. <c>title-…</c> is the vacancy's title in each language, <c>place-…</c> where a
    /// sitting or hearing is held; <c>opens</c>, <c>starts</c> (the last start, or when a hearing begins), <c>closes</c> and <c>due</c> are times: <see cref="ReadTime"/>.
    /// </summary>
    public static ImmutableArray<string> FactsOf(NoticeText text) => Named[text];

    /// <summary>Whether these are the facts of a text, and each of them is one line that is not too long.</summary>
    public static bool AreFactsOf(NoticeText text, ImmutableSortedDictionary<Id, string> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Named.TryGetValue(text, out var names)
            && facts.Count == names.Length + (facts.ContainsKey(Class) && IsResult(text) ? 1 : 0)
            && facts.All(fact => IsValueOf(fact.Key.Text, fact.Value))
            && names.All(name => facts.ContainsKey(new Id(name)));
    }

    /// <summary>Whether a fact of this name is a time.</summary>
    public static bool IsTime(string name) => name is "opens" or "starts" or "closes" or "due";

    /// <summary>
    /// A fact that results may have beyond those of their text: what was decided, in a word of the results. It goes into no letter; the person reads it
    /// after signing in.
    /// </summary>
    public static Id Class { get; } = new("class");

    /// <summary>Whether a text tells what a closing released, and so is held back until then.</summary>
    public static bool IsReleased(NoticeText text) => IsResult(text) || text == NoticeText.Offer;

    /// <summary>A time with the offset of local clocks, e.g. <c>2026-03-02T09:00+05:00</c>; nothing if the text is none.</summary>
    public static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static bool IsResult(NoticeText text) => text is NoticeText.Result or NoticeText.ResultCorrected;

    private static bool IsValueOf(string name, string value) =>
        value.Length is > 0 and <= FactLengthMax && !value.Any(char.IsControl) && (!IsTime(name) || ReadTime(value) is not null);
}

/// <summary>What is told to one person or to many: a person gets each matter once.</summary>
/// <param name="Id">Its name in the campaign, e.g. of the mailing.</param>
/// <param name="Text">Which text.</param>
/// <param name="Facts">What the text names: <see cref="NoticeTexts.FactsOf"/>; no personal data.</param>
/// <param name="Closing">For results and offers: the closing that released them.</param>
public sealed record NoticeMatter(Id Id, NoticeText Text, ImmutableSortedDictionary<Id, string> Facts, Id? Closing = null)
{
    /// <summary>Whether facts and closing are those of the text.</summary>
    public bool IsWhole => NoticeTexts.AreFactsOf(Text, Facts) && Closing is not null == NoticeTexts.IsReleased(Text);
}
