namespace Recruit.Appeals;

/// <summary>Why an appeal says no. A closed list; a word never changes its meaning.</summary>
public static class AppealRefusals
{
    /// <summary>Nobody filed this appeal.</summary>
    public const string NotFiled = "not-filed";

    /// <summary>This appeal was filed before, with other grounds or another statement. Facts: <c>filed</c>.</summary>
    public const string AlreadyFiled = "already-filed";

    /// <summary>The key of the actor is not that of the case.</summary>
    public const string OtherCase = "other-case";

    /// <summary>Only the candidate whose appeal it is may do this.</summary>
    public const string NotOwn = "not-own";

    /// <summary>What the candidate gave is sealed under different keys.</summary>
    public const string OtherKey = "other-key";

    /// <summary>There is nothing to appeal against yet. Facts: <c>released</c>, <c>server-time</c>.</summary>
    public const string NotReleased = "not-released";

    /// <summary>The term has passed. Facts: <c>released</c>, <c>due</c>, <c>server-time</c>.</summary>
    public const string FiledLate = "filed-late";

    /// <summary>The campaign knows no such grounds. Facts: <c>grounds</c>, once for each it knows.</summary>
    public const string UnknownGrounds = "unknown-grounds";

    /// <summary>The campaign's terms are beyond their limits.</summary>
    public const string BadTerms = "bad-terms";

    /// <summary>No further document. Facts: <c>most</c>.</summary>
    public const string TooMuchEvidence = "too-much-evidence";

    /// <summary>The document is too long. Facts: <c>bytes-max</c>.</summary>
    public const string EvidenceTooLong = "evidence-too-long";

    /// <summary>The appeal is not at this step. Facts: <c>step</c>.</summary>
    public const string WrongStep = "wrong-step";

    /// <summary>This account decided before, said that it is not free, or is the candidate's. Facts: <c>account</c>.</summary>
    public const string Conflict = "conflict";

    /// <summary>No further account on the list of those who may not decide. Facts: <c>most</c>.</summary>
    public const string TooManyConflicts = "too-many-conflicts";

    /// <summary>The appeal is with another reviewer.</summary>
    public const string NotReviewer = "not-reviewer";

    /// <summary>The second person is the first.</summary>
    public const string SamePerson = "same-person";

    /// <summary>Something else was proposed meanwhile. Facts: <c>proposed</c>.</summary>
    public const string OtherProposal = "other-proposal";

    /// <summary>The term was extended before. Facts: <c>due</c>.</summary>
    public const string AlreadyExtended = "already-extended";

    /// <summary>The remedy is for another candidate, or has a mark or key beyond its limits.</summary>
    public const string BadRemedy = "bad-remedy";
}
