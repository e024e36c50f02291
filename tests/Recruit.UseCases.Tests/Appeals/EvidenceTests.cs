using System.Text;
using Recruit.Accounts;
using Recruit.Appeals;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;
using AddEvidence = Recruit.UseCases.Appeals.AddEvidence;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using ExtendAppeal = Recruit.UseCases.Appeals.ExtendAppeal;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using ReadOwnAppeal = Recruit.UseCases.Appeals.ReadOwnAppeal;
using WithdrawAppeal = Recruit.UseCases.Appeals.WithdrawAppeal;

namespace Recruit.UseCases.Tests.Appeals;

/// <summary>Documents of an appeal, and its longer term.</summary>
public class EvidenceTests
{
    private static readonly Caller Clerk = new(new Id("clerk"), [Role.AgencyOfficer], LiveService.Agency);
    private static readonly Id Essay = new("essay");
    private static readonly Id Procedure = new("procedure");
    private static readonly Id Scan = new("scan");
    private static readonly AppealSubject Subject = new(Essay);
    private static readonly byte[] Paper = [.. Enumerable.Repeat("A paper that speaks for it."u8.ToArray(), 100).SelectMany(part => part)];

    [Fact]
    public async Task A_document_is_sealed_read_by_those_who_work_on_the_appeal_and_there_once_however_often_it_is_sent()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (campaign, appeal, b) = await FiledAsync(live, small);
        var add = new AddEvidence(b, live.Next(), campaign, Subject, Scan, Paper);
        (await live.DoAsync<OwnAppealShown>(add)).Told.Evidence.Single().Kind.ShouldBe(Scan);
        (await live.DoAsync<OwnAppealShown>(add)).Told.Evidence.Length.ShouldBe(1);
        (await live.DoAsync<OwnAppealShown>(add with { Operation = live.Next() })).Told.Evidence.Length.ShouldBe(1);
        var two = await live.DoAsync<OwnAppealShown>(add with { Operation = live.Next(), File = "Another."u8.ToArray() });
        two.Told.Evidence.Length.ShouldBe(2);
        var kept = await live.Actors.ReadAttachmentAsync(two.Told.Evidence[0].File.Reference);
        Encoding.Latin1.GetString(kept!.Value.Span).ShouldNotContain("speaks");

        await live.RestartAsync();
        var shown = await live.DoAsync<EvidenceShown>(Reading(live, Clerk, campaign, appeal, 1));
        (shown.Person, shown.Kind).ShouldBe((b.Person!.Value, Scan));
        shown.File.ToArray().ShouldBe(Paper);
        Encoding.UTF8.GetString((await live.DoAsync<EvidenceShown>(Reading(live, Clerk, campaign, appeal, 2))).File.Span).ShouldBe("Another.");
        await live.RefusedAsync(Reading(live, Clerk, campaign, appeal, 0), UseCaseRefusals.NotFound);
        await live.RefusedAsync(Reading(live, Clerk, campaign, appeal, 3), UseCaseRefusals.NotFound);
        await live.RefusedAsync(Reading(live, Clerk, campaign, new Id("none"), 1), UseCaseRefusals.NotFound);
        (await LooksTests.LooksAsync(live, b, campaign)).Select(look => (look.UseCase.Text, look.Act.By)).ShouldBe(
            [("ReadEvidence", Clerk.Account), ("ReadEvidence", Clerk.Account)]);
    }

    [Fact]
    public async Task A_document_that_is_too_long_one_too_many_or_for_no_open_appeal_is_refused()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        File.WriteAllText(
            Path.Combine(small.Folder, "campaign.json"), """{ "format": 1, "appeals": { "evidence": 1, "evidenceBytes": 2048 } }""");
        await using var live = new LiveService();
        var (campaign, _, b) = await FiledAsync(live, small);
        var add = new AddEvidence(b, live.Next(), campaign, Subject, Scan, Paper);
        await live.RefusedAsync(add, AppealRefusals.EvidenceTooLong);
        await live.RefusedAsync(add with { Operation = live.Next(), File = default }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(add with { Operation = live.Next(), File = new byte[AddEvidence.BytesMax + 1] }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(add with { Operation = live.Next(), By = live.Imported(campaign, "A", "person-a") }, UseCaseRefusals.NotFound);
        await live.DoAsync<OwnAppealShown>(add with { Operation = live.Next(), File = "One."u8.ToArray() });
        await live.RefusedAsync(add with { Operation = live.Next(), File = "Two."u8.ToArray() }, AppealRefusals.TooMuchEvidence);
        await live.DoAsync<OwnAppealShown>(new WithdrawAppeal(b, live.Next(), campaign, Subject));
        await live.RefusedAsync(add with { Operation = live.Next(), File = "Two."u8.ToArray() }, AppealRefusals.WrongStep);
    }

    [Fact]
    public async Task The_longest_document_is_one_attachment()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (campaign, appeal, b) = await FiledAsync(live, small);
        var paper = new byte[AddEvidence.BytesMax];
        new Random(7).NextBytes(paper);
        await live.DoAsync<OwnAppealShown>(new AddEvidence(b, live.Next(), campaign, Subject, Scan, paper));
        (await live.DoAsync<EvidenceShown>(Reading(live, Clerk, campaign, appeal, 1))).File.Span.SequenceEqual(paper).ShouldBeTrue();
    }

    [Fact]
    public async Task A_reviewer_gets_more_time_once_with_a_reason_and_the_candidate_sees_the_new_term()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (campaign, appeal, b) = await FiledAsync(live, small);
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
        var extend = new ExtendAppeal(Clerk, live.Next(), new Id("many-papers"), campaign, appeal);
        await live.RefusedAsync(extend, AppealRefusals.WrongStep);
        var allocated = await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, new Id("reviewer")));
        var before = await live.DoAsync<OwnAppealShown>(new ReadOwnAppeal(b, live.Next(), campaign, Subject));
        var extended = await live.DoAsync<AppealStands>(extend with { Operation = live.Next() });
        extended.OpenFile!.Due.ShouldBeGreaterThan(allocated.OpenFile!.Due);
        await live.RefusedAsync(extend with { Operation = live.Next(), Reason = new Id("again") }, AppealRefusals.AlreadyExtended);
        await live.RefusedAsync(extend with { Operation = live.Next(), Appeal = new Id("none") }, UseCaseRefusals.NotFound);
        var own = await live.DoAsync<OwnAppealShown>(new ReadOwnAppeal(b, live.Next(), campaign, Subject));
        own.Told.Extended.ShouldBeTrue();
        own.Told.Due!.Value.ShouldBeGreaterThan(before.Told.Due!.Value);
    }

    private static ReadEvidence Reading(LiveService live, Caller by, Id campaign, Id appeal, int number) =>
        new(by, live.Next(), Procedure, campaign, appeal, number);

    private static async Task<(Id Campaign, Id Appeal, Caller Candidate)> FiledAsync(LiveService live, SmallCampaign small)
    {
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var b = live.Imported(campaign, "B", "person-b");
        var filed = await live.DoAsync<OwnAppealShown>(new FileAppeal(b, live.Next(), campaign, Subject, Procedure, "Look again."));
        return (campaign, filed.Appeal, b);
    }
}
