using System.Text;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;

namespace Recruit.Mail;

/// <summary>What one round came to.</summary>
/// <param name="HandedOver">Letters that a mail system has taken.</param>
/// <param name="Deferred">Tries in vain that will be repeated.</param>
/// <param name="Refused">Tries in vain that will not.</param>
/// <param name="IsUnavailable">Whether the round ended because the mail system takes nothing now.</param>
/// <param name="Broken">Desks of which a rule threw, when they were asked what is due or told what became of it: their letters wait, those of others go.</param>
public sealed record CourierRound(int HandedOver = 0, int Deferred = 0, int Refused = 0, bool IsUnavailable = false, int Broken = 0);

/// <summary>
/// Asks notice desks what is due, hands it over, and reports. It keeps nothing: stopped at any instant, what was handed over and not reported goes out
/// again under the same name, and nothing is lost. One courier serves a desk at a time; two would only make doubles.
/// </summary>
/// <param name="actors">Where the desks are.</param>
/// <param name="seals">Open the addresses.</param>
/// <param name="postbox">Where letters go.</param>
/// <param name="settings">Who writes.</param>
public sealed class Courier(IActors actors, PersonSeals seals, Postbox postbox, MailSettings settings)
{
    /// <summary>Letters between two reports: so many at most go out twice after a crash.</summary>
    public const int LettersPerReport = 32;

    /// <summary>Longest pause after rounds in which the mail system took nothing, if the usual one is not longer.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Goes round for as long as it is wanted, with a pause after each round, which doubles for as long as the mail system takes nothing.
    /// </summary>
    /// <param name="desks">The desks of campaigns that are open, asked anew before each round.</param>
    /// <param name="pause">How long to wait between two rounds; above 0.</param>
    /// <param name="time">For the pause.</param>
    /// <param name="told">Told what each round came to.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(
        Func<ValueTask<IReadOnlyCollection<NoticeDeskId>>> desks, TimeSpan pause, TimeProvider time, Action<CourierRound> told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(desks);
        ArgumentNullException.ThrowIfNull(told);
        for (var next = pause; ;)
        {
            var round = await GoRoundAsync(await desks().ConfigureAwait(false), cancellation).ConfigureAwait(false);
            told(round);
            next = PauseAfter(round, pause, next);
            await Task.Delay(next, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>How long to wait after a round.</summary>
    /// <param name="round">What it came to.</param>
    /// <param name="pause">The usual pause.</param>
    /// <param name="last">The pause before it.</param>
    public static TimeSpan PauseAfter(CourierRound round, TimeSpan pause, TimeSpan last)
    {
        ArgumentNullException.ThrowIfNull(round);
        return !round.IsUnavailable || pause >= PauseMax ? pause : last * 2 < PauseMax ? last * 2 : PauseMax;
    }

    /// <summary>Hands over everything that is due at these desks, or as much as the mail system takes.</summary>
    public async Task<CourierRound> GoRoundAsync(IEnumerable<NoticeDeskId> desks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(desks);
        var round = new CourierRound();
        foreach (var desk in desks)
        {
            try
            {
                while (!round.IsUnavailable
                    && (await actors.AskAsync(desk.Key, new ReadDueNotices(LettersPerReport)).ConfigureAwait(false)).Reply is NoticesDue { Notices.IsEmpty: false } due)
                {
                    round = await CarryAsync(desk, due, round, cancellation).ConfigureAwait(false);
                    if (!due.HasMore)
                    {
                        break;
                    }
                }
            }
            catch (DecisionFailedException)
            {
                // The host told its operator whose rule threw.
                round = round with { Broken = round.Broken + 1 };
            }
        }

        return round;
    }

    private async Task<CourierRound> CarryAsync(NoticeDeskId desk, NoticesDue due, CourierRound round, CancellationToken cancellation)
    {
        var tries = new List<TriedNotice>();
        try
        {
            foreach (var notice in due.Notices)
            {
                cancellation.ThrowIfCancellationRequested();
                var handover = await HandOverAsync(notice, cancellation).ConfigureAwait(false);
                tries.Add(new TriedNotice(notice.Notice, notice.Try, handover.Outcome, handover.Reason));
                round = After(round, handover);
                if (round.IsUnavailable)
                {
                    break;
                }
            }

        }
        finally
        {
            // Also when the postbox failed or somebody stops the courier: what is handed over is known then. A desk that did not take it gives the
            // same letters again, so nothing more is fetched from it in this round.
            if (tries.Count > 0 && (await actors.AskAsync(desk.Key, new ReportTries([.. tries])).ConfigureAwait(false)).Reply is not NoticeDone)
            {
                round = round with { IsUnavailable = true };
            }
        }

        return round;
    }

    private async Task<Handover> HandOverAsync(DueNotice notice, CancellationToken cancellation)
    {
        if (seals.Find(notice.Person) is not { } seal)
        {
            return new Handover(TryOutcome.Refused, TryReasons.KeyErased);
        }

        if (seal.Open(notice.Address) is not { } opened)
        {
            return new Handover(TryOutcome.Refused, TryReasons.Unreadable);
        }

        var address = Encoding.UTF8.GetString(opened.Answer.Span);
        return AddressForm.IsAddress(address)
            ? await postbox.HandOverAsync(Letter.Of(notice, address, settings), cancellation).ConfigureAwait(false)
            : new Handover(TryOutcome.Refused, TryReasons.BadAddress);
    }

    private static CourierRound After(CourierRound round, Handover handover) => handover.Outcome switch
    {
        TryOutcome.HandedOver => round with { HandedOver = round.HandedOver + 1 },
        TryOutcome.Refused => round with { Refused = round.Refused + 1 },
        _ => round with { Deferred = round.Deferred + 1, IsUnavailable = handover.IsUnavailable },
    };
}
