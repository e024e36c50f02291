using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Tests.Actors;
using Recruit.Vacancies;

namespace Recruit.Tests.Notices;

/// <summary>A notice desk. Minutes count from an instant of no importance.</summary>
internal sealed class NoticeBench
{
    public static readonly Mandate Aigul = new(new Id("aigul"), new Id("routine"));
    public static readonly PersonKeyId Anna = Key(1);
    public static readonly PersonKeyId Bolat = Key(2);
    public static readonly PersonKeyId Vera = Key(3);
    public static readonly NoticeMatter Received = Matter("received", NoticeText.ApplicationReceived);

    private readonly ActorBench<NoticeDesk> bench = new(new NoticeDeskKind(), "clerk-7/3");

    public NoticeDesk Desk => bench.State;

    public static PersonKeyId Key(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    public static Instant Minute(double minutes) => new(1_800_000_000_000 + (long)(minutes * 60_000));

    public static SealedAnswer Address(string text) => new(Digest.Of(System.Text.Encoding.UTF8.GetBytes(text)), System.Text.Encoding.UTF8.GetBytes(text));

    public static NoticeMatter Matter(string id, NoticeText text, string? closing = null) => new(
        new Id(id), text, NoticeTexts.FactsOf(text).ToImmutableSortedDictionary(name => new Id(name), name => NoticeTexts.IsTime(name) ? "2026-03-02T09:00+05:00" : $"a {name}"), closing is null ? null : new Id(closing));

    public static TriedNotice Tried(DueNotice notice, TryOutcome outcome, string? reason = null) =>
        new(notice.Notice, notice.Try, outcome, reason is null ? null : new Id(reason));

    /// <summary>A desk where Anna and Bolat gave addresses and Vera did not.</summary>
    public static NoticeBench WithAddresses()
    {
        var bench = new NoticeBench();
        bench.Do(new KeepAddress(Aigul, Anna, Language.Kk, Address("anna")), 0);
        bench.Do(new KeepAddress(Aigul, Bolat, Language.Ru, Address("bolat")), 0);
        return bench;
    }

    public Reply Do(ActorCommand command, double minute) => bench.Do(command, Minute(minute));

    public NoticesTaken Queue(NoticeMatter matter, double minute, params PersonKeyId[] to) =>
        bench.Do<NoticesTaken>(new QueueNotices(matter, [.. to]), Minute(minute));

    public ImmutableArray<DueNotice> Due(double minute) => bench.Do<NoticesDue>(new ReadDueNotices(ReadDueNotices.Limit), Minute(minute)).Notices;

    public void Report(double minute, params TriedNotice[] tries) => bench.Do<NoticeDone>(new ReportTries([.. tries]), Minute(minute));

    public NoticesCounted Count(double minute) => bench.Do<NoticesCounted>(new CountNotices(), Minute(minute));

    public Refusal Refused(string code, ActorCommand command) => bench.Refused(command, Minute(0), code);
}
