namespace Recruit.UseCases;

/// <summary>Why the pipeline refuses before any actor is asked: a closed list.</summary>
public static class UseCaseRefusals
{
    /// <summary>A member of the request is not as it must be; facts: the members, each with what is wrong.</summary>
    public const string Invalid = "invalid-request";

    /// <summary>The caller's roles do not allow it; fact: <c>filter</c>, where they do not allow a part of a filter.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>There is no such thing, or not for this caller.</summary>
    public const string NotFound = "not-found";

    /// <summary>The request names no operation, so that a retry could have its effect twice.</summary>
    public const string NoOperation = "no-operation";

    /// <summary>The campaign folder has problems; facts: their number and the first of them.</summary>
    public const string FolderHasProblems = "folder-has-problems";

    /// <summary>
    /// Values do not fit the fields of the vacancy; facts: each field by its id, with <c>too-long</c>, <c>bad-text</c>, <c>not-a-number</c>, <c>not-a-date</c>,
    /// <c>not-a-flag</c>, <c>unknown-level</c> or <c>unknown-field</c>.
    /// </summary>
    public const string BadFields = "bad-fields";

    /// <summary>
    /// The rules know nothing of an event that is proposed; facts: its <c>row</c>, from 1, and the <c>problem</c>, which begins with its column. Of rows that people
    /// wrote every problem is told, up to a hundred, each behind its row.
    /// </summary>
    public const string BadRow = "bad-row";

    /// <summary>Nothing was released that this list could show.</summary>
    public const string NotReleased = "not-released";

    /// <summary>There is no such exercise, or its marks come with an import.</summary>
    public const string NotMarkedHere = "not-marked-here";

    /// <summary>The person's key was erased, so nobody can read the text any more. The script leaves the round; facts: <c>script</c>.</summary>
    public const string TextErased = "text-erased";

    /// <summary>The index of lists is being made anew, or cannot be fed; facts: <c>position</c> and <c>durable</c>, in batches.</summary>
    public const string ListsNotReady = "lists-not-ready";

    /// <summary>The list was released anew since the page before; fact: <c>closing</c>.</summary>
    public const string ListChanged = "list-changed";

    /// <summary>
    /// Some who enter the stage of a panel have no hearing yet, so that it is not closed; facts: <c>waiting</c>, how many, <c>panel</c>, and <c>way-out</c>.
    /// </summary>
    public const string AgendaNotWhole = "agenda-not-whole";

    /// <summary>
    /// Nobody has convened the panel that is to hear those who enter its stage, so that it is not closed; facts: <c>waiting</c>, how many, <c>panel</c>, and
    /// <c>way-out</c>.
    /// </summary>
    public const string PanelNotConvened = "panel-not-convened";

    /// <summary>
    /// No cohort is open for those who enter a training stage, so that it is not closed; facts: <c>waiting</c>, how many, <c>stage</c>, and <c>way-out</c>.
    /// </summary>
    public const string CohortNotOpen = "cohort-not-open";

    /// <summary>
    /// Some who enter a training stage are in no cohort, so that it is not closed; facts: <c>waiting</c>, how many, <c>stage</c>, and <c>way-out</c>: two people
    /// can also record by an event what became of who cannot be enrolled any more.
    /// </summary>
    public const string TraineesWaiting = "trainees-waiting";

    /// <summary>
    /// Some who are in a cohort have no confirmed result in an exercise of the training stage, so that it is not closed; facts: <c>waiting</c>, how many,
    /// <c>stage</c>, and <c>way-out</c>: who did not take part has a result that says so.
    /// </summary>
    public const string ResultsMissing = "results-missing";

    /// <summary>
    /// Places of those who are to be trained can still be accepted, so that the stage is not closed; facts: <c>offers</c>, how many, and <c>until</c>. Where they
    /// wait for a revision, the released stages are closed anew first.
    /// </summary>
    public const string OffersOpen = "offers-open";

    /// <summary>
    /// Something happened after the last release by which others may go on or come to places, so that the next stage is not closed before the released ones are
    /// closed anew; facts: <c>event</c>, its number, <c>stage</c>, the last of those stages, and <c>way-out</c>.
    /// </summary>
    public const string RevisionDue = "revision-due";

    /// <summary>
    /// The same because people were erased after the last release, and others take their place; facts: <c>erased</c>, how many, <c>stage</c> and <c>way-out</c>.
    /// </summary>
    public const string ErasedSince = "erased-since";

    /// <summary>
    /// People who enter a stage were not heard by a panel whose ratings are fixed, or came back too late for their hearing: two people record what becomes of them; facts: <c>waiting</c>, how many,
    /// <c>panel</c> and <c>way-out</c>.
    /// </summary>
    public const string Unheard = "unheard";

    /// <summary>
    /// People who enter a stage could not start a test or exercise of it: they were dealt no form, or that, their application or their coming into the stage was too late. Two people record what becomes of
    /// them; facts: <c>waiting</c>, how many, <c>sitting</c> and <c>way-out</c>.
    /// </summary>
    public const string Unsat = "unsat";

    /// <summary>
    /// People are on hold because a judgement of them is not whole, so that the campaign does not end: two people record what becomes of them; facts: <c>stage</c>
    /// and <c>waiting</c>, how many, for each stage, and <c>way-out</c>.
    /// </summary>
    public const string Undecided = "undecided";

    /// <summary>An appeal that may let somebody enter the stage is not decided, and what is fixed of the stage stays so.</summary>
    public const string AppealsOpen = "appeals-open";

    /// <summary>The account to which a file is handed over has no role at the agency by which to work on it.</summary>
    public const string NotAMember = "no-such-member";

    /// <summary>It is about the one who asks: nobody works on an own matter.</summary>
    public const string OwnCause = "own-cause";

    /// <summary>So few sat the test that what is told of its items would tell of people; fact: <c>few</c>, the least number that does not.</summary>
    public const string TooFewAttempts = "too-few-attempts";

    /// <summary>A field has so many values that their groups cannot be shown side by side; facts: <c>field</c> and <c>most</c>, the greatest number that can.</summary>
    public const string TooManyGroups = "too-many-groups";

    /// <summary>
    /// What is stored of the campaign cannot be read, so that nothing is asked of it before somebody restored it; facts: <c>campaign</c>. What lists show of others goes on.
    /// </summary>
    public const string RecordsBroken = "records-broken";

    /// <summary>What was brought is no answers file.</summary>
    public const string NotAnswersFile = "not-answers-file";

    /// <summary>The code is not that of the answers file: it was mistyped, or another file was brought.</summary>
    public const string CodeDiffers = "code-differs";

    /// <summary>The answers file is of another attempt than the one for which it was brought.</summary>
    public const string OtherAttempt = "other-attempt";

    /// <summary>The key of the attempt does not open the answers file: it was changed, or made elsewhere.</summary>
    public const string UnreadableAnswers = "unreadable-answers";

    /// <summary>The answers file holds more answers than the form has questions; fact: <c>most</c>, how many it has.</summary>
    public const string TooManyAnswers = "too-many-answers";

    /// <summary>That somebody looks could not be put on record, so nothing is shown.</summary>
    public const string LookNotKept = "look-not-kept";
}
