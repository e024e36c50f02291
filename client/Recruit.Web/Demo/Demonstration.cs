using Recruit.Accounts;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;

namespace Recruit.Web.Demo;

/// <summary>Fills the folders of a demonstration once, and says how to sign in. It is refused for every folder that is none.</summary>
internal static class Demonstration
{
    private const string FilledFile = "filled";

    /// <summary>Fills the folders, if that was not done to its end before.</summary>
    /// <exception cref="SettingsException">An earlier filling was interrupted.</exception>
    public static async Task FillAsync(WebSettings settings, LiveEngine engine, Passwords passwords, SealedText secrets, Action<string> tell)
    {
        var place = Path.GetDirectoryName(Path.GetFullPath(settings.Keys))!;
        var (begun, filled) = (Path.Combine(place, $"{FilledFile}.begun"), Path.Combine(place, FilledFile));
        if (File.Exists(filled))
        {
            return;
        }

        if (File.Exists(begun))
        {
            throw new SettingsException($"the demonstration in {place} was interrupted while it was filled; remove the folder and start again");
        }

        await File.WriteAllBytesAsync(begun, []);
        var demo = new DemoDesk(engine.Service);
        var announcements = new DemoAnnouncements(demo, engine.Parts.Time);
        var campaigns = new DemoCampaign(demo, tell);
        await announcements.AnnounceAsync(await campaigns.MakeAsync(settings.DemoCandidates));
        await new DemoPlaces(demo, campaigns).MakeAsync();
        await announcements.OpenAsync();
        await new DemoBank(demo).MakeAsync();
        await new DemoPeople(demo, passwords, secrets).MakeAsync();
        await new DemoPanel(demo, campaigns, engine.Parts.Time).MakeAsync();
        File.Move(begun, filled);
    }

    /// <summary>How to sign in as each role.</summary>
    public static IEnumerable<string> SignIns()
    {
        yield return $"Sign in with the password \"{DemoPeople.Password}\"; the page that asks for a code shows it.";
        foreach (var (role, name) in DemoPeople.Names)
        {
            yield return $"  {Roles.Holder(role).Text,-16}{name}";
        }
    }
}
