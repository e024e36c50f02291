using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.Closing;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>How the items of a campaign's tests did, and what would change if one of them were void: both are computed when they are asked for, and kept nowhere.</summary>
public sealed class ItemsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Below it an item is looked at: the usual bound of poor discrimination (Ebel and Frisbie 1991, Essentials of educational measurement). It decides nothing.</summary>
    private const decimal WeakBelow = 0.2m;

    /// <summary>How they did; nothing while that is not told, and then an error says why.</summary>
    public ItemsReported? Report { get; private set; }

    /// <summary>Whether who looks may ask what would change: not who only audits.</summary>
    public bool MayPreview => IsOfficer || IsApprover;

    /// <summary>What would change; nothing where nothing was asked.</summary>
    public VoidPreviewed? Previewed { get; private set; }

    /// <summary>The test of the item that may be void.</summary>
    [FromQuery]
    public string? Test { get; set; }

    /// <summary>The item that may be void.</summary>
    [FromQuery]
    public string? Item { get; set; }

    /// <summary>How it would be treated.</summary>
    [FromQuery]
    public VoidPolicy Policy { get; set; }

    /// <summary>Whether an item hardly tells the able from the less able, so that somebody looks at it.</summary>
    public static bool IsWeak(ReportedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item is { Status: "live" or "pretest", Discrimination: { } told } && decimal.Parse(told, CultureInfo.InvariantCulture) < WeakBelow;
    }

    public async Task<IActionResult> OnGetAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadItemReport(Caller, Another, Campaign));
        if (reply is not ItemsReported report)
        {
            return TellWhyNot(reply);
        }

        Report = report;
        if (Test is null || !MayPreview || !ModelState.IsValid)
        {
            return Page();
        }

        if (IdOf(Test) is not { } test || IdOf(Item?.Trim()) is not { } item || !report.Tests.Any(one => one.Test == test && one.Items.Any(told => told.Item == item)))
        {
            ModelState.AddModelError(nameof(Item), Words["items.no-item"]);
            return Page();
        }

        Item = item.Text;
        reply = await AskAsync(new PreviewVoid(Caller, Another, Campaign, test, item, Policy));
        if (reply is not VoidPreviewed previewed)
        {
            return TellWhyNot(reply);
        }

        Previewed = previewed;
        return Page();
    }

    private IActionResult TellWhyNot(Reply reply)
    {
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        if (refusal.Code == CampaignRefusals.SittingNotOver)
        {
            ModelState.AddModelError("", Words["items.not-over"]);
        }
        else
        {
            Tell(refusal);
        }

        return Page();
    }
}
