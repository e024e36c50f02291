using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Closing = Recruit.Campaigns.Closing;

namespace Recruit.Cli.Live;

/// <summary>What a folder that was imported came to.</summary>
/// <param name="Taken">How much there was.</param>
/// <param name="WasThere">Whether all of it had been imported before.</param>
internal sealed record ImportedFolder(FolderImported Taken, bool WasThere);

/// <summary>A closing that people have to look at.</summary>
/// <param name="Closing">Which.</param>
/// <param name="Stages">Ids of all stages of the vacancy.</param>
/// <param name="Shown">What each class of candidate will see.</param>
internal sealed record RehearsedClosing(Closing Closing, ImmutableArray<Id> Stages, RehearsalShown Shown);

/// <summary>A closing that everybody sees.</summary>
/// <param name="Closing">Which.</param>
/// <param name="Stage">The last stage it covers.</param>
internal sealed record ReleasedClosing(Closing Closing, Id Stage);

/// <summary>A closing of which nothing comes.</summary>
/// <param name="Closing">Which.</param>
/// <param name="Stage">The last stage it covered.</param>
internal sealed record AbandonedClosing(Closing Closing, Id Stage);

/// <summary>
/// The steps of a live campaign, each of which may be killed and asked for again: proposals and closings have names that follow from where the
/// campaign stands, so a repeat finds its own.
/// </summary>
internal sealed class CampaignSteps(LiveService service, Officials officials, CancellationToken cancellation)
{
    private static readonly Id CommandLine = new("command-line");
    private static readonly Id Seal = new("seal");
    private static readonly Id Open = new("open");

    /// <summary>Whether there is a campaign of the officer's agency by this id.</summary>
    public async Task<bool> IsThereAsync(Id campaign) =>
        await service.FindAsync<StandingTold>(new ReadStanding(officials.Officer, Fresh(), campaign), UseCaseRefusals.NotFound, cancellation) is not null;

    /// <summary>Drafts, checks, seals, opens and fills a campaign from a folder.</summary>
    /// <exception cref="RefusedException">A step is refused, or the campaign was opened for another content.</exception>
    public async Task<ImportedFolder> ImportAsync(HandedFolder folder)
    {
        var (campaign, reason) = (folder.Vacancy.Id, folder.Reason);
        await AskAsync<CampaignDone>(new DraftFromFiles(officials.Officer, Fresh(), reason, campaign, folder.Handover.Rules));
        if ((await ReadAsync(campaign)).Status < CampaignStatus.Sealed)
        {
            await AskAsync<CampaignDone>(new ProposeSeal(officials.Officer, Fresh(), reason, campaign, Seal));
            await AskAsync<CampaignDone>(new ApproveStep(officials.Approver!, Fresh(), reason, campaign, Seal));
        }

        if ((await ReadAsync(campaign)).Status < CampaignStatus.Open)
        {
            await AskAsync<CampaignDone>(new ProposeStep(officials.Officer, Fresh(), reason, campaign, Open, new OpenCampaign(folder.Content)));
            await AskAsync<CampaignDone>(new ApproveStep(officials.Approver!, Fresh(), reason, campaign, Open));
        }

        // While something is sat here nobody gets the keys, so what is live cannot be compared; the campaign itself knows for which content it was opened.
        var standing = await ReadAsync(campaign);
        var files = await service.FindAsync<FilesGiven>(new ExportFolder(officials.Officer, Fresh(), campaign), CampaignRefusals.SittingNotOver, cancellation);
        var difference = files is null ? "what is in it" : HandedFolder.FirstDifference(folder.Files, files.Files);
        if (difference is null && standing.FolderWhole is not null)
        {
            var (candidates, attempts, events) = (folder.Handover.Candidates, folder.Handover.Attempts, folder.Handover.Events);
            return new ImportedFolder(new FolderImported(candidates.Rows.Length, attempts.Rows.Length, events.Rows.Length), WasThere: true);
        }

        if (standing.Folder is not null && standing.Folder != folder.Content)
        {
            throw new RefusedException($"it was opened for another content of the folder, and {difference} differs; what happened since is an event");
        }

        var request = new ImportFolder(officials.Officer, folder.OperationOf(officials.Officer.Account), reason, campaign, folder.Path);
        return new ImportedFolder(await AskAsync<FolderImported>(request), WasThere: false);
    }

