using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>Questions about the own application, with what was answered, or until when it is to be.</summary>
public sealed class QuestionsModel(Service service, Speech words, TimeProvider time) : OwnPage(service, words)
{
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>The newest first.</summary>
    public ImmutableArray<OwnEnquiry> Enquiries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? about)
    {
        Question = about == "correction" ? Words["questions.correction"] : null;
        return await ReadAllAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAllAsync() is { } instead)
        {
            return instead;
        }

        if (string.IsNullOrWhiteSpace(Question) || Question.Length > AskEnquiry.LengthMax)
        {
            ModelState.AddModelError(nameof(Question), Words[string.IsNullOrWhiteSpace(Question) ? "questions.needed" : "text.long"]);
            return Page();
        }

        var reply = await AskAsync(new AskEnquiry(Caller, Operation, CampaignId, Question.Trim()));
        if (reply is not Refusal refusal)
        {
            return ProblemOf(reply) ?? Go($"{Here}/questions");
        }

        if (ProblemOf(refusal) is { } problem)
        {
            return problem;
        }

        Tell(refusal, nameof(Question));
        return Page();
    }

    /// <summary>Whether the answer is late.</summary>
    public bool IsOverdue(OwnEnquiry one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Answer is null && one.Due <= Instant.Of(time.GetUtcNow());
    }

    private async Task<IActionResult?> ReadAllAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var reply = await AskAsync(new ReadOwnEnquiries(Caller, Another, CampaignId));
        if (reply is not OwnEnquiriesShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Enquiries = [.. shown.Enquiries.Reverse()];
        return null;
    }
}
