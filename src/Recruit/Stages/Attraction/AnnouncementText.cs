using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Attraction;

/// <summary>The same thing in up to three languages; a missing one is missing, and no other takes its place.</summary>
public sealed record Trilingual<T>(T? Kk = null, T? Ru = null, T? En = null)
    where T : class
{
    /// <summary>Languages in which it is not there.</summary>
    public ImmutableArray<Language> Missing =>
        [.. new[] { Language.Kk, Language.Ru, Language.En }.Where(language => In(language) is null)];

    /// <summary>The thing in a language, if it is there.</summary>
    public T? In(Language language) => language switch
    {
        Language.Kk => Kk,
        Language.Ru => Ru,
        _ => En,
    };
}

/// <summary>Words of an announcement in one language; public.</summary>
/// <param name="Title">1 to <see cref="TitleBytesMax"/> bytes.</param>
/// <param name="Body">1 to <see cref="BodyBytesMax"/> bytes.</param>
public sealed record AnnouncementText(string Title, string Body)
{
    /// <summary>Longest title in bytes of UTF-8, inclusive.</summary>
    public const int TitleBytesMax = 1000;

    /// <summary>Longest body in bytes of UTF-8, inclusive.</summary>
    public const int BodyBytesMax = 100_000;

    /// <summary>Whether neither is empty or too long.</summary>
    public bool Fits => Bound.Fits(Title, TitleBytesMax) && Bound.Fits(Body, BodyBytesMax);
}

/// <summary>One version of an announcement. It never changes; a correction is a new version, and older ones can be read and proven.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Drafted">By whom, when and why.</param>
/// <param name="Texts">The words.</param>
/// <param name="Changed">For the public: what is new against the version before.</param>
/// <param name="Proposed">When it was proposed for publication.</param>
/// <param name="Returned">When that was turned down last.</param>
/// <param name="Published">By a second account: from then on everybody reads it.</param>
public sealed record TextVersion(
    int Number,
    Act Drafted,
    Trilingual<AnnouncementText> Texts,
    Trilingual<string>? Changed = null,
    Act? Proposed = null,
    Act? Returned = null,
    Act? Published = null)
{
    /// <summary>SHA-256 over number, then title, body and change in Kazakh, Russian and English, each behind its length; what is missing is empty.</summary>
    public Digest Digest()
    {
        var writer = new RecordWriter();
        writer.Write(Number);
        foreach (var language in new[] { Language.Kk, Language.Ru, Language.En })
        {
            writer.Write(Texts.In(language)?.Title ?? "");
            writer.Write(Texts.In(language)?.Body ?? "");
            writer.Write(Changed?.In(language) ?? "");
        }

        return Evidence.Digest.Of(writer.Written);
    }

    /// <summary>Whose turn it is; nobody's once it is published.</summary>
    public OpenFile? OpenFile(AnnouncementTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Published is not null ? null
            : Proposed is not null ? terms.File(terms.Approver, Proposed.At, terms.ApprovalDays)
            : terms.File(Drafted.By, (Returned ?? Drafted).At, terms.DraftDays);
    }
}

/// <summary>Lengths of texts.</summary>
internal static class Bound
{
    public static bool Fits(string text, int bytesMax) => text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= bytesMax;
}
