using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Notices;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Reserve;
using Recruit.UseCases.Tests.Notices;
using Recruit.Vacancies;
using AcceptReserveOffer = Recruit.UseCases.Reserve.AcceptReserveOffer;
using AgreeToReuse = Recruit.UseCases.Reserve.AgreeToReuse;
using DeclineReserveOffer = Recruit.UseCases.Reserve.DeclineReserveOffer;

namespace Recruit.UseCases.Tests.Reserve;

/// <summary>The reserve of one campaign serves another one of the agency.</summary>
public class ReserveTests
{
    private static readonly Digest Text = Digest.Of("Ask me for other vacancies."u8);
    private static readonly Caller Second = LiveService.Approver with { Account = new Id("zarina") };

    [Fact]
    public async Task A_vacant_place_goes_to_somebody_from_the_reserve_of_another_campaign_and_both_show_it()
    {
        await using var live = new LiveService();
        var (source, target) = await PreparedAsync(live);
        var b = Person(live, source, "B");
        await live.DoAsync<CampaignDone>(new AgreeToReuse(b, live.Next(), source, Text));
        await live.DoAsync<CampaignDone>(Proposing(live, source, target, "B", "offer"));
        await live.RefusedAsync(Approval(live, LiveService.Officer, target, "offer"), UseCaseRefusals.NotAllowed);
        await live.DoAsync<CampaignDone>(Approval(live, LiveService.Approver, target, "offer"));
        await live.RefusedAsync(Approval(live, LiveService.Approver, target, "offer"), CampaignRefusals.SamePerson);
        (await OwnAsync(live, b, source)).Offers.ShouldBeEmpty("one approval is not enough");
        await live.DoAsync<CampaignDone>(Approval(live, Second, target, "offer"));

        var own = await OwnAsync(live, b, source);
        own.ShouldSatisfyAllConditions(
            one => one.HasAgreed.ShouldBeTrue(), one => one.Expires.ShouldBe(new DateOnly(2199, 1, 31)), one => one.Offers.Single().IsAccepted.ShouldBeFalse());
        await live.RefusedAsync(Proposing(live, source, target, "C", "more"), CampaignRefusals.NoVacantPlace);
        await DeskAsync(live, source, target, b);
        var accept = new AcceptReserveOffer(b, live.Next(), source, target, new Id("offer"));
        await live.RefusedAsync(accept with { By = Person(live, source, "C"), Operation = live.Next() }, CampaignRefusals.NoOffer);
        await live.DoAsync<CampaignDone>(accept);
        await live.DoAsync<CampaignDone>(accept with { Operation = live.Next() });
        await live.RestartAsync();
        foreach (var campaign in (Id[])[source, target])
        {
            (await live.HeadAsync(campaign)).ReserveOffers.Single().ShouldSatisfyAllConditions(
                one => one.Accepted!.By.ShouldBe(b.Account), one => (one.Source, one.Target).ShouldBe((source, target)), one => one.Ended.ShouldBeNull());
        }

        // Who took a place elsewhere is out of the offers and of the reserve here by an event as every other, and the lists follow it.
        (await live.EventsAsync(source)).Single().Row.ShouldBe(new EventRow(EventTypes.Withdraw, b.Person));
        await live.CloseAsync(source, new Id("essay"), "again");
        await live.ReleaseAsync(source, "again");
        await LiveIsAssessAsync(live, source, "1,C,3");
        await LiveIsAssessAsync(live, target, "vacant");
    }

    [Fact]
    public async Task Of_two_offers_to_one_person_accepted_at_the_same_time_exactly_one_is()
    {
        const int Races = 25;
        await using var live = new LiveService();
        var source = await ReleasedAsync(live, "source", posts: 1, Enumerable.Range(0, Races + 1).Select(number => ($"C{number}", 1000 - number)).ToArray(), reserve: Races);
        Id[] targets = [await ReleasedAsync(live, "one", Races + 1, [("X", 5)]), await ReleasedAsync(live, "two", Races + 1, [("Y", 5)])];
        for (var race = 1; race <= Races; race++)
        {
            var person = Person(live, source, $"C{race}");
            await live.DoAsync<CampaignDone>(new AgreeToReuse(person, live.Next(), source, Text));
            var name = $"offer-{race}";
            foreach (var target in targets)
            {
                await OfferAsync(live, source, target, $"C{race}", name);
            }

            var replies = await Task.WhenAll(targets.Select(target => Task.Run(
                () => live.Service.AskAsync(new AcceptReserveOffer(person, live.Next(), source, target, new Id(name))))));
            replies.Count(reply => reply is CampaignDone).ShouldBe(1);
            replies.OfType<Refusal>().Single().ShouldBe(Refusal.Because(CampaignRefusals.TookAnother));
        }

        var heads = await Task.WhenAll(targets.Select(live.HeadAsync));
        heads.Sum(head => head.ReserveOffers.Count(one => one.Accepted is not null)).ShouldBe(Races);
        heads.ShouldAllBe(head => head.ReserveOffers.All(one => one.IsSettled));
    }

