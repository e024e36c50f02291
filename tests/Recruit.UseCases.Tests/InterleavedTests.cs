using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Reference;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using OwnApplicationShown = Recruit.UseCases.Candidates.OwnApplicationShown;
using ReadOwnApplication = Recruit.UseCases.Candidates.ReadOwnApplication;

namespace Recruit.UseCases.Tests;

/// <summary>
/// Live = assess where life goes on between the closings: what candidates do and what two people change comes in the middle of them, stages are revised, and
/// closings are abandoned. However it went, what everybody is told by each release, and the lists in the end, are those of the exported folder.
/// </summary>
public class InterleavedTests
{
    [Fact]
    public async Task Events_between_and_during_closings_come_to_the_same_lists_live_and_from_files()
    {
        var (whole, revised, due, abandoned, late) = (0, 0, 0, 0, 0);
        for (var seed = 1; seed <= 9 * LiveIsAssessTests.Factor; seed++)
        {
            var folder = Directory.CreateTempSubdirectory("recruit-interleaved-").FullName;
            RandomCampaign.Write(folder, seed);
            using var copy = new FolderCopy(folder, ((int[])[1, 4, 16])[seed % 3]);
            Directory.Delete(folder, recursive: true);
            await using var life = await Life.BeginAsync(copy, seed);
            if (life.IsHeardHere)
            {
                continue;
            }

            await life.LiveAsync();
            var lists = await life.ListsAsync();
            foreach (var (file, content) in await life.AssessedAsync())
            {
                lists.Files[file].Span.SequenceEqual(content.Span).ShouldBeTrue($"{seed}: {file}");
            }

            (whole, revised, due, abandoned, late) = (whole + 1, revised + life.Revised, due + life.Due, abandoned + life.Abandoned, late + life.TooLate);
        }

        // What the test is about did happen.
        whole.ShouldBeGreaterThan(3);
        revised.ShouldBePositive();
        due.ShouldBePositive();
        abandoned.ShouldBePositive();
        late.ShouldBePositive();
    }

    private sealed class Life(LiveService live, FolderCopy copy, int seed) : IAsyncDisposable
    {
        private readonly Random random = new(seed);
        private readonly Vacancy vacancy = CampaignFolder.Read(copy.Folder).Campaign!.Rules.Vacancy;
        private Dictionary<string, Privacy.PersonKeyId> keyOf = [];
        private ImmutableArray<ImmutableArray<string>> rows = [];
        private Id campaign;
        private int next;
        private int closings;

        public bool IsHeardHere { get; private set; }

        public int Revised { get; private set; }

        public int Due { get; private set; }

        public int Abandoned { get; private set; }

        public int TooLate { get; private set; }

        public static async Task<Life> BeginAsync(FolderCopy copy, int seed)
        {
            var life = new Life(new LiveService(), copy, seed);
            await life.ImportAsync();
            return life;
        }

        /// <summary>All stages, one after the other, then revisions until every event is counted.</summary>
        public async Task LiveAsync()
        {
            foreach (var stage in vacancy.Stages)
            {
                await SomeAsync(random.Next(4));
                while (!await CloseAsync(stage.Id))
                {
                    await ReviseAsync();
                }

                await SomeAsync(random.Next(4));
                if (random.Next(3) == 0)
                {
                    await ReviseAsync();
                }
            }

            do
            {
                await SomeAsync(random.Next(1, 6));
                await ReviseAsync();
            }
            while (next < rows.Length || (await HeadAsync()).LastReleased!.EventsThrough != await LastEventAsync());
        }

