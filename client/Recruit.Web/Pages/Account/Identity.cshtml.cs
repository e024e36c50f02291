using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Account;

/// <summary>Which person the account is, for who gets a role of staff and applies for nothing: nobody is proposed for one before.</summary>
public sealed class IdentityModel(Service service, Speech words) : ServicePage(service, words)
{
    [BindProperty]
    public string? Number { get; set; }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var number = PersonalNumbers.Of(Number);
        var reply = PersonalNumbers.IsRight(number) ? await AskAsync(new ProveIdentity(Caller, Operation, number)) : Refusal.Because(UseCaseRefusals.Invalid);
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go("/account");
        }

        if (refusal.Code is UseCaseRefusals.Invalid or AccountRefusals.PersonHasAccount)
        {
            ModelState.AddModelError(nameof(Number), Words[refusal.Code == UseCaseRefusals.Invalid ? "apply.identity.wrong" : "apply.identity.taken"]);
        }
        else
        {
            Tell(refusal, nameof(Number));
        }

        return Page();
    }

    /// <summary>Who said it already says nothing more.</summary>
    private async Task<IActionResult?> ReadAsync()
    {
        var own = await AskAsync(new ReadOwnAccount(Caller, Another));
        return own is OwnAccountShown shown ? (shown.HasPerson ? Go("/account") : null) : ProblemOf(own) ?? NotFound();
    }
}
