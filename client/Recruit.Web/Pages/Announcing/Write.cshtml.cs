using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Announcing;
using Recruit.Web.Layout;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Pages.Announcing;

/// <summary>Writes a new version of the text in up to three languages. Of two who write at once the later one is told, and looks first.</summary>
public sealed class WriteTextModel(Service service, Speech words) : AnnouncingPage(service, words)
{
    [BindProperty]
    public TextForm Kk { get; set; } = new();

    [BindProperty]
    public TextForm Ru { get; set; } = new();

    [BindProperty]
    public TextForm En { get; set; } = new();

    /// <summary>The version from which the form was filled.</summary>
    [BindProperty]
    public string? Begun { get; set; }

    /// <summary>Whether everybody reads an earlier version, and is to be told what is new.</summary>
    public bool IsCorrection => Published is not null;

    private string Latest => (Newest?.Text.Number ?? 0).ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string? campaign)
    {
        if (await BeginAsync(campaign) is { } problem)
        {
            return problem;
        }

        Begun = Latest;
        var texts = Newest?.Text.Texts;
        (Kk, Ru, En) = (TextForm.Of(texts?.Kk), TextForm.Of(texts?.Ru), TextForm.Of(texts?.En));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? campaign)
    {
        if (await BeginAsync(campaign) is { } problem)
        {
            return problem;
        }

        var texts = new Trilingual<AnnouncementText>(
            Kk.Read(nameof(Kk), NameOf(Language.Kk), Words, ModelState),
            Ru.Read(nameof(Ru), NameOf(Language.Ru), Words, ModelState),
            En.Read(nameof(En), NameOf(Language.En), Words, ModelState));
        if (texts.Missing.Length == Languages.Count)
        {
            ModelState.AddModelError($"{nameof(Kk)}.{nameof(TextForm.Title)}", Words["announce.text.none"]);
        }

        if (Begun != Latest && Newest?.Text.Drafted.By != Caller.Account)
        {
            ModelState.AddModelError("", Words.Say("announce.written-since", ("version", Latest)));
            Begun = Latest;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var reply = await AskAsync(new Announced.DraftText(Caller, Operation, Routine, Campaign, texts, Changes()));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/announcement");
        }

        // Titles and texts were measured above, so what the announcement finds too long is what changed.
        var language = refusal.Code == AnnouncementRefusals.BadText ? refusal.Facts[0].Value : null;
        Explain(refusal, language is null ? "" : $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(language)}.{nameof(TextForm.Changed)}");
        return Page();
    }

    /// <summary>What is new for everybody; nothing where nobody read anything yet.</summary>
    private Trilingual<string>? Changes()
    {
        string? Of(TextForm form) => TypedText.Of(form.Changed) is { Length: > 0 } changed ? changed : null;
        return IsCorrection ? new Trilingual<string>(Of(Kk), Of(Ru), Of(En)) : null;
    }

    private async Task<IActionResult?> BeginAsync(string? campaign)
    {
        if (await FindTextAsync(campaign) is { } problem)
        {
            return problem;
        }

        return IsOpen && IsOfficer ? null : NotFound();
    }
}
