using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applying;

/// <summary>That the application is in, since when, and by which reference it goes in lists.</summary>
public sealed class ReceiptModel(Service service, Speech words) : ApplyPage(service, words)
{
    /// <summary>The application.</summary>
    public OwnApplicationShown Own { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var reply = await AskAsync(new ReadOwnApplication(Caller, Another, new Id(Campaign)));
        if (reply is not OwnApplicationShown own)
        {
            return Form.AppliedAt is null ? Go(Here) : ProblemOf(reply) ?? NotFound();
        }

        Own = own;
        return Page();
    }
}
