namespace Recruit.Stages.Training;

/// <summary>Every reason for which a cohort refuses. The list is closed; a word never changes its meaning.</summary>
public static class CohortRefusals
{
    /// <summary>The cohort is not open yet.</summary>
    public const string NotOpen = "not-open";

    /// <summary>The cohort was opened with another plan.</summary>
    public const string OpenedOtherwise = "opened-otherwise";

    /// <summary>The last instant of entry has passed. Facts: <c>entry-until</c>, <c>server-time</c>.</summary>
    public const string EntryClosed = "entry-closed";

    /// <summary>More would be in than the cohort has room for. Facts: <c>capacity</c>, <c>asked</c>.</summary>
    public const string NoRoom = "no-room";

    /// <summary>The candidate has left. Facts: <c>candidate</c>.</summary>
    public const string HasLeft = "has-left";

    /// <summary>The candidate never was in the cohort. Facts: <c>candidate</c>.</summary>
    public const string NotATrainee = "not-a-trainee";

    /// <summary>The cohort was never larger than this, counting those who left. Facts: <c>most</c>.</summary>
    public const string TooManyEntries = "too-many-entries";

    /// <summary>The account is no mentor of the cohort, or not of this trainee.</summary>
    public const string NotAMentor = "not-a-mentor";

    /// <summary>The mentor declared a conflict, or keyed hashes agree.</summary>
    public const string MentorInConflict = "mentor-in-conflict";

    /// <summary>The mentor has as many trainees as the plan allows. Facts: <c>most</c>.</summary>
    public const string MentorFull = "mentor-full";

    /// <summary>A conflict of another sort must be told in a sealed note.</summary>
    public const string NoteNeeded = "note-needed";

    /// <summary>The plan has no such session.</summary>
    public const string UnknownSession = "unknown-session";

    /// <summary>The account is not the trainer of this session or exercise, or teaches and marks nothing in this cohort.</summary>
    public const string NotTheTrainer = "not-the-trainer";

    /// <summary>The session has not begun, or the exercise cannot be marked yet, and so not be fixed. Facts: <c>from</c>, <c>server-time</c>.</summary>
    public const string TooEarly = "too-early";

    /// <summary>An excuse needs a coded reason, and nothing else has one. Facts: <c>candidate</c>.</summary>
    public const string BadExcuse = "bad-excuse";

    /// <summary>Something else is recorded; it can be corrected, with a reason. Facts: <c>candidate</c>.</summary>
    public const string RecordedOtherwise = "recorded-otherwise";

    /// <summary>Nothing is recorded that could be corrected.</summary>
    public const string NothingRecorded = "nothing-recorded";

    /// <summary>The entry was corrected as often as it may be. Facts: <c>most</c>.</summary>
    public const string TooManyCorrections = "too-many-corrections";

    /// <summary>The plan has no such exercise.</summary>
    public const string UnknownExercise = "unknown-exercise";

    /// <summary>Marks of all criteria within their range, at most 12 decimals, or a state without marks. Facts: <c>criterion</c>, or none for the state.</summary>
    public const string BadResult = "bad-result";

    /// <summary>The result was confirmed; another person must return it first.</summary>
    public const string ResultConfirmed = "result-confirmed";

    /// <summary>No such entry of a result waits. Facts: <c>number</c>, the latest.</summary>
    public const string UnknownResult = "unknown-result";

    /// <summary>Two people must agree, and this is the first of them again.</summary>
    public const string SamePerson = "same-person";

    /// <summary>The stage was released; what changes now is an event of the campaign.</summary>
    public const string Frozen = "frozen";

    /// <summary>Sessions are not over, so results cannot be fixed. Facts: <c>until</c>, <c>server-time</c>.</summary>
    public const string SessionsOpen = "sessions-open";

    /// <summary>Results wait for another person. Facts: <c>results</c>.</summary>
    public const string ResultsUnconfirmed = "results-unconfirmed";

    /// <summary>The vacancy has not told that the trainee passed.</summary>
    public const string NotPassed = "not-passed";

    /// <summary>The trainee has had the most certificates. Facts: <c>most</c>.</summary>
    public const string TooManyCertificates = "too-many-certificates";

    /// <summary>The trainee has no valid certificate of this number.</summary>
    public const string UnknownCertificate = "unknown-certificate";
}
