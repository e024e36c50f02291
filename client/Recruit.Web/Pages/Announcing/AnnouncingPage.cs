using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Pages.Office;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Pages.Announcing;

/// <summary>What pages about the announcement of a campaign have in common: the versions of its text, and refusals in words of their own.</summary>
public abstract class AnnouncingPage(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Whether the file of the announcement is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What everybody reads now; nothing before the first publication.</summary>
    public AnnouncementShown? Published { get; private set; }

    /// <summary>The newest version of the text; nothing before the first was written.</summary>
    public TextShown? Newest { get; private set; }

    /// <summary>Languages of an announcement, in the order of pages.</summary>
    public static IReadOnlyList<Language> Languages { get; } = Enum.GetValues<Language>();

    /// <summary>Reads the campaign of an address and the versions of its text, for those who may; what to show instead if that cannot be.</summary>
    protected async Task<IActionResult?> FindTextAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        await ReadPublishedAsync();
        for (var version = Published?.Version ?? 1; ; version++)
        {
            switch (await AskAsync(new Announced.ReadText(Caller, Another, Campaign, version)))
            {
                case TextShown shown:
                    Newest = shown;
                    continue;
                case Refusal { Code: AnnouncementRefusals.UnknownVersion }:
                    IsOpen = true;
                    return null;
                case Refusal { Code: AnnouncementRefusals.NotOpen }:
                    return null;
                case var other:
                    return ProblemOf(other) ?? NotFound();
            }
        }
    }

    /// <summary>Reads what everybody reads now.</summary>
    protected async Task ReadPublishedAsync() => Published = await AskAsync(new Announced.ReadAnnouncement(Another, Campaign)) as AnnouncementShown;

    /// <summary>What a language is called, within a sentence.</summary>
    protected string NameOf(Language language) => Words[$"announce.language.{Speech.Codes[language]}"];

    /// <summary>Puts a refusal beside a field, or into the summary: in words of announcements where there are some.</summary>
    protected void Explain(Refusal refusal, string field = "")
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var key = $"announce.refusal.{refusal.Code}";
        if (!Words.Words.Has(key))
        {
            Tell(refusal, field);
            return;
        }

        var missing = refusal.Facts.Where(fact => fact.Name == "language").Select(fact => Words[$"announce.language.{fact.Value}"]);
        ModelState.AddModelError(
            field, Words.Say(key, [.. refusal.Facts.Where(fact => fact.Name != "language").Select(fact => (fact.Name, Words.Fact(fact.Value))), ("languages", string.Join(", ", missing))]));
    }
}
