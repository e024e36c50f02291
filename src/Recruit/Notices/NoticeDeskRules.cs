using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>What a notice desk decides. The codes are in <see cref="NoticeRefusals"/>.</summary>
public static class NoticeDeskRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(NoticeDesk desk, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return command switch
        {
            KeepAddress keep => Keep(desk, keep, now),
            QueueNotices queue => Queue(desk, queue.Matter, queue.To, now, isReleased: false),
            SendLetters send => Queue(desk, send.Matter, send.To, now, isReleased: true),
            LiftEmbargo lift => desk.IsReleased(lift.Closing) ? Done() : Done(new EmbargoLifted(now, lift.Closing)),
            ReportTries report => Report(desk, report, now),
            QueueAgain again => Again(desk, again, now),
            ReadDueNotices read => ReadDue(desk, read, now),
            CountNotices => Decision.Tell(Count(desk, now)),
            ReadOwnNotices read => ReadOwn(desk, read.Person),
            Nudge => Done(),
            _ => throw new ArgumentException($"A notice desk knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    private static Decision Keep(NoticeDesk desk, KeepAddress keep, Instant now)
    {
        var recipient = new Recipient(keep.Person, keep.Language, new SealedNote(keep.Person, keep.Address));
        return desk.FindRecipient(keep.Person) is { } known && RecordJson.AreAlike(desk.Recipients[known], recipient)
            ? Done()
            : Done(new AddressKept(keep.Mandate.At(now), recipient));
    }

    private static Decision Queue(NoticeDesk desk, NoticeMatter matter, ImmutableArray<PersonKeyId> people, Instant now, bool isReleased)
    {
        if (people.Length is 0 or > QueueNotices.Most || people.Distinct().Count() != people.Length)
        {
            return Refuse(NoticeRefusals.BadCount, "most", QueueNotices.Most);
        }

        if (desk.FindMatter(matter.Id) is { } known ? !RecordJson.AreAlike(known, matter) : !matter.IsWhole)
        {
            return Decision.Refuse(desk.FindMatter(matter.Id) is null ? NoticeRefusals.BadMatter : NoticeRefusals.MatterDiffers);
        }

        ImmutableArray<ActorEvent> lifted = [];
        if (matter.Closing is { } closing && !desk.IsReleased(closing))
        {
            if (!isReleased)
            {
                return Decision.Refuse(NoticeRefusals.Embargoed, new RefusalFact("closing", closing.Text));
            }

            lifted = [new EmbargoLifted(now, closing)];
        }

        ImmutableArray<PersonKeyId> to = [.. people.Where(person => !desk.Has(person, matter.Id))];
        var taken = new NoticesTaken(to.Length, people.Length - to.Length, people.Count(person => !CanReach(desk, person)));
        return to.IsEmpty ? Decision.Tell(taken)
            : desk.Notices.Count + to.Length > NoticeDesk.NoticesMax ? Refuse(NoticeRefusals.DeskFull, "most", NoticeDesk.NoticesMax)
            : desk.FindMatter(matter.Id) is null && desk.Matters.Count >= NoticeDesk.MattersMax ? Refuse(NoticeRefusals.DeskFull, "most", NoticeDesk.MattersMax)
            : Decision.Happen(taken, [.. lifted, new NoticesQueued(now, matter, to)]);
    }

    private static Decision Report(NoticeDesk desk, ReportTries report, Instant now)
    {
        if (report.Tries.Length is 0 or > ReadDueNotices.Limit || report.Tries.Select(one => one.Notice).Distinct().Count() != report.Tries.Length)
        {
            return Refuse(NoticeRefusals.BadCount, "most", ReadDueNotices.Limit);
        }

        foreach (var one in report.Tries)
        {
            if (one.Notice < 0 || one.Notice >= desk.Notices.Count || one.Try > desk.Notices[one.Notice].Turn)
            {
                return Refuse(NoticeRefusals.NoNotice, "notice", one.Notice);
            }
        }

        ImmutableArray<TriedNotice> news = [.. report.Tries.Where(one => desk.Notices[one.Notice] is { IsSettled: false } notice && notice.Turn == one.Try)];
        return news.IsEmpty ? Done() : Done(new NoticesTried(now, news));
    }

    private static Decision Again(NoticeDesk desk, QueueAgain again, Instant now)
    {
        ImmutableArray<int> failed =
        [
            .. Enumerable.Range(0, desk.Notices.Count)
                .Where(place => desk.Notices[place] is { IsSettled: true, HandedOverAt: null } notice && notice.Reason == again.Failure)
                .Take(QueueAgain.Most),
        ];
        var taken = new NoticesTakenAgain(failed.Length);
        return failed.IsEmpty ? Decision.Tell(taken) : Decision.Happen(taken, new NoticesQueuedAgain(again.Mandate.At(now), failed));
    }

    private static Decision ReadDue(NoticeDesk desk, ReadDueNotices read, Instant now)
    {
        if (read.Most is < 1 or > ReadDueNotices.Limit)
        {
            return Refuse(NoticeRefusals.BadCount, "most", ReadDueNotices.Limit);
        }

        int[] due = [.. desk.DueBy(now).Take(read.Most + 1).Select(one => one.Notice)];
        return Decision.Tell(new NoticesDue([.. due.Take(read.Most).Select(place => Told(desk, place))], due.Length > read.Most));
    }

    private static DueNotice Told(NoticeDesk desk, int place)
    {
        var notice = desk.Notices[place];
        var (recipient, matter) = (desk.Recipients[notice.Recipient], desk.Matters[notice.Matter]);
        return new DueNotice(
            place, notice.Turn, NameOf(desk.Id, matter.Id, recipient.Person), recipient.Person, recipient.Language!.Value, recipient.Address!.Content, matter);
    }

    /// <summary>The same for every try and after every restart, and without a way back to the person.</summary>
    private static Digest NameOf(NoticeDeskId desk, Id matter, PersonKeyId person)
    {
        var content = new RecordWriter();
        content.Write(desk.ToString());
        content.Write(matter.Text);
        content.WriteRaw(person.Value.ToByteArray(bigEndian: true));
        return Digest.Of(content.Written);
    }

    private static NoticesCounted Count(NoticeDesk desk, Instant now)
    {
        var states = ImmutableSortedDictionary.CreateBuilder<NoticeState, int>();
        var failures = ImmutableSortedDictionary.CreateBuilder<Id, int>();
        foreach (var notice in desk.Notices)
        {
            var state = notice.StateWith(desk.HasAddress(notice.Recipient));
            states[state] = states.GetValueOrDefault(state) + 1;
            if (state == NoticeState.Failed && notice.Reason is { } reason)
            {
                failures[reason] = failures.GetValueOrDefault(reason) + 1;
            }
        }

        Instant? oldest = null;
        foreach (var (since, _) in desk.DueBy(now).Take(1))
        {
            oldest = since;
        }

        return new NoticesCounted(states.ToImmutable(), failures.ToImmutable(), oldest);
    }

    private static Decision ReadOwn(NoticeDesk desk, PersonKeyId person)
    {
        if (desk.FindRecipient(person) is not { } place)
        {
            return Decision.Refuse(NoticeRefusals.NoRecipient);
        }

        var own = desk.NoticesTo(place).Select(one => desk.Notices[one])
            .Select(one => new OwnNotice(desk.Matters[one.Matter], one.At, one.StateWith(desk.HasAddress(place)), one.HandedOverAt));
        return Decision.Tell(new OwnNoticesRead(desk.Recipients[place], [.. own]));
    }

    private static bool CanReach(NoticeDesk desk, PersonKeyId person) => desk.FindRecipient(person) is { } place && desk.HasAddress(place);

    private static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new NoticeDone(), events);

    private static Decision Refuse(string code, string fact, int value) =>
        Decision.Refuse(code, new RefusalFact(fact, value.ToString(CultureInfo.InvariantCulture)));
}
