using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using RateFinalist = Recruit.UseCases.Panels.RateFinalist;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;

namespace Recruit.UseCases.Tests.Panels;

/// <summary>
/// A campaign whose finalists are rated, and whose selected are trained, here: a filter, an interview by a panel of three, a course and a
/// practice. Candidate C1 works where the third member did.
/// </summary>
internal sealed class FinalCampaign : IDisposable
{
    public static readonly Id Board = new("board");
    public static readonly Id Talk = new("talk");
    public static readonly Id[] Stages = [new("filter"), new("interview"), new("course"), new("practice")];
    public static readonly Caller First = Member("madina");
    public static readonly Caller Second = Member("nurlan");
    public static readonly Caller Third = Member("olzhas");
    public static readonly ImmutableArray<Caller> Members = [First, Second, Third];

    /// <param name="posts">Places.</param>
    /// <param name="shards">Pool shards.</param>
    /// <param name="candidates">C1, C2, … Cn; the last has no degree.</param>
    /// <param name="more">Further members of campaign.json.</param>
    public FinalCampaign(int posts = 2, int shards = 1, int candidates = 6, string more = "")
    {
        Candidates = [.. Enumerable.Range(1, candidates).Select(number => string.Create(CultureInfo.InvariantCulture, $"C{number}"))];
        Write("vacancy.json", $$"""
            { "id": "final", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": {{posts}}, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] }, { "id": "surname", "type": "text" },
                { "id": "employer", "type": "text" }, { "id": "languages", "type": "text" } ],
              "stages": [
                { "id": "filter", "kind": "primary-selection",
                  "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] },
                { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 2, "passFrom": 2 },
                  "score": { "components": [ { "id": "talk", "source": "panel:board" } ], "combine": "weighted-sum", "digits": 2 } },
                { "id": "course", "kind": "training", "band": { "holdFrom": 5, "passFrom": 5 },
                  "score": { "components": [ { "id": "seminars", "source": "exercise:seminars" } ], "combine": "weighted-sum", "digits": 0 } },
                { "id": "practice", "kind": "training", "band": { "holdFrom": 5, "passFrom": 5 },
                  "score": { "components": [ { "id": "work", "source": "exercise:work" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "exercises": [ { "id": "seminars", "criteria": [ { "id": "talks", "max": 10 } ], "markers": 1 },
                { "id": "work", "criteria": [ { "id": "result", "max": 10 } ], "markers": 1 } ],
              "panels": [ { "id": "board", "members": ["Мадина Ж.", "Нұрлан С.", "Олжас Т."], "method": "mean", "quorum": "2/3",
                "criteria": [ { "id": "talk", "min": 1, "max": 5 } ] } ],
              "merit": { "stages": [ { "stage": "interview" } ], "combine": "weighted-sum", "digits": 2, "seed": "final" },
              "reserve": { "size": 2, "expires": "2199-01-31" } }
            """);
        Write("campaign.json", $$"""
            { "format": 1, "shards": { "count": {{shards}} },
              "panels": { "noticeHours": 1, "hearingMinutes": 20, "pack": ["languages"], "ties": ["employer"] },
              "training": { "mentorLoad": 1, "ties": ["employer"], "cohorts": [ { "id": "spring", "capacity": 3,
                "sessions": [ { "id": "s1", "starts": "2026-01-12T09:00:00+05:00", "ends": "2026-01-12T17:00:00+05:00", "place": "hall" } ] } ] }{{more}} }
            """);
        var rows = new StringBuilder("candidate,degree,surname,employer,languages\n");
        foreach (var candidate in Candidates)
        {
            var degree = candidate == Candidates[^1] ? "bachelor" : "master";
            var employer = candidate == "C1" ? "Akimat  of ALMATY" : $"Employer {candidate}";
            rows.Append(CultureInfo.InvariantCulture, $"{candidate},{degree},Surname-{candidate},{employer},kk and en {candidate.Length}\n");
        }

        Write("candidates.csv", rows.ToString());
        Write("ratings.csv", "candidate,panel,member,criterion,rating\n");
        Write("marks.csv", "candidate,exercise,marker,criterion,mark\n");
    }

