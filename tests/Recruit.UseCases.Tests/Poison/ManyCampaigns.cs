using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;
using ApprovePublication = Recruit.UseCases.Attraction.ApprovePublication;
using DraftText = Recruit.UseCases.Attraction.DraftText;
using OpenAnnouncement = Recruit.UseCases.Attraction.OpenAnnouncement;
using ProposePublication = Recruit.UseCases.Attraction.ProposePublication;

namespace Recruit.UseCases.Tests.Poison;

/// <summary>
/// Campaigns side by side on one service, all with the same test of one item that is sat on 2 March 2026, to each of which one person applies.
/// </summary>
internal sealed class ManyCampaigns(LiveService live, int count) : SittingPapers
{
    private static readonly Id Law = new("law");
    private static readonly Id Exam = new("exam");
    private static readonly Id Why = LiveService.Routine;

    private readonly Dictionary<Id, SittingPaper> papers = [];

    public static DateTimeOffset Morning { get; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset DayAfter { get; } = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);

    public IEnumerable<int> All => Enumerable.Range(0, count);

    public static Id IdOf(int number) => new(string.Create(CultureInfo.InvariantCulture, $"c{number:D3}"));

    public static Caller Applicant(int number) => LiveService.Newcomer(1000 + number);

    public override SittingPaper? Find(Id campaign, Id test) => papers.GetValueOrDefault(campaign);

    /// <summary>Announces and opens one.</summary>
    public async Task BeginAsync(int number)
    {
        var campaign = IdOf(number);
        await live.DoAsync<CampaignDone>(new DraftFromFiles(LiveService.Officer, live.Next(), Why, campaign, FilesOf(campaign)));
        await AnnounceAsync(campaign);
        await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), Why, campaign, new Id("seal")));
        await live.ApproveAsync(campaign, "seal");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("open"), new OpenCampaign()));
        await live.ApproveAsync(campaign, "open");
    }

    public Task<ApplicationTaken> ApplyAsync(int number, Caller by) => live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, by, IdOf(number)));

    public Task<FormsDealt> DealAsync(int number) => live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), Why, IdOf(number)));

    /// <summary>Starts, saves an answer and submits.</summary>
    public async Task SitAsync(AttemptDoor door, int number, Caller by)
    {
        var (campaign, person) = (IdOf(number), by.Person!.Value);
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), campaign, Law, person));
        var entered = (await door.StartAsync(new ShardId(campaign, 0), attempt)).Reply.ShouldBeOfType<AttemptEntered>();
        (await door.SaveAsync(entered.Credential, 0, 1, Enumerable.Repeat((byte)number, 16).ToArray(), "a"u8.ToArray())).Reply.ShouldBeOfType<SaveTaken>();
        (await door.SubmitAsync(entered.Credential, 1)).Reply.ShouldBeOfType<SubmissionReceipt>();
    }

    public async Task CloseAsync(int number)
    {
        await live.CloseAsync(IdOf(number), Exam, "c1");
        await live.ReleaseAsync(IdOf(number), "c1");
    }

    public CloseStage Closing(int number) => new(LiveService.Officer, live.Next(), Why, IdOf(number), new Id("c1"), Exam);

    private async Task AnnounceAsync(Id campaign)
    {
        await live.DoAsync<AnnouncementIsOpen>(new OpenAnnouncement(
            LiveService.Officer, live.Next(), Why, campaign, 3, 3, Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(30), 5, 1, [new Id("told-of-opening")], 365));
        var text = new AnnouncementText($"Specialist {campaign}", "…");
        var stands = await live.DoAsync<TextStands>(new DraftText(LiveService.Officer, live.Next(), Why, campaign, new Trilingual<AnnouncementText>(text, text, text)));
        await live.DoAsync<TextStands>(new ProposePublication(LiveService.Officer, live.Next(), Why, campaign, 1));
        await live.DoAsync<TextStands>(new ApprovePublication(LiveService.Approver, live.Next(), Why, campaign, 1, stands.Digest));
    }

    private Dictionary<string, ReadOnlyMemory<byte>> FilesOf(Id campaign)
    {
        var files = new Dictionary<string, string>
        {
            ["vacancy.json"] = $$"""
                { "id": "{{campaign}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor", "master"] } ],
                  "stages": [ { "id": "exam", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                    "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
                  "merit": { "stages": [ { "stage": "exam" } ], "combine": "weighted-sum", "digits": 0, "seed": "many" } }
                """,
            ["campaign.json"] = """
                { "format": 1, "shards": { "count": 1 }, "terms": { "apply": 1 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
                  "window": { "opens": "2026-03-02T07:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
                """,
            ["tests/law.json"] = """
                { "id": "law", "sections": [ { "id": "all", "items": [ { "id": "q1", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "a" ] } ] } ] }
                """,
        };
        var bytes = files.ToDictionary(one => one.Key, one => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(one.Value));
        lock (papers)
        {
            papers[campaign] = new SittingPaper(SealedRules.Read(bytes.ToImmutableSortedDictionary()).Sittings.Single().Plan, CampaignFolder.ReadRules(bytes).Rules!.Tests.Single(), 0);
        }

        return bytes;
    }
}
