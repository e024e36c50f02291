using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Pages.Office;
using DropTest = Recruit.UseCases.ItemBanks.DropTest;
using ListRemedies = Recruit.UseCases.ItemBanks.ListRemedies;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>A test that was composed: of what, how it comes into the draft of its campaign, and what was decided about its keys.</summary>
public sealed class TestModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>Of what it is composed.</summary>
    public TestPlan Plan { get; private set; } = null!;

    /// <summary>Items that are tried out only.</summary>
    public ImmutableArray<Id> Pretest { get; private set; } = [];

    /// <summary>What was decided about its keys.</summary>
    public ImmutableArray<RemedyRow> Remedies { get; private set; } = [];

    /// <summary>Other tests of the campaign that are from this bank, as they were typed.</summary>
    [BindProperty]
    public string? Others { get; set; }

    public async Task<IActionResult> OnGetAsync(string? bank, string? campaign, string? test) => await ReadAsync(bank, campaign, test) ?? Page();

    public async Task<IActionResult> OnPostDropAsync(string? bank, string? campaign, string? test) => await ReadAsync(bank, campaign, test)
        ?? await StepAsync(new DropTest(Caller, Operation, Duty, Bank, Plan.Campaign, Plan.Test), Here, () => Task.FromResult<IActionResult>(Page()));

    public async Task<IActionResult> OnPostRemediesAsync(string? bank, string? campaign, string? test)
    {
        if (await ReadAsync(bank, campaign, test) is { } problem)
        {
            return problem;
        }

        var proposal = new Id($"keys-{Operation.Value.ToString("N")[..12]}");
        return await StepAsync(
            new ProposeRemedies(Caller, Operation, Duty, Bank, Plan.Campaign, Plan.Test, proposal), $"office/{Plan.Campaign}/proposals/{proposal}", () => Task.FromResult<IActionResult>(Page()));
    }

    public async Task<IActionResult> OnPostDraftAsync(string? bank, string? campaign, string? test, IFormFile? rules)
    {
        if (await ReadAsync(bank, campaign, test) is { } problem)
        {
            return problem;
        }

        var tests = ReadTests();
        if (rules is null || rules.Length == 0)
        {
            ModelState.AddModelError(nameof(rules), Words["office.rules-missing"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await using var content = rules!.OpenReadStream();
        if (await RulesArchive.ReadAsync(content) is not { } files)
        {
            ModelState.AddModelError(nameof(rules), Words["office.rules-no-archive"]);
            return Page();
        }

        var reply = await AskAsync(new DraftFromBank(Caller, Operation, Duty, Bank, Plan.Campaign, tests, files, WithPapers: true));
        switch (reply)
        {
            case CampaignDone:
                return Go($"/office/{Plan.Campaign}");
            case Refusal { Code: UseCaseRefusals.FolderHasProblems or UseCaseRefusals.Invalid } faulty:
                foreach (var fact in faulty.Facts.Where(fact => fact.Name != "problems"))
                {
                    ModelState.AddModelError(nameof(rules), fact.Value);
                }

                return Page();
            case Refusal refusal when ProblemOf(reply) is null:
                TellRefusal(refusal, nameof(rules));
                return Page();
            default:
                return ProblemOf(reply) ?? NotFound();
        }
    }

    private ImmutableArray<Id> ReadTests()
    {
        string[] others = (Others ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!others.All(Id.IsId))
        {
            ModelState.AddModelError(nameof(Others), Words["bank.id.wrong"]);
            return [];
        }

        return [.. others.Select(other => new Id(other)).Prepend(Plan.Test).Distinct()];
    }

    private async Task<IActionResult?> ReadAsync(string? bank, string? campaign, string? test)
    {
        if (!IsBank(bank) || IdOf(campaign) is not { } vacancy || IdOf(test) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadComposition(Caller, Another, Duty, Bank, vacancy, id));
        if (reply is not CompositionShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Plan, Pretest) = (shown.Plan, shown.Pretest);
        if (await AskAsync(new ListRemedies(Caller, Another, Duty, Bank, vacancy, id)) is RemediesListed listed)
        {
            Remedies = listed.Rows;
        }

        return null;
    }
}
