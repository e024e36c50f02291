using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>A save that did not come over the line, as the device numbered it.</summary>
/// <param name="Position">Place of the item in the form, from 0.</param>
/// <param name="Sequence">Number of the save, from 1.</param>
/// <param name="DeviceSalt">16 bytes that the device drew for this content.</param>
/// <param name="Content">What the person gave, UTF-8; empty takes it back.</param>
public sealed record CarriedSave(int Position, uint Sequence, ReadOnlyMemory<byte> DeviceSalt, ReadOnlyMemory<byte> Content);

/// <summary>What became of a save that was carried.</summary>
/// <param name="Save">The save.</param>
/// <param name="Hash">Of its content, by which what is kept of it is found again; nothing where it was not asked of the shard.</param>
/// <param name="Reply">What was answered.</param>
public sealed record GivenSave(CarriedSave Save, Digest? Hash, Reply Reply);

/// <summary>
/// The way of saves that somebody carried here to the attempt of the person who gave them: through the checks and seals of <see cref="AttemptDoor"/>, in the
/// name of the device, so that they are judged by the clock when they come. That they are the person's own was made sure of before.
/// </summary>
/// <param name="actors">The host.</param>
/// <param name="seals">Keys of persons.</param>
/// <param name="papers">The papers.</param>
public sealed class CarriedSaves(IActors actors, PersonSeals seals, SittingPapers papers)
{
    /// <summary>
    /// Gives saves, one after the other. Each is answered as <see cref="AttemptDoor.SaveAsync"/> answers it, in the order in which they were given; where the
    /// paper is not here, all are refused with no-paper. Given again, nothing happens and the answers are alike.
    /// </summary>
    /// <param name="shard">Where the attempt is.</param>
    /// <param name="attempt">Which.</param>
    /// <param name="read">The same, as it was read.</param>
    /// <param name="epoch">Of the device that numbered the saves.</param>
    /// <param name="saves">In the order of their numbers.</param>
    public async ValueTask<ImmutableArray<GivenSave>> GiveAsync(ShardId shard, AttemptRef attempt, AttemptRead read, int epoch, IReadOnlyList<CarriedSave> saves)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(saves);
        if (papers.Find(shard.Campaign, read.Test) is not { } paper)
        {
            return [.. saves.Select(save => new GivenSave(save, null, Refusal.Because(SittingRefusals.NoPaper)))];
        }

        var session = AttemptSession.Of(new AttemptCredential(shard, attempt.Slot, attempt.Id, read.Test, read.Person, read.Seed, epoch), paper);
        var given = ImmutableArray.CreateBuilder<GivenSave>(saves.Count);
        foreach (var save in saves)
        {
            given.Add(SealedSaves.Seal(session, seals, save.Position, save.Sequence, save.DeviceSalt.Span, save.Content.Span, out var refusal) is { } content
                ? new GivenSave(save, content.Content.Hash, (await actors.AskAsync(session.Shard, content).ConfigureAwait(false)).Reply)
                : new GivenSave(save, null, refusal!));
        }

        return given.MoveToImmutable();
    }
}
