namespace Recruit.Stages.ProfessionalTesting;

/// <summary>Every reason for which a marking round refuses. The list is closed; a word never changes its meaning.</summary>
public static class MarkingRefusals
{
    /// <summary>The round was not set up.</summary>
    public const string NotPrepared = "not-prepared";

    /// <summary>The round was set up with another plan.</summary>
    public const string PreparedOtherwise = "prepared-otherwise";

    /// <summary>The plan is of another exercise than the round's key names. Facts: <c>exercise</c>.</summary>
    public const string OtherExercise = "other-exercise";

    /// <summary>Marking has not begun.</summary>
    public const string NotOpen = "not-open";

    /// <summary>Marking has begun; marks of a file would go past it.</summary>
    public const string AlreadyOpen = "already-open";

    /// <summary>The marks are released; nothing changes here any more.</summary>
    public const string MarksReleased = "marks-released";

    /// <summary>Scripts lack marks, or a second marking is to be decided. Facts: <c>scripts</c>, <c>complete</c>, <c>waiting</c> for a marker free of conflict, <c>second-markings</c>.</summary>
    public const string MarkingUnfinished = "marking-unfinished";

    /// <summary>The exercise can still be sat. Facts: <c>over</c>, when it cannot any more.</summary>
    public const string SittingNotOver = "sitting-not-over";

    /// <summary>Too few calibration scripts are agreed. Facts: <c>agreed</c>, <c>needed</c>.</summary>
    public const string TooFewCalibrations = "too-few-calibrations";

    /// <summary>A list is empty, or it or the round would be too long. Facts: <c>most</c>.</summary>
    public const string TooMany = "too-many";

    /// <summary>A capacity is out of range. Facts: <c>most</c>.</summary>
    public const string CapacityOutOfRange = "capacity-out-of-range";

    /// <summary>Marks are not one for every criterion, 0 to its maximum, with at most 12 decimals.</summary>
    public const string MarksOutOfRange = "marks-out-of-range";

    /// <summary>The number or the candidate has a script already, with other content. Facts: <c>script</c>.</summary>
    public const string ScriptKnownOtherwise = "script-known-otherwise";

    /// <summary>The script's number is the candidate's id and would tell who it is. Facts: none, lest the refusal tells.</summary>
    public const string NumberTells = "number-tells";

    /// <summary>A file gives a script more markers than its exercise can have, or one of them twice, or without a mark. Facts: <c>script</c>.</summary>
    public const string BadImport = "bad-import";

    /// <summary>There is no such script here, or it is not of the sort that was asked for.</summary>
    public const string UnknownScript = "unknown-script";

    /// <summary>There is no such marker here.</summary>
    public const string UnknownMarker = "unknown-marker";

    /// <summary>The marker has a seat with another capacity.</summary>
    public const string SeatedOtherwise = "seated-otherwise";

    /// <summary>The marker is to declare conflicts first.</summary>
    public const string ConflictsNotDeclared = "conflicts-not-declared";

    /// <summary>The marker declared other conflicts; a declaration does not change once scripts may have come.</summary>
    public const string DeclaredOtherwise = "declared-otherwise";

    /// <summary>A second person is needed.</summary>
    public const string SecondPersonNeeded = "second-person-needed";

    /// <summary>Who has a seat in the round does not lead it.</summary>
    public const string HasSeat = "has-seat";

    /// <summary>The account has led the round, or looked at what leads see, and gets no seat in it.</summary>
    public const string LeadsRound = "leads-round";

    /// <summary>Markers are still to declare conflicts, and their term runs: nobody is given scripts before the others can be. Facts: <c>missing</c>, <c>due</c>.</summary>
    public const string DeclarationsMissing = "declarations-missing";

    /// <summary>What would be agreed to is not what was proposed.</summary>
    public const string NotAsProposed = "not-as-proposed";

    /// <summary>Nothing was proposed.</summary>
    public const string NothingProposed = "nothing-proposed";

    /// <summary>The marks of the calibration script are agreed and stay.</summary>
    public const string CalibrationSettled = "calibration-settled";

    /// <summary>The script is not on this marker's desk.</summary>
    public const string NotOnDesk = "not-on-desk";

    /// <summary>The marker has committed, and a commit does not change.</summary>
    public const string Committed = "committed";

    /// <summary>The marker has not committed.</summary>
    public const string NotCommitted = "not-committed";

    /// <summary>Marks may not be revealed yet.</summary>
    public const string RevealNotAsked = "reveal-not-asked";

    /// <summary>Marks and nonce are not those that were committed to.</summary>
    public const string OtherThanCommitted = "other-than-committed";

    /// <summary>The marker's term still runs, or nothing is asked of the marker. Facts: <c>due</c> where a term runs.</summary>
    public const string NotOverdue = "not-overdue";
}
