using System.Net;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Orleans.Tests;

/// <summary>The pages over real HTTP on a cluster.</summary>
public sealed class ClusterPagesTests
{
    private const string Password = "тау басында қар жатыр";

    [Fact]
    public async Task Somebody_signs_in_and_finds_a_vacancy_that_was_announced()
    {
        await using var pages = await ClusterPages.StartAsync();
        using var anna = await SignInAsync(pages);
        (await anna.GetAsync("/en/account")).Text.ShouldContain("anna@example.kz");

        var engine = pages.Server.Engine;
        await new DemoAnnouncements(new DemoDesk(engine.Service), engine.Parts.Time).OpenAsync();
        (await UntilAnsweredAsync(() => anna.GetAsync("/en/vacancies"), page => page.Status)).Text.ShouldContain("Specialist of the legal department");
    }

    [Fact]
    public async Task Answers_that_were_received_are_there_after_the_silo_died_that_had_them()
    {
        await using var pages = await ClusterPages.StartAsync();
        var somebody = pages.Somebody();
        using var browser = pages.Visit(somebody);
        var device = new Device(browser);
        await device.EnterAsync();
        (await device.SaveAsync(0, 1, "a")).Status.ShouldBe(HttpStatusCode.OK);
        (await device.SaveAsync(0, 2, "b", salt: 2)).Status.ShouldBe(HttpStatusCode.OK);

        await KillHolderAsync(pages);
        var third = await UntilAnsweredAsync(() => device.SaveAsync(1, 3, "c", salt: 3), told => told.Status);
        (third.Status, third["highest"]).ShouldBe((HttpStatusCode.OK, "3"));
        await pages.ReachAsync(somebody);
        (await pages.StoredAsync(somebody)).Values.Order().ShouldBe(["b", "c"]);

        await KillHolderAsync(pages);
        var receipt = await UntilAnsweredAsync(() => device.HandInAsync(3), told => told.Status);
        (receipt["answered"], receipt["status"]).ShouldBe(("2", "completed"));
        await pages.ReachAsync(somebody);
        (await pages.StoredAsync(somebody)).Values.Order().ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_told_in_words_and_nothing_is_lost_when_it_is_back()
    {
        await using var pages = await ClusterPages.StartAsync();
        var somebody = pages.Somebody();
        using var browser = pages.Visit(somebody);
        var device = new Device(browser);
        await device.EnterAsync();
        (await device.SaveAsync(0, 1, "a")).Status.ShouldBe(HttpStatusCode.OK);
        using var anna = await SignInAsync(pages);

        foreach (var silo in pages.Silos.Cluster.Silos.ToList())
        {
            await pages.Silos.Cluster.StopSiloAsync(silo);
        }

        var told = await device.SaveAsync(1, 2, "c", salt: 2);
        (told.Status, told.Code, told.Type).ShouldBe((HttpStatusCode.ServiceUnavailable, "outcome-unknown", "application/problem+json"));
        var account = await anna.GetAsync("/en/account");
        (account.Path, account.Status, account.Heading).ShouldBe(("/en/account", HttpStatusCode.ServiceUnavailable, "Please try again in a moment"));
        (await anna.GetAsync("/en/help")).Status.ShouldBe(HttpStatusCode.OK);

        await pages.Silos.Cluster.StartAdditionalSiloAsync();
        (await UntilAnsweredAsync(() => device.SaveAsync(1, 2, "c", salt: 2), again => again.Status)).Status.ShouldBe(HttpStatusCode.OK);
        (await UntilAnsweredAsync(() => anna.GetAsync("/en/account"), page => page.Status)).Text.ShouldContain("anna@example.kz");
        await pages.ReachAsync(somebody);
        (await pages.StoredAsync(somebody)).Values.Order().ShouldBe(["a", "c"]);
    }

    private static async Task<Visitor> SignInAsync(ClusterPages pages)
    {
        var anna = new Visitor(pages.Address);
        await anna.SubmitAsync(await anna.GetAsync("/en/register"), new() { ["Name"] = "anna@example.kz", ["Password"] = Password });
        (await anna.SubmitAsync(await anna.GetAsync("/en/sign-in"), new() { ["Name"] = "anna@example.kz", ["Password"] = Password })).Heading.ShouldBe("My account");
        return anna;
    }

    /// <summary>Kills the silo in which the attempts are.</summary>
    private static Task KillHolderAsync(ClusterPages pages) => pages.Silos.KillHolderAsync(new ShardId(new Id(SittingService.Campaign), 0).Key);

    /// <summary>As a browser does that is told to come again.</summary>
    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask, Func<T, HttpStatusCode> statusOf)
    {
        while (true)
        {
            var told = await ask();
            if (statusOf(told) != HttpStatusCode.ServiceUnavailable)
            {
                return told;
            }
        }
    }
}
