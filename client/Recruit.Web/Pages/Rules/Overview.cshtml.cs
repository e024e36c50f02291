using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Agencies;
using Recruit.Web.Layout;
using Recruit.Web.Pages.Office;
using Recruit.Web.Rules;

namespace Recruit.Web.Pages.Rules;

/// <summary>The rules of a campaign: what is there and what is not yet, what can never work, and all of them in words.</summary>
public sealed class OverviewModel(Service service, Speech words) : RulesPage(service, words)
{
    private static readonly string[] Lists = ["fields", "stages", "exercises", "panels", "quotas", "sittings"];

    /// <summary>What a set-up has, in the order in which people think of it.</summary>
    public IEnumerable<RulePlace> Tasks
    {
        get
        {
            string[] places = ["basics", "fields", "exercises", "panels", .. View.Tests.Select(test => $"tests/{test}"), "stages", "quotas", "merit", "reserve", "sittings", "hearings", "calendar", "terms"];
            return places.Select(place => RulePlace.Read(place)!);
        }
    }

    /// <summary>How many entries a list has; nothing for what is no list.</summary>
    public int? CountOf(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Lists.Contains(place.Address) ? View.Count(place) : null;
    }

    /// <summary>Whether there is such a rule.</summary>
    public bool IsThere(RulePlace place) => CountOf(place) is { } count ? count > 0 : View.Find(place) is not null;

    /// <summary>Whether somebody else changed the rules, so that a form did not take effect and its place is gone.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether a change was taken just now.</summary>
    public bool IsSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, bool changed = false, bool saved = false)
    {
        (IsChanged, IsSaved) = (changed, saved);
        return await FindAsync(campaign) ?? Page();
    }

    /// <summary>Name of a template, as it was typed.</summary>
    [BindProperty]
    public string? Template { get; set; }

    /// <summary>Whether who looks keeps rules as templates of the agency.</summary>
    public bool MayKeep => TemplatesModel.MayKeep(Caller);

    public async Task<IActionResult> OnPostTemplateAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (!MayKeep)
        {
            return NotFound();
        }

        if (IdOf(Template?.Trim()) is not { } name)
        {
            ModelState.AddModelError(nameof(Template), Words["templates.wrong-name"]);
            return Page();
        }

        var reply = await AskAsync(new SaveTemplate(Caller, Operation, OfficePage.Routine, Caller.Agency!.Value, name, View.Read.Files));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/templates/{name}");
        }

        Tell(refusal, nameof(Template), "templates");
        return Page();
    }

    public async Task<IActionResult> OnPostFolderAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in View.Read.Files)
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync();
                await entry.WriteAsync(content);
            }
        }

        return File(archive.ToArray(), "application/zip", $"{Campaign}-rules.zip");
    }
}
