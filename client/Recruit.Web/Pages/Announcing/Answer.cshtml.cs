using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Announcing;
using Recruit.Web.Layout;
using Announced = Recruit.UseCases.Attraction;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;

namespace Recruit.Web.Pages.Announcing;

/// <summary>
/// A question of the public, of whom nobody sees who asked: it is answered for everybody at one instant, or to the one alone whom it concerns, or given to somebody else while
/// its term goes on.
/// </summary>
public sealed class AnswerModel(Service service, TimeProvider time, Speech words) : AnnouncingPage(service, words)
{
    /// <summary>What an answer that is published at once is ahead of the page: it must not be visible before it is written.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    /// <summary>What was asked.</summary>
    public Announced.QuestionRead Asked { get; private set; } = null!;

    /// <summary>Who can have it: the role of those who answer, or one of them.</summary>
    public IReadOnlyList<Id> Holders { get; private set; } = [];

    /// <summary>Whether the answer is late.</summary>
    public bool IsOverdue => Now >= Asked.Due;

    [BindProperty]
    public WordingForm Kk { get; set; } = new();

    [BindProperty]
    public WordingForm Ru { get; set; } = new();

    [BindProperty]
    public WordingForm En { get; set; } = new();

    /// <summary>From when on everybody reads the answer, as it was typed; at once where nothing was.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>The answer to the one alone who asked.</summary>
    [BindProperty]
    public string? Private { get; set; }

    /// <summary>To whom it is given, as it was chosen.</summary>
    [BindProperty]
    public string? Holder { get; set; }

    private Instant Now => Instant.Of(time.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string? campaign, string? question) => await BeginAsync(campaign, question) ?? Page();

    public Task<IActionResult> OnPostPubliclyAsync(string? campaign, string? question) => StepAsync(campaign, question, nameof(From), () =>
    {
        var wording = new Trilingual<PublicWording>(
            Kk.Read(nameof(Kk), NameOf(Language.Kk), Words, ModelState),
            Ru.Read(nameof(Ru), NameOf(Language.Ru), Words, ModelState),
            En.Read(nameof(En), NameOf(Language.En), Words, ModelState));
        Instant? from = string.IsNullOrWhiteSpace(From) ? Now + AtOnce : TypedMoment.Read(From);
        if (from is null)
        {
            ModelState.AddModelError(nameof(From), Words["asked.wrong-from"]);
        }

        return ModelState.IsValid
            ? new Announced.AnswerPublicly(Caller, Operation, Routine, Campaign, new Id($"answer-{Operation.Value:N}"), [Asked.Question], wording, from!.Value)
            : null;
    });

    public Task<IActionResult> OnPostPrivatelyAsync(string? campaign, string? question) => StepAsync(campaign, question, nameof(Private), () =>
    {
        var answer = TypedText.Of(Private);
        if (answer.Length is 0 or > Announced.AskQuestion.LengthMax)
        {
            ModelState.AddModelError(nameof(Private), Words[answer.Length == 0 ? "desk.answer.needed" : "text.long"]);
            return null;
        }

        return new Announced.AnswerPrivately(Caller, Operation, Routine, Campaign, Asked.Question, Asked.Language, answer);
    });

    public Task<IActionResult> OnPostAssignAsync(string? campaign, string? question) => StepAsync(campaign, question, nameof(Holder), () =>
    {
        if (IdOf(Holder) is { } holder && Holders.Contains(holder))
        {
            return new Announced.AssignQuestion(Caller, Operation, Routine, Campaign, Asked.Question, holder);
        }

        ModelState.AddModelError(nameof(Holder), Words["asked.wrong-holder"]);
        return null;
    });

    private async Task<IActionResult> StepAsync(string? campaign, string? question, string field, Func<UseCase?> step)
    {
        if (await BeginAsync(campaign, question) is { } problem)
        {
            return problem;
        }

        if (step() is not { } request)
        {
            return Page();
        }

        var reply = await AskAsync(request);
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/public-questions");
        }

        Explain(refusal, field);
        return Page();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? question)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(question) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new Announced.ReadQuestion(Caller, Another, Routine, Campaign, id));
        if (reply is not Announced.QuestionRead asked)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        var members = await AskAsync(new ReadAgency(Caller, Another, Standing.Agency)) is AgencyTold told
            ? told.Agency.Members.Where(one => one.Value.Roles.Contains(Role.AgencyOfficer)).Select(one => one.Key)
            : [];
        (Asked, Holders) = (asked, [Roles.Holder(Role.AgencyOfficer), .. members]);
        return null;
    }
}
