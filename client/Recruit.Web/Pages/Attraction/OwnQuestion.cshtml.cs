using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.UseCases.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Attraction;

/// <summary>What became of one's own question, for whoever has its number and the address from which it was asked.</summary>
public sealed class OwnQuestionModel(Service service, Speech words, TimeProvider time) : VacancyPage(service, words)
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The question; nothing before the form was sent.</summary>
    public OwnQuestionRead? Read { get; private set; }

    /// <summary>Whether the answer should have come.</summary>
    public bool IsLate => Read is { } read && read.Due <= Instant.Of(time.GetUtcNow());

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        if (Address is null || !AddressForm.IsAddress(Address.Trim()))
        {
            ModelState.AddModelError(nameof(Address), Words["answers.wrong-address"]);
            return Page();
        }

        var reply = IdOf(Number?.Trim()) is { } question
            ? await AskAsync(new ReadOwnQuestion(Another, Id, question, Address.Trim()))
            : Refusal.Because(UseCaseRefusals.NotFound);
        Read = reply as OwnQuestionRead;
        if (reply is Refusal { Code: UseCaseRefusals.NotFound })
        {
            ModelState.AddModelError(nameof(Number), Words["answers.own.missing"]);
        }
        else if (Read is null)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        return Page();
    }
}