    /// <summary>Closes a stage up to where people have to look at it, or goes on with its closing.</summary>
    /// <exception cref="RefusedException">It cannot be closed now.</exception>
    public async Task<RehearsedClosing> CloseAsync(Id campaign, Id stage)
    {
        var standing = await ReadAsync(campaign);
        var number = standing.Closings.Length + (standing.Current is null ? 1 : 0);
        var name = new Id(string.Create(CultureInfo.InvariantCulture, $"closing-{number}"));
        if (standing.Current is { } current && (current.Id != name || standing.Outline!.Stages[current.Through] != stage))
        {
            throw new RefusedException($"{standing.Outline!.Stages[current.Through]} is being closed; it is released first, or abandoned");
        }

        var closed = await AskAsync<StandingTold>(new CloseStage(officials.Officer, Fresh(), CommandLine, campaign, name, stage));
        var shown = await AskAsync<RehearsalShown>(new Rehearse(officials.Officer, Fresh(), CommandLine, campaign, name));
        return new RehearsedClosing(closed.Current!, standing.Outline!.Stages, shown);
    }

    /// <summary>Releases what was rehearsed.</summary>
    /// <exception cref="RefusedException">Nothing waits for it.</exception>
    public async Task<ReleasedClosing> ReleaseAsync(Id campaign)
    {
        var standing = await ReadAsync(campaign);
        if (standing.Current is not { Rehearsed: not null } waiting)
        {
            throw new RefusedException(
                standing.Current is { } closing ? $"the closing of {standing.Outline!.Stages[closing.Through]} is not rehearsed yet; \"recruit close\" does it"
                : standing.LastReleased is { Released: { } act } last ? $"nothing waits; {standing.Outline!.Stages[last.Through]} was released {act.At} by {act.By}"
                : "nothing waits; no stage is closed yet");
        }

        var proposal = new Id($"release-{waiting.Id}");
        await AskAsync<CampaignDone>(new ProposeRelease(officials.Officer, Fresh(), CommandLine, campaign, proposal, waiting.Id));
        await AskAsync<CampaignDone>(new ApproveStep(officials.Approver!, Fresh(), CommandLine, campaign, proposal));
        return new ReleasedClosing((await ReadAsync(campaign)).LastReleased!, standing.Outline!.Stages[waiting.Through]);
    }

    /// <summary>Abandons the closing under way; nothing comes of it, and its stage can be closed again.</summary>
    /// <exception cref="RefusedException">None is under way.</exception>
    public async Task<AbandonedClosing> AbandonAsync(Id campaign, Id reason)
    {
        var standing = await ReadAsync(campaign);
        if (standing.Current is not { } closing)
        {
            throw new RefusedException(
                standing.Unreleased is { Abandoned: { } act } last ? $"nothing is being closed; the closing of {standing.Outline!.Stages[last.Through]} was abandoned {act.At} by {act.By}"
                : "nothing is being closed");
        }

        var proposal = new Id($"abandon-{closing.Id}");
        await AskAsync<CampaignDone>(new ProposeStep(officials.Officer, Fresh(), reason, campaign, proposal, new AbandonClosing(closing.Id)));
        await AskAsync<CampaignDone>(new ApproveStep(officials.Approver!, Fresh(), reason, campaign, proposal));
        standing = await ReadAsync(campaign);
        return new AbandonedClosing(standing.Closings.First(one => one.Id == closing.Id), standing.Outline!.Stages[closing.Through]);
    }

    /// <summary>The campaign as a folder.</summary>
    public Task<FilesGiven> ExportAsync(Id campaign) => AskAsync<FilesGiven>(new ExportFolder(officials.Officer, Fresh(), campaign));

    /// <summary>The lists that were released last.</summary>
    public Task<FilesGiven> ListsAsync(Id campaign) => AskAsync<FilesGiven>(new ReadLists(officials.Officer, Fresh(), campaign));

    private Task<StandingTold> ReadAsync(Id campaign) => AskAsync<StandingTold>(new ReadStanding(officials.Officer, Fresh(), campaign));

    private Task<TReply> AskAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        cancellation.ThrowIfCancellationRequested();
        return service.AskAsync<TReply>(request, cancellation);
    }

    /// <summary>A name for a wish whose effect is told from where the campaign stands: a refusal of now must not answer the same question later.</summary>
    private static OperationId Fresh() => new(Guid.NewGuid());
}
