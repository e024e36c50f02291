using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using static Recruit.Mailings.MailingRefusals;
using static Recruit.Tests.Notices.NoticeBench;

namespace Recruit.Tests.Mailings;

/// <summary>A mailing goes only to a stored query whose count was shown and confirmed.</summary>
public class MailingTests
{
    private static readonly RecipientQuery Everybody = new([], []);
    private static readonly DraftMailing Draft = new(Aigul, Matter("m", NoticeText.News), Everybody);
    private static readonly PartRecipients One = PartRecipients.Of([Anna]);
    private static readonly PartRecipients Two = PartRecipients.Of([Bolat, Vera]);

    private readonly ActorBench<Mailing> bench = new(new MailingKind(), "clerk-7/m");

    [Fact]
    public void A_mailing_is_drafted_counted_confirmed_and_queued_part_by_part()
    {
        Confirmed();
        bench.State.IsSettled.ShouldBeFalse();
        Do(new CheckPart(0, One));
        Do(new NotePartQueued(0, One));
        Do(new NotePartQueued(0, One));
        bench.State.IsSettled.ShouldBeFalse();
        Do(new NotePartQueued(1, Two));
        bench.State.IsSettled.ShouldBeTrue();
        bench.Do<MailingRead>(new ReadMailing(), Minute(9)).Mailing.Queued.ShouldBe(new Dictionary<int, int> { [0] = 1, [1] = 2 });
    }

    [Fact]
    public void Nothing_goes_before_somebody_said_the_number_that_was_shown()
    {
        Refused(NotDrafted, new RecordRecipients([One]));
        Do(Draft);
        Refused(NotCounted, new ConfirmMailing(Aigul, 0, []));
        Do(new RecordRecipients([One, Two]));
        Refused(OtherCount, new ConfirmMailing(Aigul, 2, [One, Two])).Facts.ShouldBe([new RefusalFact("shown", "3")]);
        Refused(NotConfirmed, new CheckPart(0, One));
        Refused(NotConfirmed, new NotePartQueued(0, One));
    }

    [Fact]
    public void Whoever_confirms_a_count_that_changed_meanwhile_is_refused()
    {
        Do(Draft);
        Do(new RecordRecipients([One, Two]));
        Refused(RecipientsChanged, new ConfirmMailing(Aigul, 3, [One, One]))
            .Facts.ShouldBe([new RefusalFact("counted", "3"), new RefusalFact("now", "2")]);
        Do(new RecordRecipients([One, One]));
        Do(new ConfirmMailing(Aigul, 2, [One, One]));
    }

    [Fact]
    public void As_many_others_are_not_the_same()
    {
        Do(Draft);
        Do(new RecordRecipients([One]));
        Refused(RecipientsChanged, new ConfirmMailing(Aigul, 1, [PartRecipients.Of([Bolat])]));
    }

    [Fact]
    public void What_is_confirmed_is_not_counted_anew_and_no_part_goes_to_others()
    {
        Confirmed();
        Do(new ConfirmMailing(Aigul, 3, [One, Two]));
        Refused(ConfirmedAlready, new RecordRecipients([One]));
        Refused(RecipientsChanged, new CheckPart(1, One));
        Refused(NoPart, new CheckPart(2, One));
        Refused(NoPart, new CheckPart(-1, One));
    }

    [Fact]
    public void A_mailing_that_was_stopped_queues_no_further_part()
    {
        Confirmed();
        Do(new NotePartQueued(0, One));
        Do(new StopMailing(Aigul));
        Do(new StopMailing(Aigul));
        Refused(Stopped, new CheckPart(1, Two));
        Refused(Stopped, new ConfirmMailing(Aigul, 3, [One, Two]));
        Refused(Stopped, new RecordRecipients([One]));
        bench.State.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void A_draft_stays_as_it_is()
    {
        Do(Draft);
        Do(Draft);
        Refused(DraftedOtherwise, Draft with { Query = Everybody with { Stage = new Id("test") } });
    }

    [Fact]
    public void A_draft_names_itself_and_asks_for_decisions_only_of_a_stage()
    {
        Refused(BadMailing, Draft with { Matter = Matter("other", NoticeText.News) });
        Refused(BadMailing, Draft with { Query = Everybody with { Decisions = ["advanced"] } });
        Refused(BadMailing, Draft with { Matter = Matter("m", NoticeText.Result) });
        Do(Draft);
        Refused(BadMailing, new RecordRecipients([]));
    }

    [Theory]
    [InlineData(null, "", 0, true)]
    [InlineData(null, "", 1, false)]
    [InlineData("test", "advanced", 0, true)]
    [InlineData("test", "not-advanced", 0, false)]
    [InlineData("test", "", 0, true)]
    [InlineData("interview", "", 0, false)]
    [InlineData("unknown", "", 0, false)]
    public void A_query_means_those_who_had_applied_and_whose_released_results_fit(string? stage, string decision, int appliedAt, bool isMeant)
    {
        ImmutableArray<Id> stages = [new("test"), new("interview")];
        var application = new ApplicationFacts(Anna, Minute(appliedAt), Address("fields"), [], [new StageDecision("completed", "advanced", "", "", "")]);
        var query = Everybody with { Stage = stage is null ? null : new Id(stage), Decisions = decision.Length == 0 ? [] : [decision] };
        query.Means(application, Minute(0), stages).ShouldBe(isMeant);
    }

    private void Confirmed()
    {
        Do(Draft);
        Do(new RecordRecipients([One, Two]));
        Do(new ConfirmMailing(Aigul, 3, [One, Two]));
    }

    private void Do(ActorCommand command) => bench.Do<MailingDone>(command, Minute(1));

    private Refusal Refused(string code, ActorCommand command) => bench.Refused(command, Minute(1), code);
}
