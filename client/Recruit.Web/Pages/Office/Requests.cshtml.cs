using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.OpenFiles;
using Recruit.Web.Layout;
using Recruit.Web.Office;

namespace Recruit.Web.Pages.Office;

/// <summary>Appeals and questions of a campaign that are open: who has them, until when, and which are overdue.</summary>
public sealed class RequestsModel(Service service, Speech words) : OfficePage(service, words)
{
    private const int FilesShown = 100;

    /// <summary>Appeals that are not decided.</summary>
    public ImmutableArray<ToldFile> Appeals { get; private set; } = [];

    /// <summary>Questions without an answer.</summary>
    public ImmutableArray<ToldFile> Enquiries { get; private set; } = [];

    /// <summary>How many are before the next page; nothing after the last.</summary>
    public int? More { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, int from = 0)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new WhoDelays(Caller, Another, [Campaign], RequestsOnly: true, From: Math.Max(0, from), Most: FilesShown));
        if (reply is not OpenFilesTold told)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Appeals = [.. told.Files.Where(FileLinks.IsAppeal)];
        Enquiries = [.. told.Files.Where(one => FileLinks.EnquiryOf(one) is not null)];
        More = told.HasMore ? Math.Max(0, from) + FilesShown : null;
        return Page();
    }
}
