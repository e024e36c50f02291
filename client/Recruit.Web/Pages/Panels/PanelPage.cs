using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ReadAgenda = Recruit.UseCases.Panels.ReadAgenda;

namespace Recruit.Web.Pages.Panels;

/// <summary>What pages about one panel have in common: its agenda as the member who looks may know it.</summary>
public abstract class PanelPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Why members act where nothing else is said.</summary>
    protected static readonly Id Duty = new("duty");

    /// <summary>The campaign of the address.</summary>
    public Id Campaign { get; private set; }

    /// <summary>The panel of the address.</summary>
    public Id Panel { get; private set; }

    /// <summary>Finalists with what the member has to do.</summary>
    public PanelAgenda Agenda { get; private set; } = null!;

    /// <summary>What is rated.</summary>
    public IReadOnlyList<Criterion> Criteria => Agenda.Criteria is { } criteria ? criteria : [];

    /// <summary>Whether who looks is the chair.</summary>
    public bool Leads => Agenda.Chair == Caller.Account;

    /// <summary>Address of the panel's first page, behind the language.</summary>
    public string Here => $"panels/{Campaign}/{Panel}";

    /// <summary>A value as results print it, to two places.</summary>
    public static string Print(Rational value) => NumberForm.Print(value.RoundToUnits(2), 2);

    /// <summary>A bound of a criterion.</summary>
    public static string Bound(Rational value) => value.Denominator.IsOne ? NumberForm.Print(value.Numerator, 0) : Print(value);

    /// <summary>Reads the agenda of the panel of an address; what to show instead if that cannot be.</summary>
    protected async Task<IActionResult?> FindAsync(string? campaign, string? panel)
    {
        if (IdOf(campaign) is not { } vacancy || IdOf(panel) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadAgenda(Caller, Another, Duty, vacancy, id));
        if (reply is not PanelAgenda agenda)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Campaign, Panel, Agenda) = (vacancy, id, agenda);
        return null;
    }

    /// <summary>Asks for something and shows a page again with its refusal, or goes on.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="then">Where it goes on.</param>
    /// <param name="again">Shows the page again.</param>
    protected async Task<IActionResult> StepAsync(Func<Task<Reply>> ask, string then, Func<Task<IActionResult>> again)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(again);
        var reply = await ask();
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is not Refusal refusal)
        {
            return Go($"/{then}");
        }

        Tell(refusal);
        return await again();
    }
}
