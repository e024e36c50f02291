using System.Text.Json;
using System.Text.Json.Nodes;
using Recruit.UseCases.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Attraction;

/// <summary>A vacancy that can be applied for, as search engines read it (schema.org JobPosting, JSON-LD).</summary>
public static class JobPosting
{
    /// <summary>The data for the page; nothing where nobody can apply.</summary>
    /// <param name="vacancy">The vacancy.</param>
    /// <param name="words">In which language.</param>
    /// <param name="address">Of its page.</param>
    public static string? Of(VacancyShown vacancy, Speech words, Uri address)
    {
        ArgumentNullException.ThrowIfNull(vacancy);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(address);
        if (vacancy is not { State: VacancyState.Open, Plan: { AppliesUntil: { } until } plan } || vacancy.Announcement.Texts.In(words.Language) is not { } text)
        {
            return null;
        }

        var agency = words.In(vacancy.AgencyName, vacancy.Agency);
        var posting = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "JobPosting",
            ["title"] = text.Title,
            ["description"] = text.Body,
            ["datePosted"] = Speech.Machine(vacancy.Since),
            ["validThrough"] = Speech.Machine(until),
            ["url"] = address.ToString(),
            ["inLanguage"] = words.Code,
            ["directApply"] = true,
            ["totalJobOpenings"] = plan.Posts,
            ["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = agency, ["value"] = vacancy.Id.Text },
            ["hiringOrganization"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = agency },
            ["jobLocation"] = new JsonObject
            {
                ["@type"] = "Place", ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = "KZ" },
            },
        };

        // The default encoder writes <, > and & as escapes, so nothing of a text can end the element it stands in.
        return posting.ToJsonString(JsonSerializerOptions.Default);
    }
}
