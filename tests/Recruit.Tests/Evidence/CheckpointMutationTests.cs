using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>TL14: changed checkpoints crash nothing, and whatever is accepted is what was signed.</summary>
public class CheckpointMutationTests
{
    private const string Origin = StoredLog.Origin;
    private const int CasesByDefault = 20_000;
    private const int CasesAtMost = 1_000_000;

    private static readonly Signer Log = new(Origin);
    private static readonly Signer Witness = new("witness.example/a");
    private static readonly CheckpointTrust Trust = new(Origin, [Log.Key], [Witness.Key], 1);

    private static readonly Checkpoint[] Signed =
    [
        new(Origin, 0, MerkleTree.EmptyRoot), new(Origin, 9, Digest.Of("nine"u8)), new(Origin, 10, Digest.Of("ten"u8)),
        new(Origin, 123_456_789, Digest.Of("many"u8)),
    ];

    /// <summary>Honest notes, some with strangers' lines, and one of another log by the same keys.</summary>
    private static readonly byte[][] Notes =
    [
        .. Signed.Select(one => Signer.Note(one, Log, Witness)),
        .. Signed.Select(one => Signer.Note(one, [new Signer("stranger.example/1"), Witness, Log, new Signer("stranger.example/2")])),
        Signer.Note(new Checkpoint("other.example/log", 10, Digest.Of("ten"u8)), Log, Witness),
    ];

    /// <summary>Pieces that mean something in a note.</summary>
    private static readonly byte[][] Pieces =
    [
        "\n"u8.ToArray(), "\n\n"u8.ToArray(), "\u2014 "u8.ToArray(), " "u8.ToArray(), "0"u8.ToArray(), "1"u8.ToArray(),
        "+"u8.ToArray(), "="u8.ToArray(), "A"u8.ToArray(), [0], [0xFF], [0xE2, 0x80], [0xED, 0xA0, 0x80],
        "\r\n"u8.ToArray(), "\u00A0"u8.ToArray(), Encoding.UTF8.GetBytes(Origin + "\n"),
    ];

    [Fact]
    public void TL14_no_mutated_checkpoint_crashes_or_is_falsely_accepted()
    {
        var factor = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var asked) ? asked : 1;
        var cases = (int)Math.Clamp((long)CasesByDefault * factor, CasesByDefault, CasesAtMost);
        var honest = Signed.Select(one => one.Text).ToHashSet(StringComparer.Ordinal);
        var seen = new int[Enum.GetValues<CheckpointVerdict>().Length];
        Parallel.For(0, cases, number =>
        {
            var note = Mutated(new Random(number));
            var verdict = Trust.Judge(note, out var checkpoint);
            Interlocked.Increment(ref seen[(int)verdict]);
            if (checkpoint is not null && !honest.Contains(checkpoint.Text))
            {
                Assert.Fail($"Case {number} was accepted: {Convert.ToBase64String(note)}");
            }
        });

        // The mutations reach every answer, so the claim is not empty.
        seen.ShouldAllBe(count => count > 0);
        seen.Sum().ShouldBe(cases);
    }

    /// <summary>Where the text itself was changed, nothing at all may be accepted.</summary>
    [Fact]
    public void TL14_no_bit_of_the_signed_text_may_differ()
    {
        foreach (var note in Notes[..8])
        {
            for (var bit = 0; bit < (note.AsSpan().IndexOf("\n\n"u8) + 1) * 8; bit++)
            {
                var changed = note.ToArray();
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                Trust.Judge(changed, out _).ShouldNotBe(CheckpointVerdict.Accepted);
            }
        }
    }

    [Fact]
    public void TL14_any_bytes_are_read_without_an_exception() =>
        Properties.Hold(ArbMap.Default.GeneratorFor<byte[]>().Zip(ArbMap.Default.GeneratorFor<NonNull<string>>()), some =>
        {
            Trust.Judge(some.Item1, out _).ShouldBe(CheckpointVerdict.Unreadable);
            Trust.Judge([.. Encoding.UTF8.GetBytes($"{Signed[1].Text}\n\u2014 {some.Item2.Get}"), .. some.Item1, (byte)'\n'], out _)
                .ShouldNotBe(CheckpointVerdict.Accepted);
            Checkpoint.Parse(some.Item2.Get).ShouldBeNull();
            VerifierKey.Parse(some.Item2.Get).ShouldBeNull();
            VerifierKey.Create("a", some.Item1).ShouldBeNull();
        });

    /// <summary>One to three changes of an honest note.</summary>
    private static byte[] Mutated(Random chance)
    {
        var note = Notes[chance.Next(Notes.Length)].ToList();
        for (var changes = chance.Next(1, 4); changes > 0 && note.Count > 0; changes--)
        {
            var at = chance.Next(note.Count);
            var length = Math.Min(chance.Next(1, 40), note.Count - at);
            switch (chance.Next(8))
            {
                case 0:
                    note[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    note.RemoveRange(at, length);
                    break;
                case 2:
                    note.InsertRange(at, Pieces[chance.Next(Pieces.Length)]);
                    break;
                case 3:
                    note.InsertRange(chance.Next(note.Count), note.GetRange(at, length));
                    break;
                case 4:
                    note.RemoveRange(at, note.Count - at);
                    break;
                case 5:
                    note[at] = (byte)chance.Next(256);
                    break;
                default:
                    note = Spliced(chance, note);
                    break;
            }
        }

        return [.. note];
    }

    /// <summary>Lines taken from another honest note: signatures under a foreign text, lines doubled, exchanged or missing.</summary>
    private static List<byte> Spliced(Random chance, List<byte> note)
    {
        var lines = Encoding.Latin1.GetString([.. note]).Split('\n').ToList();
        var others = Encoding.Latin1.GetString(Notes[chance.Next(Notes.Length)]).Split('\n');
        var at = chance.Next(lines.Count);
        switch (chance.Next(3))
        {
            case 0:
                lines[at] = others[Math.Min(at, others.Length - 1)];
                break;
            case 1:
                lines.Insert(at, others[chance.Next(others.Length)]);
                break;
            default:
                lines.RemoveAt(at);
                break;
        }

        return [.. Encoding.Latin1.GetBytes(string.Join('\n', lines))];
    }
}
