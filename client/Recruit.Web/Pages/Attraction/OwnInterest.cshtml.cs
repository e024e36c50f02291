using Microsoft.AspNetCore.Mvc;
using Recruit.Evidence;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Web.Layout;
using Attracted = Recruit.UseCases.Attraction;

namespace Recruit.Web.Pages.Attraction;

/// <summary>What is recorded of one's own interest, for whoever has the link that was mailed: read, withdrawn, forgotten. Opening the link changes nothing, because mail systems open links too.</summary>
public sealed class OwnInterestModel(Service service, Speech words) : VacancyPage(service, words)
{
    /// <summary>The name of the interest, as it was mailed.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>What is recorded; nothing if there is nothing by that name.</summary>
    public InterestStands? Stands { get; private set; }

    /// <summary>Whether it was forgotten just now.</summary>
    public bool IsForgotten { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? await ShowAsync();

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        if (NameOf(Name) is not { } interest)
        {
            return Page();
        }

        // One that is not there any more is shown as such; any other refusal is none that a person brought about.
        var reply = await AskAsync(new Attracted.WithdrawInterest(Operation, Id, interest));
        return reply is InterestStands || IsMissing(reply) ? await ShowAsync() : ProblemOf(reply) ?? NotFound();
    }

    public async Task<IActionResult> OnPostForgetAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        if (NameOf(Name) is not { } interest)
        {
            return Page();
        }

        var reply = await AskAsync(new Attracted.ForgetInterest(Operation, Id, interest));
        IsForgotten = reply is InterestForgotten;
        return IsForgotten || IsMissing(reply) ? Page() : ProblemOf(reply) ?? NotFound();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (NameOf(Name) is not { } interest)
        {
            return Page();
        }

        var reply = await AskAsync(new Attracted.ReadInterest(Another, Id, interest));
        Stands = reply as InterestStands;
        return Stands is not null || IsMissing(reply) ? Page() : ProblemOf(reply) ?? NotFound();
    }

    private static bool IsMissing(Recruit.Actors.Reply reply) => reply is Recruit.Actors.Refusal { Code: UseCaseRefusals.NotFound };

    private static Digest? NameOf(string? text) =>
        text is { Length: Digest.Length * 2 } && text.All(char.IsAsciiHexDigitLower) ? new Digest(Convert.FromHexString(text)) : null;
}
