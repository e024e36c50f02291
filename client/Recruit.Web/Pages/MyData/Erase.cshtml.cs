using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.MyData;

/// <summary>
/// Erasing: what was filled in and never sent goes at once; about what was sent the agency is asked, which has to answer in its term, because the law says how
/// long records of a selection are kept.
/// </summary>
public sealed class EraseModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The own applications.</summary>
    public ImmutableArray<OwnProgressShown> Applications { get; private set; } = [];

    /// <summary>Address of the page, with the language.</summary>
    public string Address => $"{Request.PathBase}/my-data/erase";

    public async Task<IActionResult> OnGetAsync()
    {
        var reply = await AskAsync(new ListOwnApplications(Caller, Another));
        if (reply is not OwnApplicationsShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Applications = shown.Applications;
        return Page();
    }

    public async Task<IActionResult> OnPostClearAsync()
    {
        var reply = await AskAsync(new ClearProfile(Caller, Operation));

        // Who has no record has nothing in it.
        return reply is Refusal { Code: UseCaseRefusals.NotFound } ? Go("/my-data?after=cleared") : ProblemOf(reply) ?? (reply is Refusal ? NotFound() : Go("/my-data?after=cleared"));
    }

    public async Task<IActionResult> OnPostAskAsync(string? campaign)
    {
        if (IdOf(campaign) is not { } one)
        {
            return NotFound();
        }

        var reply = await AskAsync(new AskEnquiry(Caller, Operation, one, Words["data.erase.question"]));
        return ProblemOf(reply) ?? (reply is Refusal ? NotFound() : Go("/my-data?after=erase"));
    }
}
