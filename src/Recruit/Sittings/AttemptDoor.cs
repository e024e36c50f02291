using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>
/// The way of a candidate's device to its attempt: verifies the credential, checks and seals what the person gave, asks the shard. It has
/// no clock and no storage of its own, and nobody else comes through it.
/// </summary>
/// <param name="actors">The host.</param>
/// <param name="credentials">Signs and verifies.</param>
/// <param name="seals">Keys of persons. Asked for every save, so that an erased key is erased at once.</param>
/// <param name="paperKeys">Keys of papers.</param>
/// <param name="papers">The papers.</param>
/// <param name="sessionsMax">How many verified credentials are remembered, at least 2.</param>
public sealed class AttemptDoor(
    IActors actors, AttemptCredentials credentials, PersonSeals seals, PaperKeys paperKeys, SittingPapers papers, int sessionsMax)
{
    private readonly VerifiedSessions sessions = new(sessionsMax);

    /// <summary>Starts an attempt: <see cref="AttemptEntered"/>, or a refusal of <see cref="StartAttempt"/>, no-paper, key-erased, bad-device.</summary>
    /// <remarks>
    /// Only here and on a takeover is the key of the paper given: nobody has it before the own clock runs. A repeat gives credential and key of
    /// the first device again, so that a reload or a lost reply costs nothing. A person who comes on another
    /// device while the attempt runs is asked first, and then <see cref="TakeOverAsync"/> is called.
    /// </remarks>
    /// <param name="shard">Where the attempt is.</param>
    /// <param name="attempt">Which; that it is the caller's own was authorised before.</param>
    /// <param name="device">16 random bytes that the device keeps, nothing of a person in them; empty where it has none.</param>
    public ValueTask<Answer> StartAsync(ShardId shard, AttemptRef attempt, ReadOnlySpan<byte> device = default) =>
        IsMark(device) ? EnterAsync(shard, attempt, new StartAttempt(attempt, MarkOf(shard, device))) : Refused(SittingRefusals.BadDevice);

    /// <summary>Goes on with an attempt on another device: <see cref="AttemptEntered"/>, or a refusal of <see cref="TakeOver"/>, no-paper, key-erased, bad-device.</summary>
    /// <param name="shard">Where the attempt is.</param>
    /// <param name="attempt">Which; that it is the caller's own was authorised before.</param>
    /// <param name="operation">Names the wish, so that a retry does not take over once more.</param>
    /// <param name="device">16 random bytes that the device keeps, nothing of a person in them; empty where it has none.</param>
    public ValueTask<Answer> TakeOverAsync(ShardId shard, AttemptRef attempt, OperationId operation, ReadOnlySpan<byte> device = default) =>
        IsMark(device) ? EnterAsync(shard, attempt, new TakeOver(attempt, operation, MarkOf(shard, device))) : Refused(SittingRefusals.BadDevice);

    /// <summary>
    /// The candidate has opened the page of the start: <see cref="TimeTold"/>, or a refusal of <see cref="Arrive"/>, bad-device. The page shows how much
    /// time there will be; everything else comes with the start.
    /// </summary>
    /// <param name="shard">Where the attempt is.</param>
    /// <param name="attempt">Which; that it is the caller's own was authorised before.</param>
    /// <param name="device">16 random bytes that the device keeps, nothing of a person in them; empty where it has none.</param>
    public ValueTask<Answer> ArriveAsync(ShardId shard, AttemptRef attempt, ReadOnlySpan<byte> device = default) =>
        IsMark(device) ? actors.AskAsync(shard.Key, new Arrive(attempt, MarkOf(shard, device))) : Refused(SittingRefusals.BadDevice);

    /// <summary>
    /// Saves an answer or a text: <see cref="SaveTaken"/> and the place of its receipt, or bad-credential, key-erased, no-paper, bad-salt, too-long,
    /// unknown-position, bad-response, or a refusal of <see cref="SaveContent"/>.
    /// </summary>
    /// <param name="credential">From <see cref="AttemptEntered"/>.</param>
    /// <param name="position">Place of the item in the form, from 0.</param>
    /// <param name="sequence">Number of the save, from 1; it only grows.</param>
    /// <param name="deviceSalt">16 random bytes, new with every content and the same in a retry.</param>
    /// <param name="content">UTF-8: a response as in responses.csv, or the text of an exercise; empty takes it back.</param>
    public ValueTask<Answer> SaveAsync(
        string credential, int position, uint sequence, ReadOnlySpan<byte> deviceSalt, ReadOnlySpan<byte> content)
    {
        if (FindSession(credential, out var refusal) is not { } session)
        {
            return ValueTask.FromResult(new Answer(refusal!));
        }

        return SealedSaves.Seal(session, seals, position, sequence, deviceSalt, content, out refusal) is { } save
            ? actors.AskAsync(session.Shard, save)
            : ValueTask.FromResult(new Answer(refusal!));
    }

    /// <summary>A sign of life: <see cref="TimeTold"/>, or bad-credential, no-paper, or a refusal of <see cref="Contact"/>.</summary>
    /// <param name="credential">From <see cref="AttemptEntered"/>.</param>
    public ValueTask<Answer> ContactAsync(string credential) =>
        AskAsync(credential, one => new Contact(one.Reference, one.Epoch));

    /// <summary>Hands the attempt in: <see cref="SubmissionReceipt"/>, or bad-credential, no-paper, or a refusal of <see cref="Submit"/>.</summary>
    /// <param name="credential">From <see cref="AttemptEntered"/>.</param>
    /// <param name="covers">Number of the last of this device's own saves that it means to hand in; 0 for none of them.</param>
    public ValueTask<Answer> SubmitAsync(string credential, uint covers) =>
        AskAsync(credential, one => new Submit(one.Reference, one.Epoch, covers));

    /// <summary>Everything that was taken, opened: <see cref="AnswersRestored"/>, or bad-credential, no-paper, key-erased, taken-over.</summary>
    /// <param name="credential">From <see cref="AttemptEntered"/>.</param>
    /// <exception cref="InvalidDataException">An answer that was stored cannot be opened with the person's key.</exception>
    public async ValueTask<Answer> ReadBackAsync(string credential)
    {
        if (FindSession(credential, out var refusal) is not { } session)
        {
            return new Answer(refusal!);
        }

        var holder = session.Credential;
        var answer = await actors.AskAsync(session.Shard, new ReadAttempt(holder.Reference, holder.Epoch)).ConfigureAwait(false);
        if (answer.Reply is not AttemptRead read)
        {
            return answer;
        }

        if (seals.Find(holder.Person) is not { } seal)
        {
            return Refuse(SittingRefusals.KeyErased);
        }

        var restored = ImmutableArray.CreateBuilder<RestoredAnswer>(read.Answers.Length);
        foreach (var stored in read.Answers)
        {
            var content = stored.Text is { } text
                ? stored.Content with { Bytes = await actors.ReadAttachmentAsync(text.Reference).ConfigureAwait(false) ?? default }
                : stored.Content;
            var opened = seal.Open(content)
                ?? throw new InvalidDataException($"The answer at position {stored.Position} of {holder.Attempt} is not under its key.");
            restored.Add(new RestoredAnswer(stored, opened.DeviceSalt, opened.Answer));
        }

        return new Answer(new AnswersRestored(read, session.Form, restored.MoveToImmutable(), seal.ServerSalt, KeyOf(session)));
    }

    private static bool IsMark(ReadOnlySpan<byte> device) => device.Length is 0 or DeviceMark.GivenLength;

    private DeviceMark? MarkOf(ShardId shard, ReadOnlySpan<byte> device) => device.IsEmpty ? null : credentials.MarkOf(shard.Campaign, device);

    private async ValueTask<Answer> EnterAsync(ShardId shard, AttemptRef attempt, ActorCommand command)
    {
        // What would keep the person from working is found before the clock runs.
        var known = await actors.AskAsync(shard.Key, new ReadAttempt(attempt)).ConfigureAwait(false);
        if (known.Reply is not AttemptRead read)
        {
            return known;
        }

        if (papers.Find(shard.Campaign, read.Test) is not { } paper)
        {
            return Refuse(SittingRefusals.NoPaper);
        }

        if (seals.Find(read.Person) is not { } seal)
        {
            return Refuse(SittingRefusals.KeyErased);
        }

        var answer = await actors.AskAsync(shard.Key, command).ConfigureAwait(false);
        if (answer.Reply is not AttemptOpened opened)
        {
            return answer;
        }

        var credential = new AttemptCredential(
            shard, opened.Slot, opened.Attempt, opened.Test, opened.Person, opened.Seed, opened.Clock.Epoch);
        var session = AttemptSession.Of(credential, paper);
        var text = credentials.Sign(credential);
        sessions.Add(text, session);
        return new Answer(new AttemptEntered(text, opened, session.Form, seal.ServerSalt, KeyOf(session)));
    }

    private ValueTask<Answer> AskAsync(string credential, Func<AttemptCredential, ActorCommand> command) =>
        FindSession(credential, out var refusal) is { } session
            ? actors.AskAsync(session.Shard, command(session.Credential))
            : ValueTask.FromResult(new Answer(refusal!));

    /// <summary>What a credential says; nothing if it is none of this service. One that was used lately is not verified again.</summary>
    /// <param name="credential">From <see cref="AttemptEntered"/>.</param>
    public AttemptCredential? Find(string credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return sessions.Find(credential)?.Credential ?? credentials.Verify(credential);
    }

    private AttemptSession? FindSession(string credential, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(credential);
        refusal = null;
        if (sessions.Find(credential) is { } known)
        {
            return known;
        }

        if (credentials.Verify(credential) is not { } verified)
        {
            refusal = Refusal.Because(SittingRefusals.BadCredential);
            return null;
        }

        if (papers.Find(verified.Shard.Campaign, verified.Test) is not { } paper)
        {
            refusal = Refusal.Because(SittingRefusals.NoPaper);
            return null;
        }

        var session = AttemptSession.Of(verified, paper);
        sessions.Add(credential, session);
        return session;
    }

    /// <summary>Whoever has a credential has started.</summary>
    private PaperKey KeyOf(AttemptSession session)
    {
        var (credential, version) = (session.Credential, session.Paper.Version);
        return new PaperKey(paperKeys.KeyOf(credential.Shard.Campaign, credential.Test, version), version);
    }

    private static Answer Refuse(string code) => new(Refusal.Because(code));

    private static ValueTask<Answer> Refused(string code, params ReadOnlySpan<RefusalFact> facts) =>
        ValueTask.FromResult(new Answer(Refusal.Because(code, facts)));
}
