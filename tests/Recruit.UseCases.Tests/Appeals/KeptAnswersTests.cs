using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.Sittings;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Sittings;
using Recruit.Vacancies;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;

namespace Recruit.UseCases.Tests.Appeals;

/// <summary>Answers that came too late: who works on an appeal sees that they are there, and only who decides it reads what they say.</summary>
public class KeptAnswersTests
{
    private static readonly Caller Clerk = new(new Id("clerk"), [Role.AgencyOfficer], LiveService.Agency);
    private static readonly Caller Reviewer = new(new Id("reviewer"), [Role.AgencyOfficer], LiveService.Agency);
    private static readonly Caller Second = new(new Id("second"), [Role.Approver], LiveService.Agency);
    private static readonly Id Procedure = new("procedure");
    private static readonly AppealSubject OfTest = new(new Id("entry"), BroughtAnswers.Law);

    [Fact]
    public async Task Who_works_on_an_appeal_sees_how_many_were_kept_of_which_questions_and_when_they_came()
    {
        await using var live = new LiveService();
        var brought = await LateAsync(live);
        var questions = await brought.QuestionsAsync(brought.Anna);
        var kept = await KeptAsync(live, brought, await FileAsync(live, brought, brought.Anna, OfTest));
        kept.Select(one => (one.Sitting.Text, one.Item!.Value.Text, one.Count)).ShouldBe([("law", questions[0], 2), ("law", questions[1], 1)]);
        (kept[0].Last - kept[0].First).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
        kept[1].Last.ShouldBe(kept[1].First);
        (await KeptAsync(live, brought, await FileAsync(live, brought, brought.Anna, new AppealSubject(new Id("entry"))))).ShouldBe(kept, "the stage is decided by that test");
        (await KeptAsync(live, brought, await FileAsync(live, brought, brought.Anna, OfTest with { Item = new Id(questions[1]) }))).ShouldBe([kept[1]], "of another question it tells nothing");
        (await KeptAsync(live, brought, await FileAsync(live, brought, brought.Bolat, OfTest))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reviewer_reads_what_they_say_and_the_person_sees_that()
    {
        await using var live = new LiveService();
        var brought = await LateAsync(live);
        var appeal = await FileAsync(live, brought, brought.Anna, OfTest);
        await AllocateAsync(live, brought, appeal);
        await live.RestartAsync();
        var questions = await brought.QuestionsAsync(brought.Anna);
        var looks = (await LooksAsync(live, brought)).Count;

        var said = await live.DoAsync<KeptAnswersShown>(Reading(live, Reviewer, brought, appeal));

        (said.Person, said.Count).ShouldBe((brought.Anna.Person!.Value, 3));
        said.Answers.Select(one => (one.Item!.Value.Text, one.Reason, one.Answer)).ShouldBe(
            [(questions[0], KeptReason.TooLate, "Astana"), (questions[1], KeptReason.TooLate, "Almaty"), (questions[0], KeptReason.TooLate, "Oral")]);
        (await live.DoAsync<KeptAnswersShown>(Reading(live, Reviewer, brought, appeal) with { From = 2 })).Answers.ShouldHaveSingleItem().Answer.ShouldBe("Oral");
        (await LooksAsync(live, brought)).Skip(looks).Select(one => (one.UseCase.Text, one.Act.By, one.Of.Single().Text))
            .ShouldBe([("ReadKeptAnswers", Reviewer.Account, "answers"), ("ReadKeptAnswers", Reviewer.Account, "answers")]);
    }

    [Fact]
    public async Task Nobody_reads_them_but_who_decides_and_only_while_it_is_decided()
    {
        await using var live = new LiveService();
        var brought = await LateAsync(live);
        var appeal = await FileAsync(live, brought, brought.Anna, OfTest);
        await RefusedAsync(live, brought, appeal, Clerk, Reviewer, Second, LiveService.Officer);
        await AllocateAsync(live, brought, appeal);
        await RefusedAsync(live, brought, appeal, Clerk, Second, LiveService.Officer, LiveService.Approver);
        var reading = Reading(live, Reviewer, brought, appeal);
        await live.RefusedAsync(reading with { Sitting = new Id("essay") }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(reading with { Appeal = new Id("none") }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(reading with { Campaign = new Id("none") }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(reading with { By = Reviewer with { Agency = new Id("elsewhere") } }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(reading with { By = LiveService.Auditor }, UseCaseRefusals.NotAllowed);
        await live.RefusedAsync(reading with { From = -1 }, UseCaseRefusals.Invalid);

        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, brought.Campaign, appeal));
        await live.DoAsync<KeptAnswersShown>(Reading(live, Reviewer, brought, appeal));
        await live.DoAsync<KeptAnswersShown>(Reading(live, Second, brought, appeal));
        await RefusedAsync(live, brought, appeal, Clerk, LiveService.Officer, LiveService.Approver);
        var proposed = (await live.DoAsync<AppealShown>(new ReadAppeal(Second, live.Next(), Procedure, brought.Campaign, appeal))).Told.Appeal.Proposal!.Act.At;
        await live.DoAsync<AppealStands>(new ApproveAppealDecision(Second, live.Next(), Procedure, brought.Campaign, appeal, proposed));
        await RefusedAsync(live, brought, appeal, Reviewer, Second, Clerk);
    }

    [Fact]
    public async Task The_reviewer_of_an_appeal_for_which_nothing_was_kept_finds_nothing()
    {
        await using var live = new LiveService();
        var brought = await LateAsync(live);
        var appeal = await FileAsync(live, brought, brought.Bolat, OfTest);
        await AllocateAsync(live, brought, appeal);
        await live.RefusedAsync(Reading(live, Reviewer, brought, appeal), UseCaseRefusals.NotFound);
    }

    /// <summary>Anna's answers come after the end, two of them to the first question; when nobody applies any more the only stage is released.</summary>
    private static async Task<BroughtAnswers> LateAsync(LiveService live)
    {
        var brought = await BroughtAnswers.BeginAsync(live, days: 20);
        live.Time.Move(TimeSpan.FromHours(2));
        await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, brought.FileOf(brought.Anna, "Astana", "Almaty")));
        live.Time.Move(TimeSpan.FromMinutes(10));
        await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, brought.FileOf(brought.Anna, "Oral")));
        live.Time.Move(TimeSpan.FromDays(30));
        await live.CloseAsync(brought.Campaign, new Id("entry"), "c1");
        await live.ReleaseAsync(brought.Campaign, "c1");
        return brought;
    }

