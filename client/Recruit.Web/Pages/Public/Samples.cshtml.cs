using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Public;

/// <summary>The sample tests that everybody may try, of all agencies or of one.</summary>
public sealed class SamplesModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Samples by bank.</summary>
    public SamplesListed Listed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? agency)
    {
        var reply = await AskAsync(new ListSamples(Another, IdOf(agency)));
        if (reply is not SamplesListed listed)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Listed = listed;
        return Page();
    }
}
