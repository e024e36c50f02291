using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using ReadOwnApplication = Recruit.UseCases.Candidates.ReadOwnApplication;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.UseCases.Tests.Candidates;

public class SubmitApplicationTests
{
    private static readonly Digest Consent = Digest.Of("I agree"u8);
    private static readonly Id Degree = new("degree");

    internal static SubmitApplication Applying(LiveService live, Caller by, Id campaign, string degree = "master") =>
        new(by, live.Next(), campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(Degree, degree), Consent);

    [Fact]
    public async Task The_application_is_in_the_campaign_and_the_record_keeps_the_profile_as_it_stood()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        var taken = await live.DoAsync<ApplicationTaken>(Applying(live, anna, campaign));
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(anna, live.Next(), campaign))).At.ShouldBe(taken.At);

        var record = ((CandidateTold)(await live.Actors.AskAsync(PersonRecord.KeyOf(anna.Person!.Value), new ReadCandidate())).Reply).Record;
        var kept = record.Submissions[campaign];
        record.Opened!.Key.ShouldBe(anna.Person.Value);
        record.StandingConsent(new Id("apply"))!.Text.ShouldBe(Consent);
        var attachment = await live.Actors.ReadAttachmentAsync(kept.Profile);
        var profile = Recruit.Candidates.Profile.Submitting.ReadProfile(attachment!.Value.Span);
        SealedRow.Open(live.Parts.Seals, anna.Person.Value, profile[Degree].Content)!.Value[0][0].ShouldBe("master");
    }

    [Fact]
    public async Task An_exported_campaign_has_the_applicant_and_a_name_that_is_not_the_keys()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        await live.DoAsync<ApplicationTaken>(Applying(live, LiveService.Newcomer(1), campaign));
        await live.RestartAsync();
        var files = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var rows = System.Text.Encoding.UTF8.GetString(files.Files["candidates.csv"].Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(2);
        rows[1].ShouldMatch("^K[a-p]{20},master\r?$");
        rows[1].ShouldNotContain(LiveService.Newcomer(1).Person!.Value.Value.ToString("N"), Case.Sensitive);
    }

    [Fact]
    public async Task Fields_are_judged_as_a_campaign_folder_is()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        var refused = await live.DoAsync<Refusal>(Applying(live, anna, campaign, "wizard"));
        refused.Code.ShouldBe(UseCaseRefusals.FolderHasProblems);
        refused.Facts[1].Value.ShouldStartWith("candidates.csv:2: degree: ");
        await live.RefusedAsync(new ReadOwnApplication(anna, live.Next(), campaign), UseCaseRefusals.NotFound);
        live.Parts.Seals.Find(anna.Person!.Value).ShouldBeNull("a key was made for nothing");
    }

    [Fact]
    public async Task A_field_that_the_vacancy_does_not_have_is_named()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var request = Applying(live, LiveService.Newcomer(1), campaign);
        var refused = await live.DoAsync<Refusal>(request with { Fields = request.Fields.Add(new Id("shoe-size"), "43") });
        refused.ShouldBe(Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact("Fields", "shoe-size is no field of the vacancy")));
    }

    [Fact]
    public async Task The_same_again_is_the_same_application_and_another_one_is_refused()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var request = Applying(live, LiveService.Newcomer(1), campaign);
        var taken = await live.DoAsync<ApplicationTaken>(request);
        (await live.DoAsync<ApplicationTaken>(request)).ShouldBe(taken);
        (await live.DoAsync<ApplicationTaken>(request with { Operation = live.Next() })).ShouldBe(taken);
        await live.RefusedAsync(Applying(live, LiveService.Newcomer(1), campaign, "bachelor"), ApplyingRefusals.AppliedAlready);
    }

    [Fact]
    public async Task A_person_applies_with_one_account_and_not_with_a_second_sign_in_name()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, again) = (await RegisteredAsync(live, "anna@example.kz"), await RegisteredAsync(live, "anna.second@example.kz"));
        var refusal = (await live.Service.AskAsync(Applying(live, anna, campaign))).ShouldBeOfType<Refusal>();
        (refusal.Code, refusal.Facts.Single()).ShouldBe((AccountRefusals.IdentityNotProved, new RefusalFact("use-case", nameof(ProveIdentity))));
        await live.DoAsync<PersonTold>(new ProveIdentity(anna, live.Next(), "900101300017"));
        (await live.Service.AskAsync(Applying(live, anna, campaign))).ShouldBeOfType<ApplicationTaken>();

        await live.RefusedAsync(new ProveIdentity(again, live.Next(), "900101300017"), AccountRefusals.PersonHasAccount);
        (await live.Service.AskAsync(Applying(live, again, campaign))).ShouldBeOfType<Refusal>().Code.ShouldBe(AccountRefusals.IdentityNotProved);
    }

    private static async Task<Caller> RegisteredAsync(LiveService live, string name)
    {
        var account = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), name, "hash"))).Account;
        return new Caller(account, [Role.Candidate], Person: new AccountFiles(live.Parts).PersonKeyOf(account));
    }

    [Fact]
    public async Task Nobody_applies_after_the_first_stage_was_closed()
    {
        using var small = new SmallCampaign(1, ("A", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.RefusedAsync(Applying(live, LiveService.Newcomer(1), campaign), ApplyingRefusals.Closed);
    }

    [Fact]
    public async Task A_campaign_that_is_not_open_yet_is_not_there()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var none = await live.DoAsync<Refusal>(Applying(live, LiveService.Newcomer(1), new Id("nothing")));
        var campaign = await live.DraftAsync(small.Folder);
        (await live.DoAsync<Refusal>(Applying(live, LiveService.Newcomer(1), campaign))).ShouldBe(none);
    }
}