    [Fact]
    public async Task Who_is_offered_a_place_elsewhere_is_told_once_and_so_is_what_became_of_it()
    {
        await using var live = new LiveService();
        var (source, target) = await PreparedAsync(live);
        var (b, c) = (Person(live, source, "B"), Person(live, source, "C"));
        foreach (var person in (Caller[])[b, c])
        {
            await live.DoAsync<CampaignDone>(new AgreeToReuse(person, live.Next(), source, Text));
        }

        await live.DoAsync<CampaignDone>(Proposing(live, source, target, "B", "first"));
        await live.DoAsync<CampaignDone>(Approval(live, LiveService.Approver, target, "first"));
        await Letters.ExpectAsync(live, source, 0, NoticeText.ReserveOffer);
        await live.DoAsync<CampaignDone>(Approval(live, Second, target, "first"));
        var offered = (await Letters.ExpectAsync(live, source, 1, NoticeText.ReserveOffer)).Single();
        var offer = (await live.HeadAsync(source)).ReserveOffers.Single();
        (offered.Person, offered.Matter.Closing).ShouldBe((b.Person!.Value, null));
        offered.Fact("due").ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(offer.Due.Milliseconds).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));

        // Nobody answers: the offer lapses, and the place is offered to the next.
        live.Time.Show(DateTimeOffset.FromUnixTimeMilliseconds(offer.Due.Milliseconds));
        await live.RestartAsync();
        (await Letters.ExpectAsync(live, source, 1, NoticeText.ReserveOfferLapsed)).Single().Person.ShouldBe(b.Person.Value);
        await OfferAsync(live, source, target, "C", "second");
        await Letters.ExpectAsync(live, source, 2, NoticeText.ReserveOffer);
        await live.DoAsync<CampaignDone>(new AcceptReserveOffer(c, live.Next(), source, target, new Id("second")));
        (await Letters.ExpectAsync(live, source, 1, NoticeText.ReserveOfferAccepted)).Single().Person.ShouldBe(c.Person!.Value);
        await Letters.ExpectAsync(live, target, 0, NoticeText.ReserveOffer, NoticeText.ReserveOfferAccepted, NoticeText.ReserveOfferLapsed);
    }

    [Fact]
    public async Task Who_is_not_free_is_not_offered_anything_and_the_place_is_free_again()
    {
        await using var live = new LiveService();
        var (source, target) = await PreparedAsync(live);
        await live.RefusedAsync(Proposing(live, source, target, "A", "x"), CampaignRefusals.NotInReserve);
        await live.RefusedAsync(Proposing(live, source, target, "nobody", "x"), CampaignRefusals.NotInReserve);
        await live.RefusedAsync(Proposing(live, new Id("none"), target, "B", "x"), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new AgreeToReuse(Person(live, source, "A"), live.Next(), source, Text), CampaignRefusals.NotInReserve);
        await live.RefusedAsync(new AgreeToReuse(LiveService.Newcomer(3), live.Next(), source, Text), UseCaseRefusals.NotFound);
        await live.RefusedAsync(
            new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, target, new Id("x"), new OfferFromReserve(source, Person(live, source, "B").Person!.Value)),
            CampaignRefusals.WrongType);

        // Nobody offers a place to themselves, approves that or drops it.
        var self = Person(live, source, "B").Person;
        await live.RefusedAsync(Proposing(live, source, target, "B", "own") with { By = LiveService.Officer with { Person = self } }, UseCaseRefusals.OwnCause);
        await live.DoAsync<CampaignDone>(Proposing(live, source, target, "B", "own"));
        await live.RefusedAsync(Approval(live, LiveService.Approver with { Person = self }, target, "own"), UseCaseRefusals.OwnCause);
        var drop = new RejectStep(LiveService.Approver with { Person = self }, live.Next(), LiveService.Routine, target, new Id("own"));
        await live.RefusedAsync(drop, UseCaseRefusals.OwnCause);
        await live.DoAsync<CampaignDone>(drop with { By = LiveService.Approver, Operation = live.Next() });

        // B has not agreed: the campaign of the reserve says so, and another offer can be made.
        await OfferAsync(live, source, target, "B", "first");
        (await live.HeadAsync(target)).ReserveOffers.Single().Refused.ShouldBe(CampaignRefusals.NoConsent);
        await live.RefusedAsync(new AcceptReserveOffer(Person(live, source, "B"), live.Next(), source, target, new Id("first")), CampaignRefusals.NoOffer);
        var c = Person(live, source, "C");
        await live.DoAsync<CampaignDone>(new AgreeToReuse(c, live.Next(), source, Text));
        await OfferAsync(live, source, target, "C", "second");
        await live.DoAsync<CampaignDone>(new DeclineReserveOffer(c, live.Next(), source, target, new Id("second")));
        (await live.HeadAsync(target)).ReserveOffers[1].Ended!.By.ShouldBe(c.Account);
        (await live.EventsAsync(source)).ShouldBeEmpty("who declines stays in the reserve");
        await live.DoAsync<CampaignDone>(new AgreeToReuse(c, live.Next(), source, null));
        await OfferAsync(live, source, target, "C", "third");
        (await live.HeadAsync(target)).ReserveOffers[2].Refused.ShouldBe(CampaignRefusals.NoConsent);
    }

    /// <summary>A campaign with one post, A placed, B and C in reserve; and one with two posts of which one is vacant.</summary>
    private static async Task<(Id Source, Id Target)> PreparedAsync(LiveService live) => (
        await ReleasedAsync(live, "source", 1, [("A", 9), ("B", 7), ("C", 5)], reserve: 2), await ReleasedAsync(live, "target", 2, [("X", 9)]));

    private static async Task<Id> ReleasedAsync(LiveService live, string id, int posts, (string, int)[] marked, int reserve = 0)
    {
        using var small = new SmallCampaign(posts, marked);
        var file = Path.Combine(small.Folder, "vacancy.json");
        var rules = File.ReadAllText(file).Replace("\"id\": \"small\"", $"\"id\": \"{id}\"", StringComparison.Ordinal).TrimEnd();
        File.WriteAllText(file, reserve == 0 ? rules : $"{rules[..^1]}, \"reserve\": {{ \"size\": {reserve}, \"expires\": \"2199-01-31\" }} }}");
        var campaign = await live.ImportAsync(small.Folder);
        campaign.ShouldBe(new Id(id));
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        return campaign;
    }

    /// <summary>Desks of both campaigns show the offer; who is offered the place sees nothing of it there.</summary>
    private static async Task DeskAsync(LiveService live, Id source, Id target, Caller to)
    {
        foreach (var campaign in (Id[])[source, target])
        {
            var desk = new ReadOffers(LiveService.Officer, live.Next(), LiveService.Routine, campaign);
            (await live.DoAsync<OffersShown>(desk)).Offers.Select(one => (one.Target, one.Source, one.Who.Candidate, one.State)).ShouldBe([(target, source, "B", ReserveOfferState.Open)]);
        }

        var own = new ReadOffers(LiveService.Officer with { Person = to.Person }, live.Next(), LiveService.Routine, target);
        (await live.DoAsync<OffersShown>(own)).Offers.ShouldBeEmpty();
        (await live.DoAsync<OffersShown>(own with { Campaign = source, By = LiveService.Officer, Operation = live.Next() })).Reserve
            .Select(one => (one.Who.Candidate, one.HasAgreed)).ShouldBe([("B", true), ("C", false)]);
    }

    private static Caller Person(LiveService live, Id campaign, string candidate) => live.Imported(campaign, candidate, $"person-{candidate}");

    private static async Task<OwnReserveShown> OwnAsync(LiveService live, Caller by, Id source) =>
        await live.DoAsync<OwnReserveShown>(new ReadOwnReserve(by, live.Next(), source));

    private static ProposeReserveOffer Proposing(LiveService live, Id source, Id target, string candidate, string name) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, target, new Id(name), source, candidate);

    private static ApproveStep Approval(LiveService live, Caller by, Id target, string name) => new(by, live.Next(), LiveService.Routine, target, new Id(name));

    private static async Task OfferAsync(LiveService live, Id source, Id target, string candidate, string name)
    {
        await live.DoAsync<CampaignDone>(Proposing(live, source, target, candidate, name));
        await live.DoAsync<CampaignDone>(Approval(live, LiveService.Approver, target, name));
        await live.DoAsync<CampaignDone>(Approval(live, Second, target, name));
    }

    private static async Task LiveIsAssessAsync(LiveService live, Id campaign, string somewhere)
    {
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!)))
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }

        string.Concat(lists.Files.Where(one => one.Key != "report.json").Select(one => Encoding.UTF8.GetString(one.Value.Span))).ShouldContain(somewhere);
    }
}
