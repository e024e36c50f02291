using System.Diagnostics;
using System.Globalization;
using System.Net;
using Recruit.Engine.Keys;
using Recruit.Orleans.Hosting;
using Recruit.Web.Tests;

namespace Recruit.Orleans.Tests;

/// <summary>The pages as a process of their own, as an operator runs them, and a silo as another one.</summary>
public sealed class PagesProcessTests : IDisposable
{
    private const string Cluster = "recruit-dev";
    private const string Said = "Recruit is at ";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-pages-").FullName;
    private readonly int gateway = Programs.FreePort();

    private (string, string)[] Environment =>
        [("RECRUIT_SILO_Store", Stores.Memory), ("RECRUIT_SILO_GatewayPort", gateway.ToString(CultureInfo.InvariantCulture)), ("RECRUIT_SILO_Service", Cluster)];

    [Fact]
    public async Task Pages_start_when_a_silo_answers_and_say_why_not_otherwise()
    {
        var keys = Keys("keys");
        var without = await Programs.EndAsync(Pages(keys));
        (without.Code, without.Results).ShouldBe((1, ""));
        without.Notes.ShouldContain($"recruit: the cluster: no silo of {Cluster} answers (store memory, gateway port {gateway})");

        using var silo = await StartSiloAsync(keys);
        var foreign = await Programs.EndAsync(Pages(Keys("others")));
        (foreign.Code, foreign.Results).ShouldBe((1, ""));
        foreign.Notes.ShouldContain("have another key folder");
        var missing = await Programs.EndAsync(Pages(Path.Combine(root, "nowhere")));
        (missing.Code, missing.Results).ShouldBe((2, ""));
        Directory.Exists(Path.Combine(root, "nowhere")).ShouldBeFalse("keys of a cluster are made nowhere but where its silos have them");

        var pages = Pages(keys);
        using var visitor = new Visitor(await AddressOfAsync(pages));
        (await visitor.GetAsync("/en/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        Terminate(pages);
        (await Programs.EndAsync(pages)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Pages_whose_silo_is_killed_stay_and_go_on_with_the_next_one()
    {
        var keys = Keys("keys");
        var silo = await StartSiloAsync(keys);
        var pages = Pages(keys);
        try
        {
            using var anna = new Visitor(await AddressOfAsync(pages));
            await RegisterAsync(anna, "/en/sign-in?after=registered");
            silo.Kill();
            await silo.EndAsync();
            var told = await SignInAsync(anna);
            told.Errors.ShouldBe(["Please try again in a moment"]);

            // The store is in the silo's memory, so that nobody is known to the next one: that is an answer of its own.
            silo.Dispose();
            silo = await StartSiloAsync(keys);
            for (told = await SignInAsync(anna); told.Errors.Contains("Please try again in a moment");)
            {
                told = await SignInAsync(anna);
            }

            told.Errors.ShouldBe(["Mail address and password do not fit together"]);
            await RegisterAsync(anna, "/en/sign-in?after=registered");
            (await SignInAsync(anna)).Heading.ShouldBe("My account");
        }
        finally
        {
            Terminate(pages);
            (await Programs.EndAsync(pages)).Code.ShouldBe(0);
            silo.Dispose();
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task RegisterAsync(Visitor anna, string then) =>
        (await anna.SubmitAsync(await anna.GetAsync("/en/register"), new() { ["Name"] = "anna@example.kz", ["Password"] = "тау басында қар жатыр" })).Path.ShouldBe(then);

    private static async Task<Page> SignInAsync(Visitor anna) =>
        await anna.SubmitAsync(await anna.GetAsync("/en/sign-in"), new() { ["Name"] = "anna@example.kz", ["Password"] = "тау басында қар жатыр" });

    private static async Task<Uri> AddressOfAsync(Process pages)
    {
        var line = await pages.StandardOutput.ReadLineAsync();
        line.ShouldNotBeNull().ShouldStartWith(Said);
        return new Uri(line![Said.Length..]);
    }

    private static void Terminate(Process pages)
    {
        using var kill = Process.Start("kill", ["-TERM", pages.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private string Keys(string name)
    {
        var keys = Path.Combine(root, name);
        KeyFolder.Create(keys, "recruit.example/log");
        return keys;
    }

    private Process Pages(string keys) =>
        Programs.StartPages(Environment, "--engine", "orleans", "--keys", keys, "--mail", Path.Combine(root, "mail"), "--address", "http://127.0.0.1:0");

    private async Task<SiloProcess> StartSiloAsync(string keys)
    {
        var copy = Path.Combine(root, "silo-keys");
        if (!Directory.Exists(copy))
        {
            Programs.CopyKeys(keys, copy);
        }

        var silo = new SiloProcess(copy, new RealStore(Stores.Memory, ""), Cluster, gateway);
        await silo.Started;
        return silo;
    }
}
