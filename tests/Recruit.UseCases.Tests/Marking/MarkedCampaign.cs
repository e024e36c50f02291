using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>
/// A campaign with a filter and an essay that is sat and marked here. Who writes <c>7 3</c> earns 7 and 3 points, more or less as markers see it. Of the
/// candidates the first never comes, the second writes nothing, the third does not hand in.
/// </summary>
internal sealed class MarkedCampaign : IDisposable
{
    public static readonly Id Essay = new("essay");
    public static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5));
    public static readonly DateTimeOffset MarkingDay = new(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(5));

    private readonly int shards;

    /// <summary>Everything else follows from the seed.</summary>
    public MarkedCampaign(int seed, int shards, int candidates, int markers, int? tolerance = null, int spread = 20)
    {
        this.shards = shards;
        Markers = markers;
        var chance = new Random(seed);
        var style = chance.Next(1, 4);
        Write("vacancy.json", $$"""
            { "id": "marked", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": {{chance.Next(1, 4)}}, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor", "master"] }, { "id": "employer", "type": "text" }, { "id": "region", "type": "text" } ],
              "stages": [
                { "id": "filter", "kind": "primary-selection",
                  "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" } ] },
                { "id": "case", "kind": "professional-testing", "advance": { "rule": "count", "value": {{chance.Next(2, 8)}}, "ties": "admit-all" },
                  "score": { "components": [ { "id": "essay", "source": "exercise:essay" } ], "combine": "weighted-sum", "digits": {{chance.Next(0, 3)}} } } ],
              "exercises": [ { "id": "essay", "criteria": [ { "id": "law", "max": 10 }, { "id": "style", "max": 10, "weight": {{style}} } ],
                "markers": {{markers}}{{(markers == 2 ? $", \"tolerance\": {tolerance ?? chance.Next(0, 5)}" : "")}} } ],
              "merit": { "stages": [ { "stage": "case" } ], "combine": "weighted-sum", "digits": 1, "seed": "marked" } }
            """);
        Write("campaign.json", $$"""
            { "format": 1, "shards": { "count": {{shards}} }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00+05:00", "lastStart": "2026-03-02T18:00:00+05:00", "closes": "2026-03-03T00:00:00+05:00" },
              "marking": { "spread": {{spread}}, "revealLagMinutes": 0, "conflicts": ["employer"] } } ] }
            """);
        Names = [.. Enumerable.Range(1, candidates).Select(number => string.Create(CultureInfo.InvariantCulture, $"Candidate-{number:00}"))];
        var rows = new StringBuilder("candidate,degree,employer,region\n");
        foreach (var name in Names)
        {
            var degree = chance.Next(6) == 0 ? "none" : "master";
            rows.Append(CultureInfo.InvariantCulture, $"{name},{degree},Office-{chance.Next(4)},Region-{chance.Next(5)}\n");
            Texts.Add(name, string.Create(CultureInfo.InvariantCulture, $"{chance.Next(11)} {chance.Next(11)}"));
        }

        Write("candidates.csv", rows.ToString());
        Write("marks.csv", "candidate,exercise,marker,criterion,mark\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("recruit-marked-").FullName;

    public ImmutableArray<string> Names { get; }

    public int Markers { get; }

    /// <summary>What each candidate would write.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public string Absent => Names[0];

    public string Silent => Names[1];

    public string TimedOut => Names[2];

    /// <summary>Takes the campaign live and lets everybody sit the essay, then moves the clock to the day of marking.</summary>
    public async Task<Id> SitAsync(LiveService live)
    {
        var campaign = await live.ImportAsync(Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        var plan = CampaignPlanFile.Read(Folder).Plan!.Sittings.Single().Plan;
        var door = new AttemptDoor(
            live.Actors, new AttemptCredentials(live.Keys.CredentialSecret.Bytes), live.Keys.Persons, new PaperKeys(live.Keys.PaperSecret.Bytes), new OnePaper(plan), 100);
        foreach (var name in Names.Where(name => name != Absent))
        {
            await SitAsync(live, door, campaign, name);
        }

        await live.RestartAsync(MarkingDay);
        return campaign;
    }

    /// <summary>Closes and releases every stage.</summary>
    public async Task CloseAllAsync(LiveService live, Id campaign)
    {
        foreach (var stage in CampaignFolder.Read(Folder).Campaign!.Rules.Vacancy.Stages)
        {
            await live.CloseAsync(campaign, stage.Id, $"c-{stage.Id}");
            await live.ReleaseAsync(campaign, $"c-{stage.Id}");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task SitAsync(LiveService live, AttemptDoor door, Id campaign, string name)
    {
        var definitions = new Definitions(live.Parts);
        var person = definitions.KeyOf(campaign, name);
        var shard = new ShardId(campaign, ShardId.NumberOf(person, shards));
        var entered = (await door.StartAsync(shard, new AttemptRef(AttemptNames.Of(definitions, campaign, Essay, person)))).Reply.ShouldBeOfType<AttemptEntered>();
        uint sequence = 0;
        foreach (var text in name == Silent ? [] : (string[])["draft", Texts[name]])
        {
            var salt = SHA256.HashData(Encoding.UTF8.GetBytes($"{name} {text}"))[..16];
            (await door.SaveAsync(entered.Credential, 0, ++sequence, salt, Encoding.UTF8.GetBytes(text))).Reply.ShouldBeOfType<SaveTaken>();
        }

        if (name != TimedOut)
        {
            (await door.SubmitAsync(entered.Credential, sequence)).Reply.ShouldBeOfType<SubmissionReceipt>();
        }
    }

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    private sealed class OnePaper(SittingPlan plan) : SittingPapers
    {
        public override SittingPaper? Find(Id campaign, Id test) => test == Essay ? new SittingPaper(plan, null, 0) : null;
    }
}