        public Task<FilesGiven> ListsAsync() => live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));

        public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> AssessedAsync()
        {
            var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
            return ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!));
        }

        public ValueTask DisposeAsync() => live.DisposeAsync();

        private async Task ImportAsync()
        {
            var handover = CampaignHandover.Read(copy.Folder, vacancy);
            rows = [.. handover.Events.Rows];
            IsHeardHere = vacancy.Panels.Any(panel => handover.Ratings.Rows.All(row => row[1] != panel.Id.Text));
            File.Delete(Path.Combine(copy.Folder, "events.csv"));
            campaign = await live.ImportAsync(copy.Folder);
            var definitions = new Definitions(live.Parts);
            keyOf = handover.Candidates.Rows.ToDictionary(row => row[0], row => definitions.KeyOf(campaign, row[0]));
        }

        private Task<CampaignHead> HeadAsync() => live.HeadAsync(campaign);

        private async Task<int> LastEventAsync() => (await live.EventsAsync(campaign)).LastOrDefault()?.Sequence ?? 0;

        private async Task ReviseAsync()
        {
            if ((await HeadAsync()).LastReleased is { } last && last.EventsThrough != await LastEventAsync())
            {
                (await CloseAsync(vacancy.Stages[last.Through].Id)).ShouldBeTrue();
                Revised++;
            }
        }

        /// <summary>Closes and releases; nothing happened if what is released is to be revised first.</summary>
        private async Task<bool> CloseAsync(Id stage)
        {
            var closing = new Id($"c{++closings}");
            var reply = await live.Service.AskAsync(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, closing, stage));
            if (reply is Refusal refusal)
            {
                refusal.Code.ShouldBe(UseCaseRefusals.RevisionDue, $"{seed}: {stage} {string.Join(' ', refusal.Facts)}");
                Due++;
                return false;
            }

            await SomeAsync(random.Next(2));
            await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, closing));
            if (random.Next(5) == 0)
            {
                Abandoned++;
                var off = new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id($"off-{closing}"), new AbandonClosing(closing));
                await live.DoAsync<CampaignDone>(off);
                await live.ApproveAsync(campaign, off.Proposal.Text);
                return await CloseAsync(stage);
            }

            await live.ReleaseAsync(campaign, closing.Text);
            await AgreesAsync(stage);
            return true;
        }

        /// <summary>What every candidate is told by this release is what the exported folder comes to, with the events that the release covers.</summary>
        private async Task AgreesAsync(Id stage)
        {
            var through = (await HeadAsync()).LastReleased!.EventsThrough;
            var exported = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).Files;
            if (exported.TryGetValue("events.csv", out var events))
            {
                // Notes have line breaks between quotes.
                var counted = Regex.Split(Encoding.UTF8.GetString(events.Span), "\n(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)").Where(row => row.Length > 0)
                    .Where((row, line) => line == 0 || int.Parse(row.Split(',')[0], CultureInfo.InvariantCulture) <= through);
                exported = exported.SetItem("events.csv", Encoding.UTF8.GetBytes(string.Join('\n', counted.Append(""))));
            }

            var outcome = Assessment.Run(CampaignFolder.Read(exported).Campaign!);
            var told = new ToldStages(outcome, vacancy.Stages.Select(one => one.Id).ToList().IndexOf(stage));
            for (var candidate = 0; candidate < outcome.Facts.Roll.Count; candidate++)
            {
                var id = Encoding.UTF8.GetString(outcome.Facts.Roll.IdOf(candidate));
                var own = await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(live.Imported(campaign, id, $"own-{candidate}"), live.Next(), campaign));
                own.Released.ShouldBe(told.To(candidate), $"{seed}: {stage}, {id}");
            }
        }

        /// <summary>The next rows of events.csv happen, as far as they are possible now.</summary>
        private async Task SomeAsync(int howMany)
        {
            for (; howMany > 0 && next < rows.Length; howMany--)
            {
                var cells = rows[next++];
                var definitions = new Definitions(live.Parts);
                var row = EventCells.Read(cells, keyOf, (key, text) => definitions.Note(campaign, key, $"row {next}", text)!, keyOf.Values.First()).Row;
                if (RegisteredEvent.IsPersonal(row.Type))
                {
                    var own = await live.Actors.AskAsync(CampaignKey.Of(campaign), new RecordOwnEvent(new Mandate(new Id("own"), new Id("own")), row));
                    TooLate += own.Reply is Refusal { Code: CampaignRefusals.StageClosed } ? 1 : 0;
                    continue;
                }

                var propose = new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id($"p{next}"), new RecordEvents([row]));
                if (await live.Service.AskAsync(propose) is not Refusal)
                {
                    await live.Service.AskAsync(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, propose.Proposal));
                }
            }
        }
    }
}