    private static async Task<Id> FileAsync(LiveService live, BroughtAnswers brought, Caller who, AppealSubject subject) =>
        (await live.DoAsync<OwnAppealShown>(new FileAppeal(who, live.Next(), brought.Campaign, subject, Procedure, "The line was lost."))).Appeal;

    private static async Task AllocateAsync(LiveService live, BroughtAnswers brought, Id appeal)
    {
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, brought.Campaign, appeal));
        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, brought.Campaign, appeal, Reviewer.Account));
    }

    private static async Task<KeptOfItem[]> KeptAsync(LiveService live, BroughtAnswers brought, Id appeal) =>
        [.. (await live.DoAsync<AppealShown>(new ReadAppeal(Clerk, live.Next(), Procedure, brought.Campaign, appeal))).Kept];

    private static ReadKeptAnswers Reading(LiveService live, Caller by, BroughtAnswers brought, Id appeal) =>
        new(by, live.Next(), Procedure, brought.Campaign, appeal, BroughtAnswers.Law);

    private static async Task RefusedAsync(LiveService live, BroughtAnswers brought, Id appeal, params Caller[] callers)
    {
        foreach (var by in callers)
        {
            await live.RefusedAsync(Reading(live, by, brought, appeal), AppealRefusals.NotReviewer);
        }
    }

    private static async Task<List<Look>> LooksAsync(LiveService live, BroughtAnswers brought)
    {
        var month = AccessLogKey.MonthOf(Instant.Of(live.Time.GetUtcNow()));
        return [.. (await live.DoAsync<LooksTold>(new ReadOwnLooks(brought.Anna, live.Next(), month, [brought.Campaign]))).Looks];
    }
}
