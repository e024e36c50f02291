using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>Answers that come in a file, because no line would carry them.</summary>
internal static class CarryingAnswers
{
    /// <summary>
    /// Puts a file on record. It is taken before and after the end alike, because its saves are judged by the clock when they come, as all others are.
    /// </summary>
    public static Decision Decide(PoolShard shard, RecordAnswersFile file, Instant now)
    {
        if (shard.Find(file.Attempt, out var slot) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        if (attempt.StartedAt is null)
        {
            return Decision.Refuse(SittingRefusals.NotStarted);
        }

        if (PersonalNumber.IsIn(file.By) || PersonalNumber.IsIn(file.Reason))
        {
            return Decision.Refuse(SittingRefusals.PersonalNumber);
        }

        if (attempt.Files?.Exists(one => one.Digest == file.Digest) == true)
        {
            return Decision.Tell(new Done());
        }

        return attempt.Files is { Count: >= RecordAnswersFile.FilesMax }
            ? Decision.Refuse(SittingRefusals.TooManyFiles, Facts.Number("most", RecordAnswersFile.FilesMax))
            : Decision.Happen(new Done(), new AnswersFileRecorded(slot, new AnswersFile(file.Digest, file.Saves, file.By, file.Reason, now)));
    }
}
