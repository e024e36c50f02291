using Recruit.Actors;

namespace Recruit.Applying;

/// <summary>The names under which what happens to applications is stored, for the kind of actor that holds them.</summary>
public static class ApplyingShapes
{
    /// <summary>Commands.</summary>
    public static RecordShapes Commands { get; } = new(
        ("open-applications", typeof(OpenApplications)),
        ("apply", typeof(Apply)),
        ("import-applications", typeof(ImportApplications)),
        ("freeze-facts", typeof(FreezeFacts)),
        ("record-decisions", typeof(RecordDecisions)),
        ("release-decisions", typeof(ReleaseDecisions)),
        ("read-applications", typeof(ReadApplications)),
        ("find-application", typeof(FindApplication)),
        ("read-own-application", typeof(ReadOwnApplication)));

    /// <summary>Events.</summary>
    public static RecordShapes Events { get; } = new(
        ("applications-opened", typeof(ApplicationsOpened)),
        ("applications-received", typeof(ApplicationsReceived)),
        ("freeze-begun", typeof(FreezeBegun)),
        ("facts-frozen", typeof(FactsFrozen)),
        ("decisions-recorded", typeof(DecisionsRecorded)),
        ("decisions-released", typeof(DecisionsReleased)));

    /// <summary>Replies.</summary>
    public static RecordShapes Replies { get; } = new(
        ("done", typeof(ApplyingDone)),
        ("facts-fixed", typeof(FactsFixed)),
        ("decisions-taken", typeof(DecisionsTaken)),
        ("application-taken", typeof(ApplicationTaken)),
        ("applications-read", typeof(ApplicationsRead)),
        ("application-found", typeof(ApplicationFound)),
        ("own-application-read", typeof(OwnApplicationRead)));
}
