using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>An exercise of people who applied elsewhere, sat here: a form that comes too late says of nobody that they did not come.</summary>
public sealed class LateExerciseTests
{
    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>People applied elsewhere, the exercise is sat here; one officer deals its forms a minute before the last start.</summary>
    [Fact]
    public async Task Imported_people_are_dealt_an_exercise_a_minute_before_its_last_start()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        File.WriteAllText(Path.Combine(small.Folder, "marks.csv"), "candidate,exercise,marker,criterion,mark\n");
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(small.Folder);
        live.Time.Show(new DateTimeOffset(2026, 3, 2, 17, 59, 0, TimeSpan.Zero));
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));

        live.Time.Show(SittingDay.AddDays(3));
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.Unsat, ("waiting", "2"), ("sitting", "essay"), ("way-out", "record-events"));
    }

    /// <summary>Whoever has marks from elsewhere is asked for no attempt here.</summary>
    [Fact]
    public async Task Nobody_waits_for_whoever_has_marks_from_elsewhere()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(small.Folder);
        live.Time.Show(new DateTimeOffset(2026, 3, 2, 17, 59, 0, TimeSpan.Zero));
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));

        live.Time.Show(SittingDay.AddDays(3));
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    private static CloseStage Close(LiveService live, Id campaign) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0"), new Id("essay"));
}
