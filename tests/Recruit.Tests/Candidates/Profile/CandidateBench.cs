using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Candidates.Profile;

/// <summary>Anna's record, opened, with a name, a phone and her consent.</summary>
internal sealed class CandidateBench
{
    public static readonly WorkingCalendar Calendar = WorkingCalendar.Plain(TimeSpan.FromHours(5));
    public static readonly Id Name = new("name");
    public static readonly Id Phone = new("phone");
    public static readonly Id Apply = new("apply");
    public static readonly Id Clerk = new("clerk-7");
    public static readonly Digest ConsentText = Digest.Of("I agree"u8);

    public ActorBench<Candidate> Bench { get; } = new(new CandidateKind(), "c-anna");

    public static CandidateBench Opened()
    {
        var one = new CandidateBench();
        one.Do(new OpenRecord(By("anna", "own-wish"), new Id("anna"), AnnasKey)).ShouldBe(new CandidateDone());
        one.Do(new ChangeProfile(By("anna", "own-wish"), Fields((Name, "Anna"), (Phone, "+7 701")), [])).ShouldBe(new CandidateDone());
        one.Do(new GiveConsent(By("anna", "own-wish"), Apply, ConsentText)).ShouldBe(new CandidateDone());
        return one;
    }

    public static SubmitApplication Submission(string candidate = "K-1", int shard = 3) => new(
        By("anna", "own-wish"), Clerk, shard, new Id(candidate), Day(0), Day(10), [Phone, Name], Apply);

    public static ImmutableSortedDictionary<Id, SealedNote> Fields(params (Id Field, string Text)[] fields) =>
        ImmutableSortedDictionary.CreateRange(fields.Select(one => KeyValuePair.Create(one.Field, Note(one.Text))));

    public Reply Do(ActorCommand command, double day = 0) => Bench.Do(command, Day(day));

    public Refusal Refused(ActorCommand command, string code, double day = 0) => Bench.Refused(command, Day(day), code);
}
