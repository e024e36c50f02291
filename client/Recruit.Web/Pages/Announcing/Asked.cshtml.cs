using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Web.Layout;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Pages.Announcing;

/// <summary>Questions of the public that wait for an answer: who has them, until when, and which are overdue; and until when questions are taken.</summary>
public sealed class AskedModel(Service service, TimeProvider time, Speech words) : AnnouncingPage(service, words)
{
    private const int Rows = 50;

    /// <summary>Questions of this page, without their words; nothing before the announcement is open.</summary>
    public QuestionsListed? Listed { get; private set; }

    /// <summary>Whether only overdue ones are shown.</summary>
    public bool Overdue { get; private set; }

    /// <summary>Until when questions are to be taken, as it was typed.</summary>
    [BindProperty]
    public string? Until { get; set; }

    /// <summary>Whether a term is over.</summary>
    public bool IsLate(Instant due) => Instant.Of(time.GetUtcNow()) >= due;

    public async Task<IActionResult> OnGetAsync(string? campaign, int from = 0, bool overdue = false) => await FindAsync(campaign) ?? await ShowAsync(from, overdue);

    public async Task<IActionResult> OnPostExtendAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (TypedMoment.Read(Until) is not { } until || until <= Instant.Of(time.GetUtcNow()))
        {
            ModelState.AddModelError(nameof(Until), Words["announce.wrong-until"]);
            return await ShowAsync(0, false);
        }

        var reply = await AskAsync(new Announced.ExtendQuestions(Caller, Operation, Routine, Campaign, until));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/public-questions");
        }

        Explain(refusal, nameof(Until));
        return await ShowAsync(0, false);
    }

    private async Task<IActionResult> ShowAsync(int from, bool overdue)
    {
        Overdue = overdue;
        await ReadPublishedAsync();
        switch (await AskAsync(new Announced.ListOpenQuestions(Caller, Another, Campaign, Math.Max(0, from), Rows, overdue)))
        {
            case QuestionsListed listed:
                Listed = listed;
                return Page();
            case Refusal { Code: AnnouncementRefusals.NotOpen }:
                return Page();
            case var other:
                return ProblemOf(other) ?? NotFound();
        }
    }
}
