using System.Text;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>Until two people release them, results are seen only by those who close, rehearse, look at cuts, suppose other rules and export.</summary>
public class EmbargoTests
{
    private static readonly string[] MeantForIt = [nameof(CloseStage), nameof(Rehearse), nameof(PreviewCuts), nameof(PreviewSupposition), nameof(ExportFolder)];
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task Nobody_reads_what_a_closing_under_way_decided()
    {
        using var small = new SmallCampaign(1, ("A", 770009), ("B", 770005));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        var shown = await AskEverythingAsync(live, campaign, small, "c1");
        shown.ShouldNotContain("770009");
        shown.ShouldNotContain("770005");
        shown.ShouldNotContain("\"Tally\":{");
    }

    [Fact]
    public async Task Nobody_reads_what_a_revision_under_way_decided_and_what_was_released_stays_readable()
    {
        using var small = new SmallCampaign(1, ("A", 770009), ("B", 770005));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var change = new EventRow("set-mark", live.Imported(campaign, "B", "b").Person, null, Essay, new Id("law"), "880008", new Person("marker-1"));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("change"), new RecordEvents([change])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("change")));
        await live.CloseAsync(campaign, Essay, "c2");
        var shown = await AskEverythingAsync(live, campaign, small, "c2");
        shown.ShouldContain("770009");
        shown.ShouldContain("770005");
        shown.ShouldNotContain("880008");
        await live.ReleaseAsync(campaign, "c2");
        (await AskEverythingAsync(live, campaign, small, "c2")).ShouldContain("880008");
    }

    [Fact]
    public async Task Nobody_ever_reads_what_an_abandoned_closing_decided()
    {
        using var small = new SmallCampaign(1, ("A", 770009), ("B", 770005));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.DoAsync<CampaignDone>(
            new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("abandon"), new AbandonClosing(new Id("c1"))));
        await live.ApproveAsync(campaign, "abandon");
        var shown = await AskEverythingAsync(live, campaign, small, "c1");
        shown.ShouldNotContain("770009");
        shown.ShouldNotContain("770005");
        shown.ShouldNotContain("\"Tally\":{");
    }

    /// <summary>Every use case that is not meant for it, in every role and as each candidate: all that it answers, as one text.</summary>
    private static async Task<string> AskEverythingAsync(LiveService live, Id campaign, SmallCampaign small, string closing)
    {
        var everything = new EveryUseCase(campaign, small.Folder, new Id("e"), new Id("a"), new Id(closing), Essay);
        var shown = new StringBuilder();
        foreach (var (name, request) in everything.Requests.Where(one => !MeantForIt.Contains(one.Key) && !Changes(one.Key)))
        {
            // What is open to everybody answers nobody in particular.
            var isPublic = RoleMatrix.Current.OpenToEverybody.Contains(name);
            foreach (var role in isPublic ? [Role.Candidate] : Enum.GetValues<Role>())
            {
                foreach (var candidate in isPublic ? (string[])["A"] : ["A", "B"])
                {
                    var by = new Caller(new Id("somebody"), [role], LiveService.Agency, live.Imported(campaign, candidate, "x").Person);
                    shown.Append(name).Append(' ').AppendLine(Text(await live.Service.AskAsync(request(by, live.Next()))));
                }
            }
        }

        return shown.ToString();
    }

    /// <summary>What would change the offers that the next question is about; it answers with numbers of events alone.</summary>
    private static bool Changes(string name) =>
        name is nameof(Withdraw) or nameof(AcceptOffer) or nameof(DeclineOffer) or nameof(Recruit.UseCases.Closing.ProposeRelease);

    private static string Text(Reply reply) => reply is FilesGiven given
        ? string.Join('\n', given.Files.Select(file => $"{file.Key}\n{Encoding.UTF8.GetString(file.Value.Span)}"))
        : JsonSerializer.Serialize(reply, reply.GetType());
}
