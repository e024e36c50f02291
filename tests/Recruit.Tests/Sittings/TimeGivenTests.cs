using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>
/// The time given is the time a person is entitled to, within a second (EX13): 10,000 random sittings with lost lines, gaps of ours, other
/// devices, reloads, extra time and a server clock that jumps, against a reckoning of its own. The shard is never told a client's clock.
/// </summary>
public class TimeGivenTests
{
    private const int Sittings = 10_000;
    private const int Contact = 20_000;
    private const int Threshold = 10_000;
    private const int MaxLine = 30 * 60_000;

    [Fact]
    public void Time_given_is_the_entitlement_within_a_second_whatever_happens()
    {
        for (var seed = 1; seed <= Sittings; seed++)
        {
            new Sitting(seed).Run();
        }
    }

    /// <summary>One sitting; the seed replays it.</summary>
    private sealed class Sitting(int seed)
    {
        private readonly Random random = new(seed);
        private readonly PoolShardKind kind = new();
        private object shard = null!;
        private long now;
        private long heard;
        private long entitled;
        private long lineCredit;
        private uint sequence;
        private int epoch;
        private LostTimeCredit credit;

        public void Run()
        {
            credit = (LostTimeCredit)random.Next(3);
            var minutes = random.Next(3, 15);
            var ratio = new Rational(random.Next(7, 12), random.Next(4, 7));
            shard = kind.Create("clerk-7/0");
            Do(new PlanSitting(Campaign, Items, Plan(credit, minutes)));
            Do(Deal("a-anna", "A", ratio));
            now = Opens.Milliseconds + random.Next(60_000);
            Do(new StartAttempt(Anna));
            heard = now;
            entitled = now + (long)(new Rational(minutes * 60_000, 1) * ratio).Ceiling();
            while (now < entitled)
            {
                Step();
            }

            while (now < entitled + 31_000)
            {
                Pass(Threshold);
                Probe();
            }

            if (kind.Due(shard) is { } due)
            {
                Math.Abs(due.Milliseconds - entitled - 30_000).ShouldBeLessThanOrEqualTo(1000, Name);
            }

            Do(new Nudge());
            var ended = Do(new Submit(Anna, epoch, 0)).Reply.ShouldBeOfType<SubmissionReceipt>(Name);
            ended.Status.ShouldBe(AttemptStatus.TimedOut, Name);
            Math.Abs(ended.At.Milliseconds - entitled).ShouldBeLessThanOrEqualTo(1000, Name);
        }

        private string Name => $"seed {seed}";

        private void Step()
        {
            switch (random.Next(12))
            {
                case 0:
                    Silence(random.Next(31_000, 400_000));
                    break;
                case 1:
                    Gap(random.Next(0, 300_000));
                    break;
                case 2:
                    Hear(new TakeOver(Anna), 1);
                    break;
                case 3:
                    Do(random.Next(2) == 0 ? new StartAttempt(Anna) : new ReadAttempt(Anna));
                    break;
                case 4:
                    var extra = random.Next(1, 60_000);
                    Do(new GrantExtra(Anna, extra, new("officer-1"), new("noise")));
                    entitled += extra;
                    break;
                case 5:
                    JumpOfClock();
                    break;
                default:
                    Pass(random.Next(1, Contact));
                    Probe();
                    break;
            }
        }

        /// <summary>The line is lost.</summary>
        private void Silence(int length)
        {
            Pass(length);
            var lost = now - heard - Contact;
            var credited = credit == LostTimeCredit.All && now - heard > Contact + Threshold ? Math.Min(lost, MaxLine - lineCredit) : 0;
            if (now < entitled + credited + 30_000)
            {
                entitled += credited;
                lineCredit += credited;
            }

            MaybeNudge();
            Probe();
        }

        /// <summary>The service is down; the host tells it once, twice or after a nudge.</summary>
        private void Gap(int length)
        {
            Probe();
            var from = now;
            Pass(length);
            MaybeNudge();
            var ran = from < entitled + 30_000;
            for (var told = random.Next(1, 3); told > 0; told--)
            {
                Do(new ServiceGap(new Instant(from), new Instant(now)));
            }

            if (length >= Threshold && ran)
            {
                entitled += credit == LostTimeCredit.None ? 0 : length;
                heard = now;
            }

            Pass(random.Next(1, Contact - 10_000));
            Probe();
        }

        /// <summary>The server's clock shows another time for a moment: an hour earlier, or later with a nudge.</summary>
        private void JumpOfClock()
        {
            Probe();
            var jump = random.Next(3_600_000);
            kind.Decide(shard, new Nudge(), new Instant(now + jump)).Events.ToList().ForEach(Evolve);
            if (now < entitled)
            {
                kind.Decide(shard, new Contact(Anna, epoch), new Instant(now - Math.Min(jump, now))).Events.ToList().ForEach(Evolve);
            }

            Probe();
        }

        private void MaybeNudge()
        {
            if (random.Next(2) == 0)
            {
                Do(new Nudge());
            }
        }

        private void Pass(int length) => now += length;

        /// <summary>A save now is in time just where the reckoning says so.</summary>
        private void Probe()
        {
            var isInTime = Hear(new SaveAnswer(Anna, random.Next(Items), ++sequence, epoch, Sealed("b")), 0) is SaveTaken { IsLate: false };
            if (Math.Abs(now - entitled) > 1000)
            {
                isInTime.ShouldBe(now < entitled, Name);
            }
        }

        private Reply Hear(ActorCommand command, int epochs)
        {
            var reply = Do(command).Reply;
            if (reply is not Refusal)
            {
                heard = now;
                epoch += epochs;
                sequence = epochs > 0 ? 0 : sequence;
            }

            return reply;
        }

        private Decision Do(ActorCommand command)
        {
            var decision = kind.Decide(shard, command, new Instant(now));
            foreach (var happened in decision.Events)
            {
                Evolve(happened);
            }

            return decision;
        }

        private void Evolve(ActorEvent happened) => shard = kind.Evolve(shard, happened);
    }
}
