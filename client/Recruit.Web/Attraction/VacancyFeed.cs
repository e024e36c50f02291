using System.Globalization;
using System.Text;
using System.Xml;
using Recruit.Actors;
using Recruit.UseCases.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Attraction;

/// <summary>The newest vacancies as a feed (Atom, RFC 4287).</summary>
internal static class VacancyFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed in UTF-8.</summary>
    /// <param name="vacancies">What is told.</param>
    /// <param name="words">In which language.</param>
    /// <param name="site">Address of the service, e.g. <c>https://recruit.example</c>.</param>
    public static byte[] Of(IReadOnlyCollection<ListedVacancy> vacancies, Speech words, string site)
    {
        var content = new MemoryStream();
        using (var feed = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true }))
        {
            var list = $"{site}/{words.Code}/vacancies";
            feed.WriteStartElement("feed", Atom);
            feed.WriteAttributeString("xml", "lang", null, words.Code);
            feed.WriteElementString("id", Atom, list);
            feed.WriteElementString("title", Atom, words["feed.title"]);
            feed.WriteElementString("updated", Atom, Time(vacancies.Select(one => one.UpdatedAt).DefaultIfEmpty().Max()));
            WriteLink(feed, "self", $"{list}/feed");
            WriteLink(feed, "alternate", list);
            foreach (var vacancy in vacancies)
            {
                WriteEntry(feed, vacancy, words, $"{list}/{vacancy.Id}");
            }

            feed.WriteEndElement();
        }

        return content.ToArray();
    }

    private static void WriteEntry(XmlWriter feed, ListedVacancy vacancy, Speech words, string address)
    {
        var text = vacancy.Texts.In(words.Language)!;
        feed.WriteStartElement("entry", Atom);
        feed.WriteElementString("id", Atom, address);
        feed.WriteElementString("title", Atom, Plain(text.Title));
        feed.WriteElementString("published", Atom, Time(vacancy.Since));
        feed.WriteElementString("updated", Atom, Time(vacancy.UpdatedAt));
        WriteLink(feed, "alternate", address);
        feed.WriteStartElement("author", Atom);
        feed.WriteElementString("name", Atom, words.In(vacancy.AgencyName, vacancy.Agency));
        feed.WriteEndElement();
        feed.WriteElementString("summary", Atom, vacancy.AppliesUntil is { } until && vacancy.State == VacancyState.Open
            ? words.Say("vacancies.until", ("moment", words.Until(until)))
            : VacancyWords.Of(vacancy.State, words));
        feed.WriteElementString("content", Atom, Plain(text.Body));
        feed.WriteEndElement();
    }

    private static void WriteLink(XmlWriter feed, string relation, string address)
    {
        feed.WriteStartElement("link", Atom);
        feed.WriteAttributeString("rel", relation);
        feed.WriteAttributeString("href", address);
        feed.WriteEndElement();
    }

    /// <summary>A text without the control characters that no XML holds.</summary>
    private static string Plain(string text) => string.Concat(text.Where(one => XmlConvert.IsXmlChar(one) || char.IsSurrogate(one)));

    private static string Time(Instant at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
