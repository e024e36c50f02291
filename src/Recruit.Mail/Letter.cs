using System.Globalization;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Mail;

/// <summary>Who writes, and where people sign in.</summary>
/// <param name="From">Mail address of the service: <see cref="AddressForm"/>. Its domain stands in the names of messages too.</param>
/// <param name="Site">Address of the page where people sign in.</param>
public sealed record MailSettings(string From, Uri Site)
{
    /// <inheritdoc cref="MailSettings"/>
    public string From { get; } = AddressForm.IsAddress(From) ? From : throw new ArgumentException($"\"{From}\" is no mail address.", nameof(From));
}

/// <summary>A notice in words, to one address. It lives in memory only, for the moment of its hand-over.</summary>
/// <param name="Name">Names the notice: the same for every try.</param>
/// <param name="From">Mail address of the service.</param>
/// <param name="To">Mail address of the person.</param>
/// <param name="Language">In which it is written.</param>
/// <param name="Subject">One line without values.</param>
/// <param name="Body">Lines that end with LF.</param>
public sealed record Letter(Digest Name, string From, string To, Language Language, string Subject, string Body)
{
    private const int NameDigits = 32;

    /// <summary>What a mail system knows the letter by (RFC 5322, 3.6.4), without the angle brackets: a second one of that name is a double.</summary>
    public string MessageId => $"{FileName}@{From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..]}";

    /// <summary>The same as a name of a file, without an ending.</summary>
    public string FileName => Name.ToString()[..NameDigits];

    /// <summary>Writes a notice in the language of its recipient.</summary>
    /// <param name="notice">As the desk told it.</param>
    /// <param name="to">The opened address.</param>
    /// <param name="settings">Who writes.</param>
    public static Letter Of(DueNotice notice, string to, MailSettings settings)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(settings);
        var (subject, body) = Write(notice.Matter, notice.Language, settings.Site);
        return new Letter(notice.Name, settings.From, to, notice.Language, subject, body);
    }

    /// <summary>A notice in words of a language, as everybody who chose that language gets it.</summary>
    /// <param name="matter">What is told.</param>
    /// <param name="language">In which language.</param>
    /// <param name="site">Address of the page where people sign in.</param>
    public static (string Subject, string Body) Write(NoticeMatter matter, Language language, Uri site)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(site);
        var own = $"-{language.ToString().ToLowerInvariant()}";
        var values = matter.Facts.ToDictionary(
            fact => fact.Key.Text.EndsWith(own, StringComparison.Ordinal) ? fact.Key.Text[..^own.Length] : fact.Key.Text,
            fact => NoticeTexts.IsTime(fact.Key.Text) ? Time(fact.Value) : fact.Value);
        values["site"] = site.AbsoluteUri;
        var words = NoticeWords.Of(matter.Text, language);
        return (words.Subject, words.Say(values));
    }

    /// <summary>Digits only, day first as in all three languages, and the offset, because mail is read in other time zones too.</summary>
    private static string Time(string fact) => NoticeTexts.ReadTime(fact)!.Value.ToString("dd.MM.yyyy HH:mm '(UTC'zzz')'", CultureInfo.InvariantCulture);
}
