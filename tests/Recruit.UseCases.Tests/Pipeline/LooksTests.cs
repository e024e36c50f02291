using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Pipeline;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;
using AddEvidence = Recruit.UseCases.Appeals.AddEvidence;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>PD2, as far as use cases exist: every reading of a named person's data by another is on record, where that person sees it.</summary>
public class LooksTests
{
    /// <summary>
    /// Those an officer may ask for that tell the reader whose data it is; how the others keep a look is seen where they have something to read
    /// (BlindMarkingTests, and with panels). Kept answers are shown to the reviewer of an appeal alone (KeptAnswersTests).
    /// </summary>
    private static IEnumerable<string> Readers => typeof(Service).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IReadsPerson)) && type.IsClass && !type.IsAssignableTo(typeof(IReadsBlind)) && type != typeof(ReadKeptAnswers)
            && RoleMatrix.Current.RoleFor(type, LiveService.Officer) is not null)
        .Select(type => type.Name);

    [Fact]
    public async Task Every_reading_is_an_entry_that_the_person_sees()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (everything, a) = await WithFilesAsync(live, small);
        var by = LiveService.Officer with { Place = new Id("agency-network") };
        (await LooksAsync(live, a)).ShouldBeEmpty();
        var expected = new List<string>();
        foreach (var reader in Readers.Concat(Readers))
        {
            (await live.Service.AskAsync(everything.Requests[reader](by, live.Next()))).ShouldBeAssignableTo<IShowsPerson>(reader);
            expected.Add(reader);
        }

        expected.Count.ShouldBeGreaterThan(3);
        await live.RestartAsync();
        var looks = await LooksAsync(live, a);
        looks.Select(look => look.UseCase.Text).ShouldBe(expected);
        foreach (var look in looks)
        {
            (look.Act.By, look.Act.Reason, look.Role, look.Place).ShouldBe((by.Account, LiveService.Routine, Recruit.Accounts.Role.AgencyOfficer, by.Place!.Value));
            look.Of.ShouldNotBeEmpty();
        }

        (await LooksAsync(live, live.Imported(everything.Campaign, "B", "person-b"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_shown_where_the_look_cannot_be_put_on_record()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var (everything, a) = await WithFilesAsync(live, small);
        foreach (var failure in (Reply[])[new OutcomeUnknown(), new Busy(TimeSpan.FromSeconds(1)), Refusal.Because(CandidateRefusals.OtherMonth), Refusal.Because(CandidateRefusals.LogFull)])
        {
            var actors = new WatchedActors(live.Actors, (key, _) => key.Kind == AccessLogKind.KindName ? failure : null);
            var service = new Service(live.Parts with { Actors = actors });
            foreach (var reader in Readers)
            {
                (await service.AskAsync(everything.Requests[reader](LiveService.Officer, live.Next())))
                    .ShouldBe(Refusal.Because(UseCaseRefusals.LookNotKept), $"{reader} {failure}");
            }
        }

        (await LooksAsync(live, a)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_reads_everybodys_data_at_once_is_seen_by_everybody_who_had_applied_and_by_nobody_else()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var early = new[] { LiveService.Newcomer(1), LiveService.Newcomer(2) };
        foreach (var applicant in early)
        {
            await live.DoAsync<Applying.ApplicationTaken>(Candidates.SubmitApplicationTests.Applying(live, applicant, campaign));
        }

        await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var late = LiveService.Newcomer(3);
        await live.DoAsync<Applying.ApplicationTaken>(Candidates.SubmitApplicationTests.Applying(live, late, campaign));
        await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Officer, live.Next(), campaign));
        await live.RefusedAsync(new ReadLists(LiveService.Officer, live.Next(), campaign), UseCaseRefusals.NotReleased);
        await live.RestartAsync();

        foreach (var applicant in early)
        {
            var looks = await LooksAsync(live, applicant);
            looks.Select(look => (look.Act.By, look.UseCase.Text)).ShouldBe([(LiveService.Auditor.Account, "ExportFolder"), (LiveService.Officer.Account, "ExportFolder")]);
        }

        (await LooksAsync(live, late)).ShouldHaveSingleItem().Act.By.ShouldBe(LiveService.Officer.Account, "what was read before does not concern who came later");
        (await LooksAsync(live, LiveService.Newcomer(4), campaign)).ShouldBeEmpty("who has not applied learns nothing");
    }

    [Fact]
    public async Task Nothing_of_everybody_is_shown_where_the_look_cannot_be_put_on_record()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var actors = new WatchedActors(live.Actors, (key, _) => key.Kind == AccessLogKind.KindName ? new OutcomeUnknown() : null);
        (await new Service(live.Parts with { Actors = actors }).AskAsync(new ExportFolder(LiveService.Auditor, live.Next(), campaign)))
            .ShouldBe(Refusal.Because(UseCaseRefusals.LookNotKept));
    }

    [Fact]
    public async Task A_reading_of_nothing_is_no_entry()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var (everything, a) = await WithFilesAsync(live, small);
        var nothing = everything with
        {
            Enquiry = new Id("none"), Appeal = new Id("none"), Ask = new Id("none"), Challenge = new Id("none"), Person = LiveService.Newcomer(9).Person!.Value,
        };
        foreach (var reader in Readers)
        {
            (await live.Service.AskAsync(nothing.Requests[reader](LiveService.Officer, live.Next()))).ShouldBeOfType<Refusal>();
        }

        (await LooksAsync(live, a)).ShouldBeEmpty();
    }

    private static async Task<(EveryUseCase Everything, Caller Candidate)> WithFilesAsync(LiveService live, SmallCampaign small)
    {
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        var a = live.Imported(campaign, "A", "person-a");
        await live.DoAsync<Recruit.Campaigns.CampaignDone>(new AskEnquiry(a, live.Next(), campaign, "Why?"));
        var appeal = await live.DoAsync<OwnAppealShown>(new FileAppeal(
            a, live.Next(), campaign, new Recruit.Appeals.AppealSubject(new Id("essay")), new Id("procedure"), "No!"));
        await live.DoAsync<OwnAppealShown>(new AddEvidence(
            a, live.Next(), campaign, new Recruit.Appeals.AppealSubject(new Id("essay")), new Id("scan"), "paper"u8.ToArray()));
        await live.Actors.AskAsync(
            PersonRecord.KeyOf(a.Person!.Value), new OpenRecord(new Recruit.Accounts.Mandate(a.Account, LiveService.Routine), a.Account, a.Person.Value));
        var enquiry = (await live.HeadAsync(campaign)).Enquiries.Keys.Single();
        var (education, purpose) = (new Id("education"), new Id("check-degree"));
        var consent = await live.DoAsync<RegisterConsentShown>(
            new ConsentToRegister(a, live.Next(), campaign, education, purpose, Instant.Of(live.Time.GetUtcNow().AddDays(30)), "850101300123"));
        var asked = await live.DoAsync<RegisterAskShown>(
            new AskStateRegister(LiveService.Officer, live.Next(), LiveService.Routine, campaign, a.Person!.Value, consent.Token, education, purpose));
        var adjustment = (await live.DoAsync<AdjustmentTold>(new AskForAdjustment(a, live.Next(), campaign, new Id("low-vision"), "I see badly."))).Adjustment.Id;
        await live.DoAsync<AdjustmentTold>(new AttachAdjustmentEvidence(a, live.Next(), adjustment, "a document"u8.ToArray()));
        await BankStory.OpenAsync(live);
        await BankStory.ComposeAsync(live, campaign, "q1");
        live.Time.Move(BankStory.TestLasts);
        var challenge = await BankStory.ChallengeAsync(live, a, campaign, "q1");
        var everything = new EveryUseCase(campaign, small.Folder, enquiry, appeal.Appeal, new Id("c1"), new Id("essay"));
        return (everything with { Person = a.Person.Value, Ask = asked.Ask, Challenge = challenge.Challenge, Adjustment = adjustment }, a);
    }

    /// <summary>Of this month and the next, so that a test that runs at midnight sees all.</summary>
    internal static async Task<List<Look>> LooksAsync(LiveService live, Caller person, params ImmutableArray<Id> campaigns)
    {
        var looks = new List<Look>();
        var month = AccessLogKey.MonthOf(Instant.Of(DateTimeOffset.UtcNow));
        foreach (var one in (DateOnly[])[month.AddMonths(-1), month, month.AddMonths(1)])
        {
            looks.AddRange((await live.DoAsync<LooksTold>(new ReadOwnLooks(person, live.Next(), one, campaigns))).Looks);
        }

        return looks;
    }
}