    /// <summary>One whose first stage lets the better ones in, by an essay that was marked elsewhere: C1 has 60, C2 50, … C5 20.</summary>
    /// <param name="advance">Who goes on.</param>
    public static FinalCampaign ByEssay(string advance)
    {
        var final = new FinalCampaign();
        final.Change(
            ("""
             "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ]
             """,
             $$"""
             "score": { "components": [ { "id": "entry", "source": "exercise:entry" } ], "combine": "weighted-sum", "digits": 0 }, "advance": {{advance}}
             """),
            ("\"exercises\": [ ", "\"exercises\": [ { \"id\": \"entry\", \"criteria\": [ { \"id\": \"essay\", \"max\": 100 } ], \"markers\": 1 }, "));
        File.AppendAllLines(
            Path.Combine(final.Folder, "marks.csv"), ["C1,entry,T1,essay,60", "C2,entry,T1,essay,50", "C3,entry,T1,essay,40", "C4,entry,T1,essay,30", "C5,entry,T1,essay,20"]);
        return final;
    }

    /// <summary>Other rules, before anybody reads them.</summary>
    public void Change(params ReadOnlySpan<(string From, string To)> changes)
    {
        var vacancy = Path.Combine(Folder, "vacancy.json");
        var rules = File.ReadAllText(vacancy);
        foreach (var (from, to) in changes)
        {
            rules.ShouldContain(from);
            rules = rules.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(vacancy, rules);
    }

    /// <summary>After this all hearings of an agenda are over.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public string Folder { get; } = Directory.CreateTempSubdirectory("recruit-final-").FullName;

    public string[] Candidates { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Up to where the panel has heard finalists: the filter is released, the panel convened, the agenda set, and its day over.</summary>
    public async Task<Id> HearAsync(LiveService live)
    {
        var campaign = await live.ImportAsync(Folder);
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        await ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(Agenda(live, campaign));
        live.Time.Move(Day);
        return campaign;
    }

    public static Task<PanelDone> ConveneAsync(LiveService live, Id campaign) => live.DoAsync<PanelDone>(new ConvenePanel(
        LiveService.Officer, live.Next(), LiveService.Routine, campaign, Board,
        [new PanelSeat(First.Account, []), new PanelSeat(Second.Account, []), new PanelSeat(Third.Account, ["akimat of Almaty"])], First.Account));

    /// <summary>Hearings of the next <see cref="Day"/>.</summary>
    public static SetAgenda Agenda(LiveService live, Id campaign)
    {
        var now = Instant.Of(live.Time.GetUtcNow());
        return new SetAgenda(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, Board, [new HearingTime(now + TimeSpan.FromHours(2), now + Day)]);
    }

    /// <summary>The number of a candidate at the panel, as the candidate is told it.</summary>
    public static async Task<Id> NumberAsync(LiveService live, Id campaign, string candidate) => (await live.DoAsync<OwnHearingsShown>(
        new ReadOwnHearings(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign))).Hearings.Single().Number;

    public static async Task DeclareAsync(LiveService live, Id campaign)
    {
        foreach (var member in Members)
        {
            await live.DoAsync<PanelDone>(new DeclareNoInterest(member, live.Next(), LiveService.Routine, campaign, Board));
        }
    }

    /// <summary>Everybody who may rates a finalist, and the chair reveals: C1 5, C2 4, … .</summary>
    public static async Task RateAsync(LiveService live, Id campaign, string candidate, decimal rating)
    {
        var number = await NumberAsync(live, campaign, candidate);
        foreach (var member in Members.Where(member => candidate != "C1" || member != Third))
        {
            await live.DoAsync<RatingsTaken>(Rating(live, member, campaign, number, rating));
        }

        await live.DoAsync<PanelDone>(new RevealRatings(First, live.Next(), LiveService.Routine, campaign, Board, number));
    }

    public static RateFinalist Rating(LiveService live, Caller by, Id campaign, Id number, decimal rating) =>
        new(by, live.Next(), LiveService.Routine, campaign, Board, number, ImmutableSortedDictionary<Id, decimal>.Empty.Add(Talk, rating));

    /// <summary>All finalists are rated: 5, 4, 4, 3 and so on.</summary>
    public async Task RateAllAsync(LiveService live, Id campaign)
    {
        await DeclareAsync(live, campaign);
        foreach (var (place, candidate) in Candidates.SkipLast(1).Index())
        {
            await RateAsync(live, campaign, candidate, Math.Max(1, 5 - ((place + 1) / 2)));
        }
    }

    private static Caller Member(string account) => new(new Id(account), [Role.PanelMember, Role.PanelChair], LiveService.Agency);

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);
}
