using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>What devices of attempts show that people should look at. Nothing follows from it by itself, and no score is beside it.</summary>
public sealed class FlagsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Flags of this page; nothing before the rules are sealed.</summary>
    public SittingFlagsRead? Told { get; private set; }

    /// <summary>How many are before the next page; nothing after the last.</summary>
    public int? More { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, int from = 0)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var first = Math.Max(0, from);
        switch (await AskAsync(new ReadSittingFlags(Caller, Another, Campaign, first)))
        {
            case SittingFlagsRead read:
                (Told, More) = (read, first + read.Flags.Length < read.Total && !read.Flags.IsEmpty ? first + read.Flags.Length : null);
                return Page();
            case Refusal { Code: CampaignRefusals.NotSealed }:
                return Page();
            case var other:
                return ProblemOf(other) ?? NotFound();
        }
    }
}
