using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Sittings;

/// <summary>A test of three questions that two people have begun, and answers files as their devices make them.</summary>
internal sealed class BroughtAnswers
{
    public static readonly Id Law = new("law");

    private BroughtAnswers(LiveService live, Id campaign) => (Live, Campaign) = (live, campaign);

    public LiveService Live { get; }

    public Id Campaign { get; }

    public Caller Anna { get; } = LiveService.Newcomer(1);

    public Caller Bolat { get; } = LiveService.Newcomer(2);

    /// <summary>Lets both of them apply and begin.</summary>
    /// <param name="live">The service.</param>
    /// <param name="days">After how many days nobody can sit the test any more.</param>
    public static async Task<BroughtAnswers> BeginAsync(LiveService live, int days = 20_000)
    {
        using var small = new SmallCampaign(1);
        Write(small.Folder, Instant.Of(live.Time.GetUtcNow().AddDays(days)));
        var brought = new BroughtAnswers(live, await live.OpenAsync(small.Folder));
        foreach (var person in (Caller[])[brought.Anna, brought.Bolat])
        {
            await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, person, brought.Campaign));
        }

        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, brought.Campaign));
        foreach (var person in (Caller[])[brought.Anna, brought.Bolat])
        {
            (await live.Actors.AskAsync(brought.ShardOf(person).Key, new StartAttempt(brought.AttemptOf(person)))).Reply.ShouldBeOfType<AttemptOpened>();
        }

        return brought;
    }

    public AttemptRef AttemptOf(Caller person) => new(AttemptNames.Of(new Definitions(Live.Parts), Campaign, Law, person.Person!.Value));

    public ShardId ShardOf(Caller person) => new(Campaign, ShardId.NumberOf(person.Person!.Value, 2));

    public async Task<AttemptRead> ReadAsync(Caller person) => (AttemptRead)(await Live.Actors.AskAsync(ShardOf(person).Key, new ReadAttempt(AttemptOf(person)))).Reply;

    public async Task<KeptRead> KeptAsync(Caller person) => (KeptRead)(await Live.Actors.AskAsync(ShardOf(person).Key, new ReadKept(AttemptOf(person)))).Reply;

    /// <summary>The questions in the order of the person's form.</summary>
    public async Task<string[]> QuestionsAsync(Caller person)
    {
        var papers = new CampaignPapers(Live.Parts);
        await papers.KnowAsync(Campaign);
        return [.. Form.Of(papers.Find(Campaign, Law)!.Test!, (await ReadAsync(person)).Seed).Items.Select(one => one.Item.Id.Text)];
    }

    /// <summary>A file of the person's device, with one answer after the other from position 0 and number 1 on.</summary>
    public byte[] FileOf(Caller person, params string[] answers) => Sealed(person, ContentOf(answers));

    /// <summary>The same with another epoch or key.</summary>
    public byte[] Sealed(Caller person, string content, int epoch = 0, byte[]? key = null, string? named = null)
    {
        var attempt = AttemptOf(person).Id;
        var (iv, plain) = (new byte[12], Encoding.UTF8.GetBytes(content));
        var box = new byte[plain.Length + 16];
        using (var cipher = new AesGcm(key ?? DeviceStore.KeyOf(Live.Parts.Papers, attempt), 16))
        {
            var data = string.Create(CultureInfo.InvariantCulture, $"recruit answers {attempt} {epoch}");
            cipher.Encrypt(iv, plain, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), Encoding.UTF8.GetBytes(data));
        }

        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"format":"recruit-answers-1","attempt":"{{named ?? attempt.Text}}","epoch":{{epoch}},"iv":"{{Base64Url.EncodeToString(iv)}}","box":"{{Base64Url.EncodeToString(box)}}"}"""));
    }

    public static string ContentOf(params string[] answers) =>
        $"[{string.Join(',', answers.Select((answer, place) => Save(place, (uint)place + 1, answer)))}]";

    public static string Save(int position, uint number, string answer) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"p":{{position}},"n":{{number}},"s":"{{Base64Url.EncodeToString(new byte[16])}}","a":"{{answer}}"}""");

    /// <summary>The code that the device shows.</summary>
    public static string CodeOf(byte[] file) => string.Join(' ', Convert.ToHexString(SHA256.HashData(file), 0, 10).Chunk(5).Select(four => new string(four)));

    /// <summary>An officer uploads a file of a person.</summary>
    public TakeAnswersFile Upload(Caller person, byte[] file, string? code = null) =>
        new(LiveService.Officer, Live.Next(), new Id("lost-line"), Campaign, person.Person!.Value, Law, file, code ?? CodeOf(file));

    private static void Write(string folder, Instant closes)
    {
        void File(string name, string content)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, content);
        }

        string Text(string words) => $$"""{ "kk": "{{words}}", "ru": "{{words}}", "en": "{{words}}" }""";
        File("vacancy.json", """
            { "id": "small", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor", "master"] } ],
              "stages": [ { "id": "entry", "kind": "primary-selection", "band": { "holdFrom": 1, "passFrom": 1 },
                "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "merit": { "stages": [ { "stage": "entry" } ], "combine": "weighted-sum", "digits": 0, "seed": "small" } }
            """);
        File("campaign.json", $$"""
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" }, "keptAnswers": 3,
              "window": { "opens": "2026-01-01T00:00:00Z", "lastStart": "{{closes + TimeSpan.FromDays(-1)}}", "closes": "{{closes}}" } } ] }
            """);
        File("tests/law.json", """
            { "id": "law", "sections": [ { "id": "all", "items": [
              { "id": "q1", "type": "text", "keys": [ "Astana" ] }, { "id": "q2", "type": "text", "keys": [ "Almaty" ] }, { "id": "q3", "type": "text", "keys": [ "Oral" ] } ] } ] }
            """);
        File("papers/law.json", $$"""
            { "format": 1, "title": {{Text("Law")}}, "items": { "q1": { "stem": {{Text("One?")}} }, "q2": { "stem": {{Text("Two?")}} }, "q3": { "stem": {{Text("Three?")}} } } }
            """);
        System.IO.File.Delete(Path.Combine(folder, "marks.csv"));
    }
}
