using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Numbers;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// The campaign as files that anybody authorised can assess again: <see cref="FilesGiven"/>. What is not released yet is in it, so it is for
/// those who may see that; and the keys of tests are in it, so nobody gets it before the last sitting here is over (sitting-not-over), and
/// every live test elsewhere with an item of them (still-secret). Of a test from an item bank it is recorded there that somebody saw its keys.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ExportFolder(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IReadsEverybody
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application"), new Id("answers"), new Id("campaign-events")];
}

/// <summary>The lists that were released last, as <c>recruit assess</c> writes them: <see cref="FilesGiven"/>, or not-released.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadLists(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IReadsEverybody
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application"), new Id("places")];
}

/// <summary>Files by their paths.</summary>
public sealed record FilesGiven(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files) : Reply;

internal sealed class ExportFolderHandler(ServiceParts parts) : IRequestHandler<ExportFolder, Reply>
{
    /// <summary>Why somebody saw keys, in the record of an item bank.</summary>
    private static readonly Id Export = new("export");

    public async Task<Reply> Handle(ExportFolder request, CancellationToken cancellationToken)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new AskExport()).ConfigureAwait(false)).Reply is Refusal notYet)
        {
            return notYet;
        }

        if (await new BankFiles(parts).WhySecretAsync(request.Campaign, new Mandate(request.By.Account, Export)).ConfigureAwait(false) is { } secret)
        {
            return secret;
        }

        var (facts, refusal) = await new LiveFacts(parts).ReadAsync(request.Campaign).ConfigureAwait(false);
        return facts is null ? refusal! : new FilesGiven(facts.Handover.ToFiles());
    }
}

internal sealed class ReadListsHandler(ServiceParts parts) : IRequestHandler<ReadLists, Reply>
{
    public async Task<Reply> Handle(ReadLists request, CancellationToken cancellationToken)
    {
        LiveCampaignFacts? facts;
        Recruit.Campaigns.Closing released;
        do
        {
            var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
            if (answer.Reply is not CampaignRead { Head: { LastReleased: { } last } head })
            {
                return answer.Reply as Refusal ?? Refusal.Because(UseCaseRefusals.NotReleased);
            }

            // No shard shows a release before the campaign does, and none is left behind it here: if it is still the last one afterwards, all showed it.
            await Releasing.ReachLastAsync(parts.Actors, request.Campaign, head).ConfigureAwait(false);
            (facts, var refusal) = await new LiveFacts(parts).ReadAsync(request.Campaign).ConfigureAwait(false);
            if (facts is null)
            {
                return refusal!;
            }

            released = last;
        }
        while (await LastReleasedAsync(request.Campaign).ConfigureAwait(false) != released.Id);

        var lists = Definitions.Unpack(await new Definitions(parts).ReadAsync(request.Campaign, [.. released.Tally!.Lists]).ConfigureAwait(false));
        return new FilesGiven(lists.Add("stages.csv", StagesOf(facts, released.Through)));
    }

    private async ValueTask<Id?> LastReleasedAsync(Id campaign) =>
        (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead read ? read.Head.LastReleased?.Id : null;

    /// <summary>Every application in every released stage, from what the shards recorded: by stage, then candidate.</summary>
    private static byte[] StagesOf(LiveCampaignFacts facts, int through)
    {
        var applicants = facts.Applicants.Where(one => one.Row is not null).OrderBy(one => one.Candidate!, Utf8Order.Instance).ToList();
        var stages = facts.Rules.Rules.Vacancy.Stages;
        return Files.Results.StageList.Write(
            from stage in Enumerable.Range(0, through + 1)
            from applicant in applicants
            where stage < applicant.Released.Length
            let one = applicant.Released[stage]
            select (ImmutableArray<string>)[applicant.Candidate!, stages[stage].Id.Text, one.State, one.Decision, one.Reasons, one.Score, one.Rank]);
    }
}
