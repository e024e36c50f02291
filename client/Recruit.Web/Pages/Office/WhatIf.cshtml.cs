using System.Text;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Reports;
using Recruit.UseCases;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Pipeline;
using Recruit.Web.Layout;
using Recruit.Wording;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// Who would cross which line if the rules, or rulings on items, were others: asked before anybody signs, computed each time and kept nowhere. The whole report
/// is a page of its own to take away.
/// </summary>
[RequestMax(Uploads.RequestMax)]
public sealed class WhatIfModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>How many of those who cross a line are shown; the report has more.</summary>
    public const int CrossingsShown = 100;

    private const string VacancyFile = "vacancy.json";

    /// <summary>Another vacancy.json, as it was read from the file that was chosen; nothing for the sealed one.</summary>
    [BindProperty]
    public string? Vacancy { get; set; }

    /// <summary>Items that are void, a line each: <c>test/item=policy</c>.</summary>
    [BindProperty]
    public string? Voided { get; set; }

    /// <summary>Keys that are accepted, a line each: <c>test/item=key</c>.</summary>
    [BindProperty]
    public string? Accepted { get; set; }

    /// <summary>The field by which people are counted apart; nothing for every flag and ordinal one.</summary>
    [BindProperty]
    public string? By { get; set; }

    /// <summary>What would come of it; nothing where nothing was asked.</summary>
    public SuppositionPreviewed? Shown { get; private set; }

    /// <summary>The sentences of reports.</summary>
    public Sentences Report { get; } = ReportWords.In((words ?? throw new ArgumentNullException(nameof(words))).Code);

    /// <summary>Whether a caller may ask.</summary>
    public static bool MayAsk(Caller caller) => RoleMatrix.Current.MayAsk(typeof(PreviewSupposition), caller);

    /// <summary>What is supposed, in sentences.</summary>
    public IReadOnlyList<string> Suppositions() =>
    [
        .. string.IsNullOrEmpty(Vacancy) ? Array.Empty<string>() : [Words["what-if.other-rules"]],
        .. RulingsOf(SupposedRuling.Void, Voided, nameof(Voided)).Select(one => Words.Say("what-if.void", ("ruling", one.ToString()))),
        .. RulingsOf(SupposedRuling.AcceptKey, Accepted, nameof(Accepted)).Select(one => Words.Say("what-if.key", ("ruling", one.ToString()))),
    ];

    public async Task<IActionResult> OnGetAsync(string? campaign) => await BeginAsync(campaign) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? campaign, IFormFile? rules) => await BeginAsync(campaign) ?? await AskAsync(rules) ?? Page();

    public async Task<IActionResult> OnPostReportAsync(string? campaign)
    {
        if (await BeginAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (await AskAsync(null) is { } failed)
        {
            return failed;
        }

        if (Shown is not { } shown)
        {
            return Page();
        }

        var page = ComparisonReport.Write(shown.Comparison, shown.Groupings, Suppositions(), Report);
        return File(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", $"{Campaign}-what-if.html");
    }

    private async Task<IActionResult?> BeginAsync(string? campaign) => await FindAsync(campaign) ?? (MayAsk(Caller) ? null : NotFound());

    /// <summary>Asks what would come of what the form says; what to show instead, if the service cannot tell.</summary>
    private async Task<IActionResult?> AskAsync(IFormFile? rules)
    {
        await ReadRulesAsync(rules);
        var rulings = RulingsOf(SupposedRuling.Void, Voided, nameof(Voided)).Concat(RulingsOf(SupposedRuling.AcceptKey, Accepted, nameof(Accepted))).ToArray();
        var by = IdOf(By?.Trim());
        if (by is null && !string.IsNullOrWhiteSpace(By))
        {
            ModelState.AddModelError(nameof(By), Words["what-if.no-field"]);
        }

        if (ModelState.IsValid && string.IsNullOrEmpty(Vacancy) && rulings.Length == 0)
        {
            ModelState.AddModelError("rules", Words["what-if.nothing"]);
        }

        if (!ModelState.IsValid)
        {
            return null;
        }

        var vacancy = string.IsNullOrEmpty(Vacancy) ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(Vacancy);
        var reply = await AskAsync(new PreviewSupposition(Caller, Another, Routine, Campaign, vacancy, [.. rulings], by));
        Shown = reply as SuppositionPreviewed;
        return Shown is not null ? null : ProblemOf(reply) ?? (reply is Refusal refusal ? Explain(refusal) : NotFound());
    }

    private IActionResult? Explain(Refusal refusal)
    {
        switch (refusal.Code)
        {
            case UseCaseRefusals.FolderHasProblems:
                foreach (var problem in refusal.Facts.Where(fact => fact.Name == "problem"))
                {
                    ModelState.AddModelError("rules", problem.Value);
                }

                break;
            case UseCaseRefusals.BadFields:
                ModelState.AddModelError(nameof(By), Words["what-if.no-field"]);
                break;
            case CampaignRefusals.SittingNotOver:
                ModelState.AddModelError("", Words["what-if.not-over"]);
                break;
            default:
                Tell(refusal, refusal.Code == UseCaseRefusals.TooManyGroups ? nameof(By) : "");
                break;
        }

        return null;
    }

    /// <summary>Takes the vacancy.json that was chosen, or the one of an archive.</summary>
    private async Task ReadRulesAsync(IFormFile? rules)
    {
        if (rules is null or { Length: 0 })
        {
            return;
        }

        ModelState.Remove(nameof(Vacancy));
        using var memory = new MemoryStream();
        await rules.CopyToAsync(memory, HttpContext.RequestAborted);
        memory.Position = 0;
        var content = (ReadOnlyMemory<byte>)memory.ToArray();
        if (content.Span.StartsWith("PK"u8))
        {
            content = await RulesArchive.ReadAsync(memory) is { } files && files.TryGetValue(VacancyFile, out var found) ? found : default;
        }

        Vacancy = content.Length is > 0 and <= PreviewSupposition.VacancyMax ? Encoding.UTF8.GetString(content.Span) : null;
        if (Vacancy is null)
        {
            ModelState.AddModelError("rules", Words["what-if.no-rules"]);
        }
    }

    private IEnumerable<SupposedRuling> RulingsOf(string type, string? text, string field)
    {
        foreach (var (place, line) in (text ?? "").Split('\n', StringSplitOptions.TrimEntries).Index())
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (SupposedRuling.Read(type, line) is { } ruling)
            {
                yield return ruling;
            }
            else
            {
                ModelState.AddModelError(field, Words.Say("what-if.bad-line", ("line", Words.Number(place + 1))));
            }
        }
    }
}
