using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Registers;

/// <summary>The line to a register as a host sees it; its key is the register's name.</summary>
public sealed class RegisterLineKind : PagedKind<RegisterLine>
{
    /// <summary>First part of the keys.</summary>
    public const string KindName = "register-line";

    private static readonly RecordShapes CommandShapes = new(
        ("put-ask", typeof(PutAsk)),
        ("read-due-asks", typeof(ReadDueAsks)),
        ("report-ask", typeof(ReportAsk)));

    private static readonly RecordShapes EventShapes = new(
        ("ask-put", typeof(AskPut)),
        ("ask-deferred", typeof(AskDeferred)),
        ("ask-settled", typeof(AskSettled)));

    private static readonly RecordShapes ReplyShapes = new(
        ("register-done", typeof(RegisterDone)),
        ("asks-due", typeof(AsksDue)));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands => CommandShapes;

    /// <inheritdoc/>
    protected override RecordShapes Events => EventShapes;

    /// <inheritdoc/>
    protected override RecordShapes Replies => ReplyShapes;

    /// <inheritdoc/>
    protected override RegisterLine CreateState(string id) => new(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(RegisterLine state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            PutAsk put => Put(state, put, now),
            ReadDueAsks read => Decision.Tell(new AsksDue([.. state.DueBy(now).Take(read.Most).Select(place => Told(state.Asks[place]))])),
            ReportAsk report => Report(state, report, now),
            Nudge => Decision.Tell(new RegisterDone()),
            _ => throw new ArgumentException($"The line to a register knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    private static DueAsk Told(LinedAsk ask) => new(ask.Id, ask.Tries + 1, ask.Person, ask.Purpose, ask.Subject!);

    private static Decision Put(RegisterLine line, PutAsk put, Instant now) =>
        line.Find(put.Person, put.Ask) is not null ? Decision.Tell(new RegisterDone())
        : line.Asks.Count >= RegisterLine.AsksMax
            ? Decision.Refuse(RegisterRefusals.TooMany, new RefusalFact("most", RegisterLine.AsksMax.ToString(CultureInfo.InvariantCulture)))
        : Decision.Happen(new RegisterDone(), new AskPut(new LinedAsk(put.Ask, put.Person, put.Purpose, now, Subject: put.Subject)));

    private static Decision Report(RegisterLine line, ReportAsk report, Instant now)
    {
        if (line.Find(report.Person, report.Ask) is not { } place || report.Try > line.Asks[place].Tries + 1)
        {
            return Decision.Refuse(RegisterRefusals.NoAsk);
        }

        var ask = line.Asks[place];
        return ask.SettledAt is not null || report.Try <= ask.Tries ? Decision.Tell(new RegisterDone())
            : report.Outcome is not { } outcome ? Decision.Happen(new RegisterDone(), new AskDeferred(now, place))
            : new Decision(
                new RegisterDone(),
                [new AskSettled(now, place, outcome)],
                [new Message(RegisterFile.KeyOf(report.Person), new NoteRegisterAnswer(report.Ask, outcome, report.Answer))]);
    }
}
