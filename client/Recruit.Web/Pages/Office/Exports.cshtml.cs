using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Handover;
using Recruit.Web.Layout;
using Recruit.Web.Office.Tables;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Office;

/// <summary>What can be taken away of a campaign, and the campaign folder and the released lists as archives.</summary>
public sealed class ExportsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Bytes that are compressed at a time.</summary>
    private const int Part = 1 << 16;

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
            await SendAsync(given, $"{Campaign}-{name}.zip");
            return new EmptyResult();
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

    /// <summary>The archive leaves as it is written: every file of it is there before, so that it comes whole or its line breaks.</summary>
    private async Task SendAsync(FilesGiven given, string name)
    {
        var cancellation = HttpContext.RequestAborted;
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        using var held = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(new OnwardStream(held), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation))
        {
            foreach (var (path, content) in given.Files)
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync(cancellation);
                for (var rest = content; !rest.IsEmpty; rest = rest[Math.Min(Part, rest.Length)..])
                {
                    await entry.WriteAsync(rest[..Math.Min(Part, rest.Length)], cancellation);
                    await SendHeldAsync();
                }
            }
        }

        await SendHeldAsync();

        // An archive closes its parts without waiting, which a reply does not take.
        async Task SendHeldAsync()
        {
            held.Position = 0;
            await held.CopyToAsync(Response.Body, cancellation);
            held.SetLength(0);
        }
    }
}
