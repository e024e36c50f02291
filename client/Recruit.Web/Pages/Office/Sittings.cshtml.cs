using Microsoft.AspNetCore.Mvc;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>Tests and exercises of a campaign that are sat here, and when.</summary>
public sealed class SittingsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Each with its window, as it was extended.</summary>
    public IEnumerable<(Id Sitting, AttemptWindow Window)> Sittings => Windows.OrderBy(one => one.Value.Opens).ThenBy(one => one.Key).Select(one => (one.Key, one.Value));

    public async Task<IActionResult> OnGetAsync(string? campaign) => await FindAsync(campaign) ?? Page();
}
