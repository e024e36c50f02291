using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Handover;
using Recruit.Web.Layout;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Office;

/// <summary>What can be taken away of a campaign, and the campaign folder and the released lists as archives.</summary>
public sealed class ExportsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Whether the whole campaign is for who looks: not for who approves.</summary>
    public bool MayTakeFolder => IsOfficer || Who?.Has(Role.Auditor) == true;

    public async Task<IActionResult> OnGetAsync(string? campaign) => await FindAsync(campaign) ?? Page();

    public Task<IActionResult> OnPostFolderAsync(string? campaign) => GiveAsync(campaign, "folder", () => new ExportFolder(Caller, Operation, Campaign));

    public Task<IActionResult> OnPostListsAsync(string? campaign) => GiveAsync(campaign, "lists", () => new ReadLists(Caller, Operation, Campaign));

    private async Task<IActionResult> GiveAsync(string? campaign, string name, Func<UseCase> ask)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(ask());
        if (reply is FilesGiven given)
        {
            return File(await ZipAsync(given), "application/zip", $"{Campaign}-{name}.zip");
        }

        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is Refusal refusal)
        {
            Tell(refusal);
        }

        return Page();
    }

    private static async Task<byte[]> ZipAsync(FilesGiven given)
    {
        var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in given.Files)
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync();
                await entry.WriteAsync(content);
            }
        }

        return archive.ToArray();
    }
}
