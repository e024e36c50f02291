using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Tests.Accounts;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Candidates.Profile;

/// <summary>Who looked.</summary>
public class AccessLogTests
{
    private static readonly string March = new AccessLogKey(new Id("c-anna"), new DateOnly(2026, 3, 1), 0).ToString();
    private readonly ActorBench<AccessLog> log = new(new AccessLogKind(), March);

    [Fact]
    public void The_person_sees_who_in_which_role_when_why_and_from_where()
    {
        log.Do<LookKept>(Look("officer-1"), Day(1));
        var look = log.Do<LooksTold>(new ReadLooks(), Day(1)).Looks.ShouldHaveSingleItem();
        look.Act.ShouldBe(new Act(new Id("officer-1"), Day(1), new Id("check-documents")));
        (look.Role, look.UseCase, look.Place).ShouldBe((Role.AgencyOfficer, new Id("read-candidate"), new Id("agency-network")));
        look.Of.ShouldBe([new Id("profile")]);
    }

    [Fact]
    public void An_investigators_entry_appears_on_its_date_and_an_auditor_sees_it_before()
    {
        log.Do(Look("officer-1"), Day(1));
        log.Do(Look("investigator-1") with { VisibleFrom = Day(40) }, Day(2));
        log.Do(Look("officer-2"), Day(3));
        string[] Seen(double day, bool withDelayed = false) =>
            [.. log.Do<LooksTold>(new ReadLooks(withDelayed), Day(day)).Looks.Select(one => one.Act.By.Text)];

        Seen(39.999).ShouldBe(["officer-1", "officer-2"]);
        Seen(3, withDelayed: true).ShouldBe(["officer-1", "investigator-1", "officer-2"]);
        Seen(40).ShouldBe(["officer-1", "investigator-1", "officer-2"]);
        log.Refused(Look("investigator-1") with { VisibleFrom = Day(4 * 365) }, Day(4), CandidateRefusals.DelayTooLong);
    }

    [Fact]
    public void A_record_is_of_one_month()
    {
        log.Refused(Look("officer-1"), Day(-2), CandidateRefusals.OtherMonth).Facts().ShouldBe([("month", "2026-03")]);
        log.Refused(Look("officer-1"), Day(30), CandidateRefusals.OtherMonth);
        log.Do<LookKept>(Look("officer-1"), Day(29));
        AccessLogKey.Read(March).ShouldBe(new AccessLogKey(new Id("c-anna"), new DateOnly(2026, 3, 1), 0));
        Should.Throw<FormatException>(() => AccessLogKey.Read("c-anna/2026-03"));
    }

    [Fact]
    public void A_full_part_says_so_and_only_the_page_that_grew_is_written_again()
    {
        var kind = new AccessLogKind();
        var live = new LiveActor(new ActorKinds([kind]), new ActorKey(kind.Name, March));
        var record = new TurnRecord();
        var changed = new List<int>();
        for (var look = 0; look < AccessLog.EntriesMax; look++)
        {
            live.Ask(Look($"officer-{look}"), default, Day(1), record).Reply.ShouldBe(new LookKept());
            changed.Add(Enumerable.Range(1, live.PageCount - 1).Count(live.TakeChanged));
        }

        live.Ask(Look("officer"), default, Day(1), record).Reply.ShouldBe(Refusal.Because(CandidateRefusals.LogFull, new RefusalFact("most", "2048")));
        changed.ShouldAllBe(one => one == 1);
        live.PageCount.ShouldBe(1 + 16);
        var writer = new RecordWriter();
        var pages = Enumerable.Range(0, live.PageCount).Select(page =>
        {
            writer.Clear();
            live.WritePage(page, writer);
            return (ReadOnlyMemory<byte>)writer.ToArray();
        }).ToArray();
        pages.Max(one => one.Length).ShouldBeLessThan(64 * 1024);
        new LiveActor(new ActorKinds([kind]), live.Key, pages).CanonicalHash().ShouldBe(live.CanonicalHash());
    }

    private static RecordLook Look(string account) => new(
        By(account, "check-documents"), Role.AgencyOfficer, new Id("read-candidate"), new Id("agency-network"), [new Id("profile")]);
}
