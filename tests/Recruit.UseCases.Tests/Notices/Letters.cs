using Recruit.Applying;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Notices;

/// <summary>A notice that waits for its person, or was handed over.</summary>
internal sealed record Letter(PersonKeyId Person, NoticeMatter Matter, NoticeState State)
{
    public string Fact(string name) => Matter.Facts[new Id(name)];
}

/// <summary>What the notice desks of a campaign have. Messages between actors take their time, so a test waits for what it expects.</summary>
internal static class Letters
{
    public static async Task<List<Letter>> OfAsync(LiveService live, Id campaign, params NoticeText[] texts)
    {
        var letters = new List<Letter>();
        for (var part = 0; part < (await live.HeadAsync(campaign)).Outline!.Shards; part++)
        {
            var read = (ApplicationsRead)(await live.Actors.AskAsync(new ShardId(campaign, part).Key, new ReadApplications(0))).Reply;
            foreach (var person in read.Applications.Select(one => one.Key))
            {
                var own = (await live.Actors.AskAsync(new NoticeDeskId(campaign, part).Key, new ReadOwnNotices(person))).Reply;
                letters.AddRange(own is OwnNoticesRead told ? told.Notices.Select(one => new Letter(person, one.Matter, one.State)) : []);
            }
        }

        return [.. letters.Where(one => texts.Length == 0 || texts.Contains(one.Matter.Text))];
    }

    /// <summary>Waits for that many letters of these texts; then a restart brings whatever may still be under way, and there must not be more.</summary>
    public static async Task<List<Letter>> ExpectAsync(LiveService live, Id campaign, int count, params NoticeText[] texts)
    {
        await Patience.UntilAsync(async () => (await OfAsync(live, campaign, texts)).Count >= count, "the letters did not come");
        await live.RestartAsync();
        await live.RestartAsync();
        var letters = await OfAsync(live, campaign, texts);
        letters.Count.ShouldBe(count);
        return letters;
    }
}
