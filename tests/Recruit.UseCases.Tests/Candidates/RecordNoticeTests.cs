using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using MarkNoticeRead = Recruit.UseCases.Candidates.MarkNoticeRead;

namespace Recruit.UseCases.Tests.Candidates;

/// <summary>What was written to a person's own record.</summary>
public class RecordNoticeTests
{
    [Fact]
    public async Task Who_appealed_reads_in_the_own_record_that_it_came_in_and_when_that_was_read_first()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.RefusedAsync(new ReadRecordNotices(a, live.Next()), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new MarkNoticeRead(a, live.Next(), new Id("n")), UseCaseRefusals.NotFound);
        foreach (var person in (Caller[])[a, b])
        {
            await live.Actors.AskAsync(
                PersonRecord.KeyOf(person.Person!.Value), new OpenRecord(new Recruit.Accounts.Mandate(person.Account, LiveService.Routine), person.Account, person.Person.Value));
        }

        await live.DoAsync<OwnAppealShown>(new FileAppeal(b, live.Next(), campaign, new AppealSubject(new Id("essay")), new Id("procedure"), "No!"));
        await live.RestartAsync();
        await Patience.UntilAsync(async () => !(await OwnAsync(live, b)).Notices.IsEmpty, "the notice did not come to the record");

        var notice = (await OwnAsync(live, b)).Notices.Single();
        (notice.Kept.Kind, notice.Kept.Vacancy, notice.Kept.ReadAt).ShouldBe((new Id("appeal-received"), campaign, null));
        await live.DoAsync<CandidateDone>(new MarkNoticeRead(b, live.Next(), notice.Notice));
        var read = (await OwnAsync(live, b)).Notices.Single().Kept.ReadAt;
        read.ShouldNotBeNull();
        live.Time.Move(TimeSpan.FromHours(1));
        await live.DoAsync<CandidateDone>(new MarkNoticeRead(b, live.Next(), notice.Notice));
        (await OwnAsync(live, b)).Notices.Single().Kept.ReadAt.ShouldBe(read);
        await live.RefusedAsync(new MarkNoticeRead(a, live.Next(), notice.Notice), CandidateRefusals.NoNotice);
        (await OwnAsync(live, a)).Notices.ShouldBeEmpty();
    }

    private static Task<RecordNoticesShown> OwnAsync(LiveService live, Caller person) => live.DoAsync<RecordNoticesShown>(new ReadRecordNotices(person, live.Next()));
}
