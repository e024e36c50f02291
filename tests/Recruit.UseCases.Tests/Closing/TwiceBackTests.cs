using Recruit.Stages.FinalSelection;
using Recruit.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Whoever left twice and was let back twice was out of a stage for either: nobody says by a second withdrawal that they did not come to what was before it.</summary>
public sealed class TwiceBackTests : IDisposable
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Id[] Stages = [new("documents"), new("entry-test"), new("qualities")];

    private readonly FolderCopy copy = new(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);

    public TwiceBackTests()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), Plan);
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K13,", StringComparison.Ordinal)).ToList());
        }
    }

    public void Dispose() => copy.Dispose();

    /// <summary>K13 leaves before the test, is let back after its last start, leaves a later stage, and is let back again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twice_reinstated(bool twice)
    {
        await using var live = new LiveService(SittingDay.AddDays(-2));
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        var person = live.Imported(campaign, "K13", "person-K13");
        await UnheardTests.RecordAsync(live, campaign, "in", new EventRow("readmit", person.Person, Stages[0]));
        await live.CloseAsync(campaign, Stages[0], "in");
        await live.ReleaseAsync(campaign, "in");
        await live.DoAsync<EventsTaken>(new Withdraw(person, live.Next(), campaign, Stages[1]));
        live.Time.Move(TimeSpan.FromDays(4));
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("reinstate", person.Person));
        if (twice)
        {
            await live.DoAsync<EventsTaken>(new Withdraw(person, live.Next(), campaign, Stages[2]));
            await UnheardTests.RecordAsync(live, campaign, "back-again", new EventRow("reinstate", person.Person));
        }

        await live.CloseAsync(campaign, Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await live.RefusedAsync(Close(live, campaign, "c1", Stages[1]), UseCaseRefusals.Unsat);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twice_reinstated_before_a_panel(bool twice)
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var five = live.Imported(campaign, "C5", "person-C5");
        var number = await FinalCampaign.NumberAsync(live, campaign, "C5");
        await live.DoAsync<EventsTaken>(new Withdraw(five, live.Next(), campaign, FinalCampaign.Stages[1]));
        var wish = new VoidHearing(LiveService.Officer, live.Next(), LiveService.Routine, campaign, FinalCampaign.Board, number);
        await live.DoAsync<VoidingAsked>(wish);
        await live.DoAsync<VoidingAsked>(wish with { By = LiveService.Approver, Operation = live.Next() });
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("reinstate", five.Person));
        if (twice)
        {
            await live.DoAsync<EventsTaken>(new Withdraw(five, live.Next(), campaign, FinalCampaign.Stages[2]));
            await UnheardTests.RecordAsync(live, campaign, "back-again", new EventRow("reinstate", five.Person));
        }

        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "back");
        await live.ReleaseAsync(campaign, "back");
        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        live.Time.Move(TimeSpan.FromDays(30));
        await live.RefusedAsync(UnheardTests.Close(live, campaign), UseCaseRefusals.Unheard);
    }

    private static CloseStage Close(LiveService live, Id campaign, string closing, Id stage) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(closing), stage);
}
