using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>One candidate of a simulated sitting: what its devices sent, what they heard, and what the rule gives back of lost time.</summary>
internal sealed class Sitter(int number, SittingPlan plan, TimeRatio time)
{
    public AttemptRef Attempt { get; } = new(new Id($"a-{number}"));

    public Person Candidate { get; } = new($"P{number}");

    public SittingPlan Plan { get; } = plan;

    public TimeRatio Time { get; } = time;

    /// <summary>Of the newest device that was let in.</summary>
    public int Epoch { get; set; }

    /// <summary>Highest number that a device has sent.</summary>
    public uint Sequence { get; set; }

    /// <summary>Highest number that some device heard was taken in this epoch.</summary>
    public uint Heard { get; set; }

    public List<Sending> Sent { get; } = [];

    /// <summary>Every wish to hand in: the device, and the last number it meant.</summary>
    public HashSet<(int Epoch, uint Covers)> HandedIn { get; } = [];

    /// <summary>By the model, in milliseconds.</summary>
    public long Credited { get; set; }

    /// <summary>When nothing is taken any more, by the specification's words.</summary>
    public Instant End(Instant started)
    {
        var minutes = ((Plan.Minutes * 60_000L * Time.Numerator) + Time.Denominator - 1) / Time.Denominator;
        var deadline = Math.Min(started.Milliseconds + minutes + Credited, Plan.Window.Closes.Milliseconds);
        return new Instant(deadline + (Plan.GraceSeconds * 1000L));
    }

    /// <summary>
    /// Whether a save that came after a submission belongs to it: the same device, a number that it meant, within the grace for bytes in flight.
    /// </summary>
    public bool BelongsTo((int Epoch, uint Covers) handedIn, Instant ended, int epoch, ulong sequence, Instant at) =>
        epoch == handedIn.Epoch && sequence <= handedIn.Covers && at.Milliseconds < ended.Milliseconds + (Plan.GraceSeconds * 1000L);

    /// <summary>The service was away: who ran then gets all of it, from the start on if that came in between.</summary>
    public void Lose(Instant from, Instant to, AttemptRead read)
    {
        if (read.Started is not { } started || started >= to || (read.Status == AttemptStatus.Completed && read.Ended <= from))
        {
            return;
        }

        var began = Instant.Later(from, started);
        if (Plan.LostTime.Credit != LostTimeCredit.None && began < End(started) && (to - began).TotalSeconds >= Plan.LostTime.ThresholdSeconds)
        {
            Credited += to.Milliseconds - began.Milliseconds;
        }
    }
}

/// <summary>A save of a device, and what it heard. Its content is its own, so that its effect is known among all others.</summary>
internal sealed class Sending(Sitter sitter, SaveContent save)
{
    public Sitter Sitter { get; } = sitter;

    public SaveContent Save { get; } = save;

    public (SaveTaken Reply, ReceiptPlace? Receipt)? Taken { get; set; }

    /// <summary>The last refusal.</summary>
    public Refusal? Refused { get; set; }

    public static Sending Of(Sitter sitter, int number, int position, uint sequence, int epoch)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"a sealed answer with salt and tag, number {number}");
        var content = new SealedAnswer(Digest.Of(bytes), bytes);
        return new Sending(sitter, sitter.Plan.Kind == PaperKind.Exercise
            ? new SaveText(sitter.Attempt, 0, sequence, epoch, content)
            : new SaveAnswer(sitter.Attempt, position, sequence, epoch, content));
    }
}
