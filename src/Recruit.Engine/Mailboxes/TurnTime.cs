using Recruit.Actors;

namespace Recruit.Engine.Mailboxes;

/// <summary>
/// The time by which turns decide, and when a turn may begin: no decision is made at an instant inside a gap in the service, and none
/// after a gap by an actor that should have been told of it and was not.
/// </summary>
/// <remarks>
/// <para>Time stands still for decisions while a batch is being stored: turns that fill the next batch meanwhile decide as of the instant at
/// which the one before was closed. When that took no longer than a gap, time goes on. When it took longer, the interval it stood still
/// is the gap, and it is told first. A turn therefore decides before the gap began or after it was told: nobody's time runs out in it.</para>
/// <para>No turn begins any more once nothing was stored for longer than a gap; it waits, and what comes meanwhile fills the mailboxes up to
/// their bound. So no decision bears an instant that is older than a gap. Nor does a turn begin when the whole process stood still
/// and wakes up before its commits do: then the gap began with the latest instant by which anything can have been decided.</para>
/// <para>Turns and the telling exclude each other. A turn that began before has told the timers what its actor waits for when it
/// ends, so whoever is told of the gap is everybody whose time ran in it; one that begins after finds the gap in its mailbox. That turn alone may
/// begin while others wait, since what it has to say does not depend on the time and commits wait for it.</para>
/// </remarks>
internal sealed class TurnTime
{
    private readonly object gate = new();
    private readonly EngineClock clock;
    private readonly TimeSpan gap;
    private readonly Action<Mailbox> goOn;
    private readonly List<Mailbox> held = [];
    private Instant latest;
    private Instant stored;
    private bool storing;
    private bool telling;
    private int running;

    /// <param name="clock">Of the engine.</param>
    /// <param name="gap">How long nothing may be stored until that counts as a gap.</param>
    /// <param name="goOn">Called with a mailbox whose turn had to wait and may begin now.</param>
    public TurnTime(EngineClock clock, TimeSpan gap, Action<Mailbox> goOn)
    {
        (this.clock, this.gap, this.goOn) = (clock, gap, goOn);
        latest = stored = clock.Now;
    }

    /// <summary>When something was last stored, or about to be, or nobody needed it to be.</summary>
    public Instant Stored
    {
        get
        {
            lock (gate)
            {
                return stored;
            }
        }
    }

    /// <summary>The instant up to which time limits may be looked at.</summary>
    public Instant Now
    {
        get
        {
            lock (gate)
            {
                var present = clock.Now;
                return storing || IsOverdue(present) ? latest : present;
            }
        }
    }

    /// <summary>Begins a turn, or keeps its mailbox until turns may begin again.</summary>
    /// <param name="mailbox">Whose turn it is.</param>
    /// <param name="now">The instant by which it decides.</param>
    /// <returns>Whether it began; then <see cref="EndTurn"/> must follow.</returns>
    public bool TryBeginTurn(Mailbox mailbox, out Instant now)
    {
        lock (gate)
        {
            var present = clock.Now;
            var isOverdue = IsOverdue(present);
            if (!storing && !isOverdue)
            {
                latest = present;
            }

            now = latest;
            if (telling || (isOverdue && !mailbox.HasGap))
            {
                held.Add(mailbox);
                return false;
            }

            running++;
            return true;
        }
    }

    /// <summary>Ends a turn whose record is handed over and whose instant the timers know.</summary>
    public void EndTurn()
    {
        lock (gate)
        {
            running--;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The store is going to be at work: time stands still.</summary>
    /// <returns>Not before any instant by which something was decided.</returns>
    public Instant BeginStoring()
    {
        lock (gate)
        {
            var present = clock.Now;
            if (!IsOverdue(present))
            {
                latest = stored = present;
            }

            storing = true;
            return latest;
        }
    }

    /// <summary>The store is done: time goes on.</summary>
    /// <returns>False after a gap: no turn begins before <see cref="Tell"/> ends.</returns>
    public bool TryEndStoring()
    {
        lock (gate)
        {
            var present = clock.Now;
            if (present - latest > gap)
            {
                telling = true;
                return false;
            }

            (latest, stored, storing) = (present, present, false);
        }

        GoOn();
        return true;
    }

    /// <summary>Waits for the turns that began during the gap, and tells it.</summary>
    /// <param name="tell">Puts it into the mailboxes; gets the first instant of the gap and the first one after it.</param>
    public void Tell(Action<Instant, Instant> tell)
    {
        Instant from, to;
        lock (gate)
        {
            while (running > 0)
            {
                Monitor.Wait(gate);
            }

            (from, to) = (latest, clock.Now);
            (latest, stored, storing) = (to, to, false);
        }

        tell(from, to);
        lock (gate)
        {
            telling = false;
        }

        GoOn();
    }

    /// <summary>At this instant no time limit ran that loses by a gap, and nothing waited to be stored: that nothing is stored is rest, and no gap.</summary>
    public void Rest(Instant at)
    {
        lock (gate)
        {
            (latest, stored) = (Instant.Later(latest, at), Instant.Later(stored, at));
        }

        GoOn();
    }

    private bool IsOverdue(Instant present) => present - stored > gap;

    /// <summary>Those whose turns waited begin, unless they have to wait again.</summary>
    private void GoOn()
    {
        List<Mailbox> waited;
        lock (gate)
        {
            if (held.Count == 0)
            {
                return;
            }

            waited = [.. held];
            held.Clear();
        }

        waited.ForEach(goOn);
    }
}
