namespace Recruit.Stages.FinalSelection;

/// <summary>Every reason for which a panel refuses. The list is closed; a word never changes its meaning.</summary>
public static class PanelRefusals
{
    /// <summary>The panel is not convened yet.</summary>
    public const string NotConvened = "not-convened";

    /// <summary>The panel was convened with another charter.</summary>
    public const string ConvenedOtherwise = "convened-otherwise";

    /// <summary>The account is no member of the panel.</summary>
    public const string NotAMember = "not-a-member";

    /// <summary>Another member leads the panel for these finalists, or nobody can because all are recused.</summary>
    public const string NotTheChair = "not-the-chair";

    /// <summary>The panel has had the most chairs it may have. Facts: <c>most</c>.</summary>
    public const string TooManyChairs = "too-many-chairs";

    /// <summary>The sitting would have begun before it was set.</summary>
    public const string InThePast = "in-the-past";

    /// <summary>The candidate is not on the agenda.</summary>
    public const string NotListed = "not-listed";

    /// <summary>The candidate is on the agenda with another sitting, or was rated elsewhere.</summary>
    public const string ListedOtherwise = "listed-otherwise";

    /// <summary>The agenda is full. Facts: <c>most</c>.</summary>
    public const string AgendaFull = "agenda-full";

    /// <summary>The stage was released; what changes now is an event of the campaign.</summary>
    public const string Frozen = "frozen";

    /// <summary>The ratings are revealed, so nothing about them can change.</summary>
    public const string Revealed = "revealed";

    /// <summary>The ratings are not revealed yet.</summary>
    public const string NotRevealed = "not-revealed";

    /// <summary>The member is recused for the candidate.</summary>
    public const string Recused = "recused";

    /// <summary>An interest of another sort must be told in a sealed note.</summary>
    public const string NoteNeeded = "note-needed";

    /// <summary>The member has declared no interest in the candidate.</summary>
    public const string HasDeclared = "has-declared";

    /// <summary>The term still runs. Facts: <c>due</c>, <c>server-time</c>.</summary>
    public const string TermRuns = "term-runs";

    /// <summary>Members have neither declared an interest nor none. Facts: <c>missing</c>.</summary>
    public const string DeclarationsMissing = "declarations-missing";

    /// <summary>The panel has not heard the candidate yet. Facts: <c>sitting</c>, <c>server-time</c>.</summary>
    public const string BeforeSitting = "before-sitting";

    /// <summary>
    /// The sitting was set or moved too shortly before it began for anybody to be noted absent from it; it can be moved. Facts: <c>announced</c>, <c>sitting</c>,
    /// <c>hours</c>, how long before that must be.
    /// </summary>
    public const string ShortNotice = "short-notice";

    /// <summary>The candidate was absent, did not begin, or the sitting was voided.</summary>
    public const string NoSitting = "no-sitting";

    /// <summary>No rating is given.</summary>
    public const string NoRatings = "no-ratings";

    /// <summary>The panel has no such criterion. Facts: <c>criterion</c>.</summary>
    public const string UnknownCriterion = "unknown-criterion";

    /// <summary>The rating is below or above what the criterion allows, or has more than 12 decimals. Facts: <c>criterion</c>, <c>min</c>, <c>max</c>.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>Members have not rated yet, and their term runs. Facts: <c>missing</c>, <c>due</c>.</summary>
    public const string RatingsMissing = "ratings-missing";

    /// <summary>Too few members take part. Facts: <c>taking-part</c>, <c>needed</c>.</summary>
    public const string NoQuorum = "no-quorum";

    /// <summary>Somebody has rated the candidate, who therefore was there.</summary>
    public const string AlreadyRated = "already-rated";

    /// <summary>Two people have said that the candidate was not there, so nobody says something else; that the candidate was there takes two people.</summary>
    public const string AttendanceConfirmed = "attendance-confirmed";

    /// <summary>
    /// One said that candidates were there and another that they were not, so that the stage waits for the word of one more person; facts: <c>finalists</c>,
    /// <c>way-out</c>.
    /// </summary>
    public const string AbsenceDisputed = "absence-disputed";

    /// <summary>Who said before that the candidate was not there does not outvote the one who doubts it; another person does.</summary>
    public const string SaidBefore = "said-before";

    /// <summary>The sitting was voided, which only an event of the campaign can change.</summary>
    public const string Voided = "voided";

    /// <summary>The decision leaves the ranking or an earlier decision, without a reason why.</summary>
    public const string DeviationNeedsReason = "deviation-needs-reason";

    /// <summary>A reason for leaving the ranking was given, and the decision keeps to it.</summary>
    public const string KeepsRanking = "keeps-ranking";

    /// <summary>The panel has decided about the candidate as often as it may. Facts: <c>candidate</c>, <c>most</c>.</summary>
    public const string TooManyDecisions = "too-many-decisions";

    /// <summary>No proposal of this number waits.</summary>
    public const string UnknownProposal = "unknown-proposal";

    /// <summary>Two people must sign, and this is the first of them again.</summary>
    public const string SamePerson = "same-person";

    /// <summary>The candidate was rated elsewhere, or the whole panel sat there.</summary>
    public const string RatedElsewhere = "rated-elsewhere";

    /// <summary>The candidate is on the agenda here, so nothing is imported. Facts: <c>candidate</c>.</summary>
    public const string RatedHere = "rated-here";

    /// <summary>A row cannot stand in a file of the campaign folder, or contradicts another. Facts: <c>candidate</c>, <c>fault</c>.</summary>
    public const string BadRow = "bad-row";

    /// <summary>Finalists who were there are not revealed; two people can void a hearing that no quorum will rate. Facts: <c>finalists</c>, <c>way-out</c>.</summary>
    public const string RatingsOpen = "ratings-open";

    /// <summary>
    /// Only one person said that finalists were not there, and the term in which others could say otherwise runs. Facts: <c>finalists</c>, <c>until</c>,
    /// <c>way-out</c>: another person says the same. Where somebody did say otherwise, it takes that, however long ago.
    /// </summary>
    public const string AbsenceUnconfirmed = "absence-unconfirmed";
}
