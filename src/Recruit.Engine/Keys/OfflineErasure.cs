using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Engine.Keys;

/// <summary>
/// Erases a key while no engine runs: the journal is verified, the decision is stored in it, signed, and then the key is destroyed. What an
/// earlier call or a service began and did not finish is finished too.
/// </summary>
public static class OfflineErasure
{
    /// <summary>Erases the key of a person; the answer is what the journal says of it, which may be an earlier decision.</summary>
    /// <param name="keyFolder">The key folder.</param>
    /// <param name="data">The data folder, with a journal.</param>
    /// <param name="person">Whose key.</param>
    /// <param name="official">Who decided it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When; a journal that is ahead of it keeps its own time.</param>
    /// <exception cref="ArgumentException">The key folder never had such a key; nothing was written.</exception>
    /// <exception cref="JournalBrokenException">The journal is not whole, or signed by other keys; nothing was changed.</exception>
    /// <exception cref="KeyFolderException">The key folder is not as it must be.</exception>
    /// <exception cref="DataFolderInUseException">An engine runs on the data folder.</exception>
    public static KeyErasure Run(string keyFolder, string data, PersonKeyId person, Id official, ErasureReason reason, Instant now)
    {
        using var keys = KeyFolder.Open(keyFolder, data);
        using var journal = SqliteJournal.Open(data, keys.Signing.Origin);
        var report = KeyRotation.Settle(keys.Signing, data);
        var register = RegisterOf(journal);
        var state = (ErasureRegister)register.State;
        keys.Persons.Finish(state.All);
        if (!keys.Persons.Knows(person))
        {
            throw new ArgumentException($"{keyFolder} has no key {person.Value} and had none");
        }

        var record = new TurnRecord();
        register.Ask(new EraseKey(person, official, reason), default, Instant.Later(now, report.LastTime ?? now), record);
        if (!record.IsEmpty)
        {
            var turn = new RecordWriter();
            BatchBody.WriteTurn(turn, register.Key, record);

            // Closed at the journal's last time: a batch of now would end the gap that the next start tells those whose time runs.
            var batch = Batch.After(report.Head, [BatchBody.Encode(report.LastTime ?? now, turn)]);
            journal.Append(new StoredBatch(report.Head.Count, batch.Encode(), BatchSeal.Encode(keys.Signing.Signer.Sign(batch.Header))), []);
        }

        var erasure = state.ByPerson[person];
        keys.Persons.Erase([person], erasure.At);
        return erasure;
    }

    /// <summary>The register from the whole journal, which was verified just now and is locked.</summary>
    private static LiveActor RegisterOf(SqliteJournal journal)
    {
        var register = new LiveActor(new ActorKinds(new ErasureKind()), ErasureKind.Register);
        foreach (var stored in journal.Read(0))
        {
            Batch.TryParse(stored.Bytes, out var batch);
            foreach (var turn in BatchBody.Of(batch!).Turns.Where(one => one.Actor == register.Key))
            {
                register.Replay(turn.Entries, batch!.Entries.AsSpan().Slice((int)turn.FirstLeaf, turn.Leaves), new ReceiptPlace(stored.Number, turn.FirstLeaf));
            }
        }

        return register;
    }
}
