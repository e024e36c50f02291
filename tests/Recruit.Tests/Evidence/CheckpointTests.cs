using System.Collections.Immutable;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>TL14, the rules of signatures: who is believed, and for what.</summary>
public class CheckpointTests
{
    private const string Origin = StoredLog.Origin;

    private static readonly Signer Log = new(Origin);
    private static readonly Signer[] Witnesses = [new("witness.example/a"), new("witness.example/b"), new("witness.example/c")];
    private static readonly Checkpoint Mark = new(Origin, 70_000, Digest.Of("root"u8));

    [Fact]
    public void A_checkpoint_is_three_lines_and_signature_lines()
    {
        var lines = Encoding.UTF8.GetString(Signer.Note(Mark, Log)).Split('\n');
        lines[..4].ShouldBe([Origin, "70000", Convert.ToBase64String(Mark.Root.ToArray()), ""]);
        lines[4].ShouldStartWith($"\u2014 {Origin} ");
        lines.Length.ShouldBe(6);
        Judge(Signer.Note(Mark, Log)).ShouldBe(CheckpointVerdict.Accepted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void TL14_sixteen_signature_lines_and_more_are_accepted_wherever_the_known_one_stands(int lines)
    {
        var strangers = Enumerable.Range(1, lines - 1).Select(i => new Signer($"stranger.example/{i}")).ToArray();
        Judge(Signer.Note(Mark, [.. strangers, Log])).ShouldBe(CheckpointVerdict.Accepted);
        Judge(Signer.Note(Mark, [Log, .. strangers])).ShouldBe(CheckpointVerdict.Accepted);
    }

    [Fact]
    public void TL14_more_lines_or_bytes_than_the_bound_are_refused()
    {
        var line = Log.Sign(Mark.Text);
        Judge(new SignedNote(Mark.Text, [.. Enumerable.Repeat(line, 100)]).Encode()).ShouldBe(CheckpointVerdict.Accepted);
        Judge(new SignedNote(Mark.Text, [.. Enumerable.Repeat(line, 101)]).Encode()).ShouldBe(CheckpointVerdict.Unreadable);
        var huge = new NoteSignature("x", 1, [.. new byte[SignedNote.LongestBytes]]);
        Judge(new SignedNote(Mark.Text, [line, huge]).Encode()).ShouldBe(CheckpointVerdict.Unreadable);
    }

    [Fact]
    public void TL14_a_checkpoint_of_another_origin_is_refused_though_the_same_key_signed_it()
    {
        Judge(Signer.Note(new Checkpoint("other.example/log", 70_000, Mark.Root), Log)).ShouldBe(CheckpointVerdict.WrongOrigin);
        Judge(Signer.Note(new Checkpoint(Origin + " ", 70_000, Mark.Root), Log)).ShouldBe(CheckpointVerdict.WrongOrigin);
    }

    [Fact]
    public void TL14_a_bad_signature_of_a_known_key_refuses_the_whole_note()
    {
        var bad = Log.Sign("another text\n");
        Judge(Note(bad)).ShouldBe(CheckpointVerdict.BadSignature);
        Judge(Note(Log.Sign(Mark.Text), bad)).ShouldBe(CheckpointVerdict.BadSignature);
        Judge(Note(Log.Sign(Mark.Text), Witnesses[0].Sign("x"), Witnesses[1].Sign(Mark.Text))).ShouldBe(CheckpointVerdict.BadSignature);
        Judge(Note(Log.Sign(Mark.Text), Log.Sign(Mark.Text) with { Signature = [0x30, 0x80, 1] })).ShouldBe(CheckpointVerdict.BadSignature);
    }

    [Fact]
    public void TL14_unknown_keys_are_ignored_even_if_they_share_a_name_or_an_id_but_not_both()
    {
        var good = Log.Sign(Mark.Text);
        var broken = good with { Signature = [1, 2, 3] };
        Judge(Note(good, broken with { KeyId = good.KeyId + 1 })).ShouldBe(CheckpointVerdict.Accepted);
        Judge(Note(good, broken with { Name = "stranger.example" })).ShouldBe(CheckpointVerdict.Accepted);
        Judge(Note(good with { Name = "stranger.example" })).ShouldBe(CheckpointVerdict.NotSignedByLog);
    }

    [Fact]
    public void Witnesses_count_once_each_and_do_not_stand_in_for_the_log()
    {
        Judge(Signer.Note(Mark, Log, Witnesses[0], Witnesses[2]), needed: 2).ShouldBe(CheckpointVerdict.Accepted);
        Judge(Signer.Note(Mark, Log, Witnesses[0]), needed: 2).ShouldBe(CheckpointVerdict.TooFewWitnesses);
        Judge(Signer.Note(Mark, Log, Witnesses[0], Witnesses[0]), needed: 2).ShouldBe(CheckpointVerdict.TooFewWitnesses);
        Judge(Signer.Note(Mark, Witnesses), needed: 2).ShouldBe(CheckpointVerdict.NotSignedByLog);
        new CheckpointTrust(Origin, [Log.Key], [Log.Key], 1).Judge(Signer.Note(Mark, Log), out _)
            .ShouldBe(CheckpointVerdict.TooFewWitnesses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{o}\n070\n{r}\n")]
    [InlineData("{o}\n+70\n{r}\n")]
    [InlineData("{o}\n 70\n{r}\n")]
    [InlineData("{o}\n-1\n{r}\n")]
    [InlineData("{o}\n9223372036854775808\n{r}\n")]
    [InlineData("{o}\n18446744073709551686\n{r}\n")]
    [InlineData("{o}\n70\n{r}")]
    [InlineData("{o}\n70\n {r}\n")]
    [InlineData("{o}\n70\n{r}=\n")]
    [InlineData("{o}\n70\nAAAA\n")]
    [InlineData("{o}\n70\n")]
    [InlineData("\n70\n{r}\n")]
    [InlineData("{o}\n0\n{r}\n")]
    [InlineData("{o}\n70\n{r}\n\nextension\n")]
    [InlineData("{o}\n٧٠\n{r}\n")]
    [InlineData("{o}\r\n70\r\n{r}\r\n")]
    public void A_text_that_is_no_checkpoint_is_refused_though_the_log_signed_it(string form)
    {
        var text = form.Replace("{o}", Origin, StringComparison.Ordinal)
            .Replace("{r}", Convert.ToBase64String(Mark.Root.ToArray()), StringComparison.Ordinal);
        Checkpoint.Parse(text).ShouldBeNull();
        Judge(new SignedNote(text, [Log.Sign(text)]).Encode()).ShouldBe(CheckpointVerdict.Unreadable);
    }

    [Fact]
    public void Stray_last_bits_of_base_64_are_refused()
    {
        // The 43rd sign carries four bits; a change of the two below them would decode alike.
        var text = new Checkpoint(Origin, 1, default).Text.Replace("A=", "B=", StringComparison.Ordinal);
        Checkpoint.Parse(text).ShouldBeNull();
    }

    [Fact]
    public void Lines_of_other_writers_are_kept_and_signed()
    {
        var text = Mark.Text + "extension\n";
        Judge(new SignedNote(text, [Log.Sign(text)]).Encode()).ShouldBe(CheckpointVerdict.Accepted);
        Judge(new SignedNote(text, [Log.Sign(Mark.Text)]).Encode()).ShouldBe(CheckpointVerdict.BadSignature);
        Checkpoint.Parse(text).ShouldNotBeNull().Extensions.ShouldBe(["extension"]);
    }

    [Fact]
    public void A_published_key_reads_back_and_a_damaged_one_does_not()
    {
        var text = Log.Key.ToString();
        VerifierKey.Parse(text).ShouldNotBeNull().Id.ShouldBe(Log.Key.Id);
        for (var i = 0; i < text.Length; i++)
        {
            var other = VerifierKey.Parse($"{text[..i]}{(text[i] == 'A' ? 'B' : 'A')}{text[(i + 1)..]}");
            (other is null || other.Name != Log.Key.Name).ShouldBeTrue($"sign {i}");
        }

        // The Ed25519 key from the description of the format: a kind of key we do not know.
        VerifierKey.Parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k").ShouldBeNull();
        VerifierKey.Parse("").ShouldBeNull();
        VerifierKey.Create("a b", []).ShouldBeNull();
    }

    private static byte[] Note(params ImmutableArray<NoteSignature> signatures) => new SignedNote(Mark.Text, signatures).Encode();

    private static CheckpointVerdict Judge(byte[] note, int needed = 0)
    {
        var verdict = new CheckpointTrust(Origin, [Log.Key], [.. Witnesses.Select(one => one.Key)], needed).Judge(note, out var checkpoint);
        (checkpoint is not null).ShouldBe(verdict == CheckpointVerdict.Accepted);
        return verdict;
    }
}
