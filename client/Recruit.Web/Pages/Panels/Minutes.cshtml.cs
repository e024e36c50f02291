using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Web.Layout;
using ReadMinutes = Recruit.UseCases.Panels.ReadMinutes;

namespace Recruit.Web.Pages.Panels;

/// <summary>The minutes of a panel, made from its record: who took part, who was recused, what was decided and why. They print.</summary>
public sealed class MinutesModel(Service service, Speech words) : PanelPage(service, words)
{
    /// <summary>In the order in which it happened.</summary>
    public MinutesShown Minutes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? campaign, string? panel)
    {
        if (await FindAsync(campaign, panel) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadMinutes(Caller, Another, Duty, Campaign, Panel));
        if (reply is not MinutesShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Minutes = shown;
        return Page();
    }

    /// <summary>What a line tells beside its kind.</summary>
    public string Details(MinutedFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return string.Join("; ", ((string?[])
        [
            fact.Member?.Text,
            fact.Basis is { } basis ? Words[$"panel.basis.{basis}"] : null,
            fact.Interest is { } interest ? Words[$"panel.interest.{interest}"] : null,
            fact.TookPart is { } took ? string.Join(", ", took) : null,
            fact.IsQuorate is { } quorate ? Words[quorate ? "panel.quorate" : "panel.not-quorate"] : null,
            fact.State is { } state ? Words[$"office.state.{Recruit.Applications.StageStates.Word(state)}"] : null,
            fact.Recommendation is { } recommendation ? Words[$"panel.decision.{recommendation}"] : null,
            fact.Deviation is { } deviation ? $"{(Words.Words.Has($"panel.deviation.{deviation.Reason}") ? Words[$"panel.deviation.{deviation.Reason}"] : deviation.Reason.Text)}: {deviation.Words}" : null,
            fact.Second is { } second ? Words.Say("panel.signed-too", ("who", second.By.Text)) : null,
        ]).OfType<string>());
    }
}
