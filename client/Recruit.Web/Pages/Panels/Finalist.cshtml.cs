using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using DeclareInterest = Recruit.UseCases.Panels.DeclareInterest;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using RateFinalist = Recruit.UseCases.Panels.RateFinalist;
using ReadOwnRatings = Recruit.UseCases.Panels.ReadOwnRatings;
using ReadPack = Recruit.UseCases.Panels.ReadPack;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;

namespace Recruit.Web.Pages.Panels;

/// <summary>One finalist before the panel, under a number: the pack, the member's own ratings, interests, attendance, and for who leads the reveal.</summary>
public sealed class FinalistModel(Service service, Speech words) : PanelPage(service, words)
{
    /// <summary>The number.</summary>
    public Id Number { get; private set; }

    /// <summary>What the member has to do.</summary>
    public AgendaEntry Entry { get; private set; } = null!;

    /// <summary>What members may know; nothing before the declaration.</summary>
    public PackShown? Pack { get; private set; }

    /// <summary>What the member gave so far, or has just typed, by criterion.</summary>
    public Dictionary<Id, string> Given { get; } = [];

    /// <summary>Whether ratings can still change.</summary>
    public bool CanRate => Entry.Step is AgendaStep.Rate or AgendaStep.Rated;

    /// <summary>Name of the field for a criterion.</summary>
    public static string FieldOf(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return $"rating-{criterion.Id}";
    }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? panel, string? number) => await FindAsync(campaign, panel, number) ?? await ShowAsync();

    public Task<IActionResult> OnPostNoneAsync(string? campaign, string? panel, string? number) =>
        DoAsync(campaign, panel, number, () => AskAsync(new DeclareNoInterest(Caller, Operation, Duty, Campaign, Panel, Number)));

    public Task<IActionResult> OnPostInterestAsync(string? campaign, string? panel, string? number, string? interest, string? words) =>
        DoAsync(campaign, panel, number, () => AskAsync(new DeclareInterest(
            Caller, Operation, Duty, Campaign, Panel, Number, Enum.TryParse<Interest>(interest, out var kind) && Enum.IsDefined(kind) ? kind : Interest.Other, words)), toAgenda: true);

    public Task<IActionResult> OnPostAttendanceAsync(string? campaign, string? panel, string? number, string? state) =>
        DoAsync(campaign, panel, number, () => AskAsync(new RecordHearing(
            Caller, Operation, Duty, Campaign, Panel, Number, Enum.TryParse<AttemptState>(state, out var was) ? was : AttemptState.None)));

    public Task<IActionResult> OnPostRevealAsync(string? campaign, string? panel, string? number) =>
        DoAsync(campaign, panel, number, () => AskAsync(new RevealRatings(Caller, Operation, Duty, Campaign, Panel, Number)));

    public async Task<IActionResult> OnPostRateAsync(string? campaign, string? panel, string? number)
    {
        if (await FindAsync(campaign, panel, number) is { } problem)
        {
            return problem;
        }

        var ratings = ImmutableSortedDictionary.CreateBuilder<Id, decimal>();
        foreach (var criterion in Criteria)
        {
            var typed = Request.Form[FieldOf(criterion)].ToString().Trim();
            Given[criterion.Id] = typed;
            if (typed.Length > 0)
            {
                if (NumberForm.TryReadNumber(typed.Replace(',', '.'), out var rating) && rating >= criterion.Min && rating <= criterion.Max)
                {
                    ratings[criterion.Id] = rating;
                }
                else
                {
                    ModelState.AddModelError(
                        FieldOf(criterion),
                        Words.Say("panel.rating-wrong", ("criterion", criterion.Id.Text), ("min", Bound(criterion.Min)), ("max", Bound(criterion.Max))));
                }
            }
        }

        return ModelState.IsValid
            ? await StepAsync(() => AskAsync(new RateFinalist(Caller, Operation, Duty, Campaign, Panel, Number, ratings.ToImmutable())), Here, ShowAsync)
            : await ShowAsync();
    }

    private async Task<IActionResult> DoAsync(string? campaign, string? panel, string? number, Func<Task<Reply>> ask, bool toAgenda = false) =>
        await FindAsync(campaign, panel, number)
        ?? await StepAsync(ask, toAgenda ? Here : $"{Here}/finalists/{Number}", async () => await FindAsync(campaign, panel, number) ?? await ShowAsync());

    private async Task<IActionResult?> FindAsync(string? campaign, string? panel, string? number)
    {
        if (await FindAsync(campaign, panel) is { } problem)
        {
            return problem;
        }

        if (IdOf(number) is not { } id || Agenda.Entries.FirstOrDefault(one => one.Candidate == id) is not { Step: not AgendaStep.Recused } entry)
        {
            return NotFound();
        }

        (Number, Entry) = (id, entry);
        return null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (Entry.Step != AgendaStep.DeclareInterest)
        {
            Pack = await AskAsync(new ReadPack(Caller, Another, Duty, Campaign, Panel, Number)) as PackShown;
        }

        if (Given.Count == 0 && await AskAsync(new ReadOwnRatings(Caller, Another, Duty, Campaign, Panel, Number)) is OwnRatings own)
        {
            foreach (var (criterion, rating) in own.ByCriterion)
            {
                Given[criterion] = rating.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return Page();
    }
}
