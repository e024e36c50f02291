using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>
/// What the letters of a campaign say whoever writes them: it comes from the sealed rules, so nobody types a title or a place into a letter. Whoever
/// in the campaign tells people something has it, and the same matter has the same words and the same name however often it is told.
/// </summary>
/// <param name="Title">The vacancy's title.</param>
/// <param name="UtcOffset">Of local clocks: times are told by them.</param>
/// <param name="Stages">Ids of all stages, in declared order.</param>
/// <param name="Places">Where sittings are held, by the test or exercise; one that is not named is sat <see cref="Online"/>.</param>
public sealed record Letterhead(Title Title, TimeSpan UtcOffset, ImmutableArray<Id> Stages, ImmutableSortedDictionary<Id, Title> Places)
{
    private const int NameDigits = 24;

    /// <summary>Where a sitting without a place is held.</summary>
    public static Title Online { get; } = new("онлайн, жеке кабинетте", "онлайн, в личном кабинете", "online, after signing in");

    /// <summary>A matter with what stands in every letter and the facts of this one.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="matter">Its name in the campaign.</param>
    /// <param name="text">Which text.</param>
    /// <param name="facts">Facts of the text beyond those about the vacancy.</param>
    /// <param name="closing">For results and offers: the closing that released them.</param>
    public NoticeMatter Matter(Id campaign, Id matter, NoticeText text, IEnumerable<(string Name, string Value)> facts, Id? closing = null) => new(
        matter,
        text,
        ((IEnumerable<(string Name, string Value)>)[("vacancy", campaign.Text), .. InThree("title", Title), .. facts])
            .ToImmutableSortedDictionary(fact => new Id(fact.Name), fact => fact.Value),
        closing);

    /// <summary>Whether every letter has this fact already.</summary>
    public static bool Gives(Id fact) => NoticeTexts.Always.Contains(fact.Text);

    /// <summary>The place of a sitting, as facts.</summary>
    public IEnumerable<(string Name, string Value)> PlaceOf(Id sitting) => PlaceOf(Places.GetValueOrDefault(sitting));

    /// <summary>The matter of the letter that every application gets; the names of all others are made by <see cref="NameOf"/>.</summary>
    internal static readonly Id Received = new("application-received");

    /// <summary>A place, as facts; <see cref="Online"/> where there is none.</summary>
    public static IEnumerable<(string Name, string Value)> PlaceOf(Title? place) => InThree("place", place ?? Online);

    /// <summary>An instant, as a fact.</summary>
    /// <param name="name">Name of the fact.</param>
    /// <param name="at">The instant.</param>
    public (string Name, string Value) Time(string name, Instant at) => (
        name,
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(UtcOffset).ToString(NoticeTexts.TimeForm, CultureInfo.InvariantCulture));

    /// <summary>The name of a matter that follows from what it is about.</summary>
    /// <param name="kind">At most 15 characters.</param>
    /// <param name="about">What tells it from others of the kind.</param>
    public static Id NameOf(string kind, params ReadOnlySpan<string> about) =>
        new($"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', about!))))[..NameDigits]}");

    /// <summary>Whether a matter has a name as the service itself gives one; who could take such a name would keep its letter from being written.</summary>
    public static bool IsOurs(Id matter) =>
        matter == Received || (matter.Text.Length > NameDigits && matter.Text[^(NameDigits + 1)] == '-' && matter.Text[^NameDigits..].All(char.IsAsciiHexDigitLower));

    private static IEnumerable<(string Name, string Value)> InThree(string name, Title text) =>
        [($"{name}-kk", LineOf(text.Kazakh)), ($"{name}-ru", LineOf(text.Russian)), ($"{name}-en", LineOf(text.English))];

    /// <summary>Rules may hold a longer text, or one of several lines; a letter has room for one line.</summary>
    private static string LineOf(string text) => string.Concat(text.Take(NoticeTexts.FactLengthMax).Select(one => char.IsControl(one) ? ' ' : one));
}
