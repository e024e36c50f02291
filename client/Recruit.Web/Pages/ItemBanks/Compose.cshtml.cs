using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.ItemBanks;
using Recruit.Web.Layout;
using ComposeTest = Recruit.UseCases.ItemBanks.ComposeTest;
using ListItems = Recruit.UseCases.ItemBanks.ListItems;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>Composes a live test of a campaign: how many items each section has is said here, a draw shows which they would be and what is missing, and what was seen is composed.</summary>
public sealed class ComposeModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>Most sections that the form takes.</summary>
    public const int SectionsMax = 4;

    /// <summary>Id of the vacancy, as it was typed, and so all others.</summary>
    [BindProperty]
    public string? Campaign { get; set; }

    /// <summary>Id of the test in it.</summary>
    [BindProperty]
    public string? Test { get; set; }

    /// <summary>When the last sitting is over, by the clocks of Astana.</summary>
    [BindProperty]
    public string? Closes { get; set; }

    /// <summary>Whether every item must be in Kazakh.</summary>
    [BindProperty]
    public bool InKk { get; set; }

    /// <summary>Whether every item must be in Russian.</summary>
    [BindProperty]
    public bool InRu { get; set; }

    /// <summary>Whether every item must be in English.</summary>
    [BindProperty]
    public bool InEn { get; set; }

    /// <summary>Working days after the test in which keys may be challenged.</summary>
    [BindProperty]
    public string? ChallengeDays { get; set; } = "3";

    /// <summary>Working days in which a challenge is decided.</summary>
    [BindProperty]
    public string? DecisionDays { get; set; } = "5";

    /// <summary>What is wanted of each section; those without a name do not count.</summary>
    [BindProperty]
    public List<SectionForm> Sections { get; set; } = [];

    /// <summary>The items that were shown, as <see cref="ChosenText"/> writes them.</summary>
    [BindProperty]
    public string? Chosen { get; set; }

    /// <summary>What was drawn; nothing before.</summary>
    public ItemsDrawn? Drawn { get; private set; }

    /// <summary>Whether nothing is missing of what was drawn.</summary>
    public bool IsWhole => Drawn is { } drawn && drawn.Sections.All(section => section is { LiveMissing: 0, PretestMissing: 0, Items.IsEmpty: false });

    /// <summary>The languages to choose from.</summary>
    public IEnumerable<(string Name, Language Language, bool IsIn)> Choices => [(nameof(InKk), Language.Kk, InKk), (nameof(InRu), Language.Ru, InRu), (nameof(InEn), Language.En, InEn)];

    public async Task<IActionResult> OnGetAsync(string? bank)
    {
        (InKk, InRu, InEn) = (true, true, true);
        return await BeginAsync(bank) ?? Page();
    }

    public async Task<IActionResult> OnPostDrawAsync(string? bank)
    {
        if (await BeginAsync(bank) is { } problem)
        {
            return problem;
        }

        var wanted = ReadSections();
        if (ReadTerms() is null || wanted.IsEmpty || !ModelState.IsValid)
        {
            return Page();
        }

        var reply = await AskAsync(new ReadDraw(Caller, Operation, Bank, Languages, wanted));
        switch (reply)
        {
            case ItemsDrawn drawn:
                (Drawn, Chosen) = (drawn, ChosenText.Write(drawn.Sections));
                break;
            case Refusal refusal when ProblemOf(reply) is null:
                TellRefusal(refusal);
                break;
            default:
                return ProblemOf(reply) ?? NotFound();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostComposeAsync(string? bank)
    {
        if (await BeginAsync(bank) is { } problem)
        {
            return problem;
        }

        if (ReadTerms() is not var (campaign, test, closes, challenge, decision) || ChosenText.Read(Chosen) is not { } sections)
        {
            return Page();
        }

        var compose = new ComposeTest(Caller, Operation, Duty, Bank, campaign, test, TestUse.Live, closes, Languages, sections, challenge, decision);
        return await StepAsync(compose, $"{Here}/tests/{campaign}/{test}", () => Task.FromResult<IActionResult>(Page()), nameof(Test), (nameof(Campaign), "compose.campaign-unknown"));
    }

    private ImmutableArray<Language> Languages => [.. Choices.Where(one => one.IsIn).Select(one => one.Language)];

    /// <summary>Only who runs campaigns composes; and there is such a bank.</summary>
    private async Task<IActionResult?> BeginAsync(string? bank)
    {
        if (!IsBank(bank) || !IsOfficer)
        {
            return NotFound();
        }

        while (Sections.Count < SectionsMax)
        {
            Sections.Add(new SectionForm());
        }

        var reply = await AskAsync(new ListItems(Caller, Another, Bank, 0, 1));
        return reply is ItemsListed ? null : ProblemOf(reply) ?? NotFound();
    }

    private (Id Campaign, Id Test, Instant Closes, int ChallengeDays, int DecisionDays)? ReadTerms()
    {
        var (campaign, test) = (IdOf(Campaign?.Trim()), IdOf(Test?.Trim()));
        if (campaign is null)
        {
            ModelState.AddModelError(nameof(Campaign), Words["bank.id.wrong"]);
        }

        if (test is null)
        {
            ModelState.AddModelError(nameof(Test), Words["bank.id.wrong"]);
        }

        var closes = TypedMoment.Read(Closes);
        if (closes is null)
        {
            ModelState.AddModelError(nameof(Closes), Words["compose.closes-wrong"]);
        }

        if (Languages.IsEmpty)
        {
            ModelState.AddModelError(nameof(InKk), Words["compose.languages-wrong"]);
        }

        var (challenge, decision) = (NumberOf(nameof(ChallengeDays), ChallengeDays, 0, ComposeTest.ChallengeDaysMax), NumberOf(nameof(DecisionDays), DecisionDays, 1, ComposeTest.ChallengeDaysMax));
        return ModelState.IsValid ? (campaign!.Value, test!.Value, closes!.Value, challenge, decision) : null;
    }

    private ImmutableArray<WantedSection> ReadSections()
    {
        var wanted = ImmutableArray.CreateBuilder<WantedSection>();
        foreach (var (place, section) in Sections.Take(SectionsMax).Index())
        {
            if (string.IsNullOrWhiteSpace(section.Name) && string.IsNullOrWhiteSpace(section.Live) && string.IsNullOrWhiteSpace(section.Pretest))
            {
                continue;
            }

            var at = string.Create(CultureInfo.InvariantCulture, $"{nameof(Sections)}[{place}]");
            var name = IdOf(section.Name?.Trim());
            if (name is null || wanted.Any(one => one.Id == name))
            {
                ModelState.AddModelError($"{at}.{nameof(SectionForm.Name)}", Words[name is null ? "bank.id.wrong" : "compose.section-twice"]);
            }

            var live = NumberOf($"{at}.{nameof(SectionForm.Live)}", Filled(section.Live), 0, ItemBank.TestItemsMax);
            var pretest = NumberOf($"{at}.{nameof(SectionForm.Pretest)}", Filled(section.Pretest), 0, ItemBank.TestItemsMax);
            if (live + pretest == 0 && ModelState.IsValid)
            {
                ModelState.AddModelError($"{at}.{nameof(SectionForm.Live)}", Words["compose.section-empty"]);
            }

            wanted.Add(new WantedSection(name ?? default, live, pretest, section.Type));
        }

        if (wanted.Count == 0)
        {
            ModelState.AddModelError($"{nameof(Sections)}[0].{nameof(SectionForm.Name)}", Words["compose.no-section"]);
        }

        return wanted.ToImmutable();
    }

    private static string? Filled(string? typed) => string.IsNullOrWhiteSpace(typed) ? "0" : typed;

    private int NumberOf(string field, string? typed, int least, int most)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        ModelState.AddModelError(field, Words.Say("compose.number-wrong", ("least", Words.Number(least)), ("most", Words.Number(most))));
        return 0;
    }
}
