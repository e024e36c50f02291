using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applying;

/// <summary>The consent without which nobody applies. It is to the very words of the page: their hash is kept.</summary>
public sealed class ConsentModel(Service service, Speech words) : ApplyPage(service, words)
{
    [BindProperty]
    public bool Agreed { get; set; }

    public async Task<IActionResult> OnGetAsync() => await ReadOpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadOpenAsync() is { } instead)
        {
            return instead;
        }

        if (!Agreed)
        {
            ModelState.AddModelError(nameof(Agreed), Words["apply.consent.needed"]);
            return Page();
        }

        var reply = await AskAsync(new AgreeToApply(Caller, Operation, ConsentIn(Words.Language)));
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (reply is not Refusal refusal)
        {
            return Go(Here);
        }

        Tell(refusal);
        return Page();
    }
}
