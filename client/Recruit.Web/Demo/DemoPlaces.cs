using System.Globalization;
using System.Text;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Reserve;
using Recruit.Vacancies;
using Recruit.Web.Applications;
using AgreeToReuse = Recruit.UseCases.Reserve.AgreeToReuse;

namespace Recruit.Web.Demo;

/// <summary>
/// Two small campaigns of invented people whose places are offered: in one of them a place was taken, one declined and one is open, and there is a reserve; in the
/// other one a place is vacant and offered to somebody from that reserve.
/// </summary>
internal sealed class DemoPlaces(DemoDesk demo, DemoCampaign campaigns)
{
    /// <summary>The campaign with the reserve.</summary>
    public static readonly Id Tax = new("tax-inspector");

    /// <summary>The campaign with the vacant place.</summary>
    public static readonly Id Customs = new("customs-inspector");

    /// <summary>An offer from a reserve takes two who approve.</summary>
    private static readonly Caller Third = DemoDesk.Approver with { Account = new Id("demo-setup-3") };

    /// <summary>Makes them.</summary>
    public async Task MakeAsync()
    {
        await TakeAsync(Tax, ("Салық инспекторы", "Налоговый инспектор", "Tax inspector"), posts: 3, [96, 91, 88, 84, 79, 73, 61], """, "reserve": { "size": 3, "expires": "2199-12-31" }""");
        await TakeAsync(Customs, ("Кеден инспекторы", "Таможенный инспектор", "Customs inspector"), posts: 2, [87], "");
        var shown = await demo.AskAsync<OffersShown>(new ReadOffers(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Tax));
        await demo.AskAsync<CampaignDone>(new AgreeToReuse(Of(shown.Reserve[1].Who.Person), DemoDesk.Fresh, Tax, ReuseConsentText.In(Language.Kk)));
        await demo.AskAsync<EventsTaken>(new AcceptOffer(Of(shown.Places[0].Holder!.Person), DemoDesk.Fresh, Tax));
        await demo.AskAsync<EventsTaken>(new DeclineOffer(Of(shown.Places[1].Holder!.Person), DemoDesk.Fresh, Tax));
        await OfferAsync("offer-1", shown.Reserve[0].Who.Candidate!);
        await OfferAsync("offer-2", shown.Reserve[1].Who.Candidate!);
    }

    private static Caller Of(PersonKeyId person) => new(new Id("demo-applicant"), [Role.Candidate], Person: person);

    private async Task OfferAsync(string name, string candidate)
    {
        var proposal = new Id(name);
        await demo.AskAsync<CampaignDone>(new ProposeReserveOffer(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Customs, proposal, Tax, candidate));
        await demo.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, Customs, proposal));
        await demo.AskAsync<CampaignDone>(new ApproveStep(Third, DemoDesk.Fresh, DemoDesk.Reason, Customs, proposal));
    }

    private async Task TakeAsync(Id id, (string Kk, string Ru, string En) title, int posts, int[] points, string reserve)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-demo-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "vacancy.json"), $$"""
                { "id": "{{id}}", "title": { "kk": "{{title.Kk}}", "ru": "{{title.Ru}}", "en": "{{title.En}}" }, "posts": {{posts}}, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "name", "type": "text" } ],
                  "stages": [ { "id": "essay", "kind": "professional-testing", "band": { "holdFrom": 50, "passFrom": 60 },
                    "score": { "components": [ { "id": "essay", "source": "exercise:essay" } ], "combine": "weighted-sum", "digits": 0 } } ],
                  "exercises": [ { "id": "essay", "criteria": [ { "id": "law", "max": 100 } ], "markers": 1 } ],
                  "merit": { "stages": [ { "stage": "essay" } ], "combine": "weighted-sum", "digits": 0, "seed": "{{id}}" }{{reserve}} }
                """);
            await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), """{ "format": 1 }""");
            await File.WriteAllTextAsync(Path.Combine(folder, DemoWords.File), """
                { "format": 1, "fields": { "name": { "label": { "kk": "Аты-жөні", "ru": "Фамилия, имя, отчество", "en": "Full name" } } },
                  "stages": { "essay": { "kk": "Жазбаша тапсырма", "ru": "Письменное задание", "en": "Case study" } } }
                """);
            var (candidates, marks) = (new StringBuilder("candidate,name\n"), new StringBuilder("candidate,exercise,marker,criterion,mark\n"));
            foreach (var (place, mark) in points.Index())
            {
                candidates.Append(CultureInfo.InvariantCulture, $"T-{place + 1:D3},Үміткер {place + 1}\n");
                marks.Append(CultureInfo.InvariantCulture, $"T-{place + 1:D3},essay,marker-1,law,{mark}\n");
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "candidates.csv"), candidates.ToString());
            await File.WriteAllTextAsync(Path.Combine(folder, "marks.csv"), marks.ToString());
            await campaigns.TakeLiveAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
