using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Tests;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>A silo is killed in the middle of a closing, the one that the campaign is on: whoever asks again comes to the same lists.</summary>
public sealed class KilledSiloClosingTests
{
    private static readonly Id Closing = new("last");

    /// <summary>Calls after which the silo dies: while shards freeze, at the tally, while they decide, in the rehearsal and around the release.</summary>
    public static TheoryData<int> Calls() => LiveIsAssessTests.Factor > 1 ? [.. Enumerable.Range(0, 24).Select(one => 2 + (7 * one))] : [9, 40, 75];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_closing_whose_silo_is_killed_ends_with_the_same_lists(int calls)
    {
        LiveHost.SilosOfTest.Value = 3;
        using var folder = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "five-stages", "campaign"), shards: 2);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(folder.Folder);
        var stages = CampaignFolder.Read(folder.Folder).Campaign!.Rules.Vacancy.Stages;
        for (var stage = 0; stage < stages.Length - 1; stage++)
        {
            await live.CloseAsync(campaign, stages[stage].Id, $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        var killing = new Killing(live.Actors, calls, () => live.Host.Silos.KillHolderAsync(CampaignKey.Of(campaign)));
        live.Wrap(_ => killing);
        await UntilAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Closing, stages[^1].Id));
        await UntilAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Closing));
        await UntilAsync<CampaignDone>(new ProposeRelease(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("release"), Closing));
        await UntilAsync<CampaignDone>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("release")));
        var lists = await UntilAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        killing.IsOver.ShouldBeTrue("the closing and its release take more calls");
        foreach (var (file, content) in LiveIsAssessTests.Assess(folder.Folder))
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }

        async Task<TReply> UntilAsync<TReply>(UseCase request)
            where TReply : Reply
        {
            Reply reply = new OutcomeUnknown();
            await Patience.UntilAsync(async () => (reply = await live.Service.AskAsync(request)) is not (Busy or OutcomeUnknown), "nobody answers after a silo died");
            return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
        }
    }

    /// <summary>Kills while a call is under way.</summary>
    private sealed class Killing(IActors actors, int calls, Func<Task> kill) : IActors
    {
        private int asked;

        public bool IsOver => asked >= calls;

        public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
        {
            var answer = actors.AskAsync(actor, command, operation);
            if (Interlocked.Increment(ref asked) == calls)
            {
                await kill();
            }

            return await answer;
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
    }
}
