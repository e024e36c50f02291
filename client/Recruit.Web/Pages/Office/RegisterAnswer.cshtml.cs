using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Registers;
using Recruit.Web.Applications;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>A question to a state register about an applicant, and what the register said.</summary>
public sealed class RegisterAnswerModel(Service service, TimeProvider time, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>The question.</summary>
    public RegisterAnswerShown Shown { get; private set; } = null!;

    /// <summary>What came of it.</summary>
    public string Outcome => Shown.Ask.Outcome is { } outcome && words.Words.Has($"asks.outcome.{outcome}")
        ? words[$"asks.outcome.{outcome}"]
        : RegisterWords.OutcomeOf(Shown.Ask, Instant.Of(time.GetUtcNow()), words);

    public async Task<IActionResult> OnGetAsync(string? campaign, Guid person, string? ask)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(ask) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadRegisterAnswer(Caller, Another, Routine, Campaign, new PersonKeyId(person), id));
        if (reply is not RegisterAnswerShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        return Page();
    }
}
