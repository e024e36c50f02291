using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;

namespace Recruit.Applying;

/// <summary>Lets applications in. Comes as a message when the campaign opens.</summary>
/// <param name="Letterhead">What letters of the campaign say; without it the shard writes none.</param>
/// <param name="Elsewhere">Everybody has applied elsewhere: they come with an import alone.</param>
public sealed record OpenApplications(Letterhead? Letterhead = null, bool Elsewhere = false) : ActorCommand;

/// <summary>Hands in an application; a candidate has one. The same again changes nothing.</summary>
/// <param name="Key">Names the person's key.</param>
/// <param name="Fields">The candidate's id in the campaign and the declared fields, sealed.</param>
public sealed record Apply(PersonKeyId Key, SealedAnswer Fields) : ActorCommand;

/// <summary>Takes applications over from elsewhere with the sittings that were held there.</summary>
/// <param name="Rows">1 to <see cref="RowsMax"/>; none of them known yet, or the same.</param>
public sealed record ImportApplications(ImmutableArray<ImportedApplication> Rows) : ActorCommand
{
    /// <summary>Most rows of one command, inclusive.</summary>
    public const int RowsMax = 1000;
}

/// <summary>An application from elsewhere.</summary>
/// <param name="Key">Names the person's key.</param>
/// <param name="Fields">The candidate's id in the campaign and the declared fields, sealed.</param>
/// <param name="Sittings">The sittings.</param>
public sealed record ImportedApplication(PersonKeyId Key, SealedAnswer Fields, ImmutableArray<RecordedSitting> Sittings);

/// <summary>Reads applications in the order in which they came: <see cref="ApplicationsRead"/>. For closings and exports; not for candidates.</summary>
/// <param name="From">Place of the first, from 0.</param>
public sealed record ReadApplications(int From) : ActorCommand
{
    /// <summary>Most applications of one reply.</summary>
    public const int Most = 256;
}

/// <summary>Reads one application: <see cref="ApplicationFound"/>. For those who work with it; not for candidates.</summary>
public sealed record FindApplication(PersonKeyId Key) : ActorCommand;

/// <summary>Reads what a candidate may see of the own application: <see cref="OwnApplicationRead"/>.</summary>
public sealed record ReadOwnApplication(PersonKeyId Key) : ActorCommand;

/// <summary>It is as was asked; also when it already was.</summary>
public sealed record ApplyingDone : Reply;

/// <summary>An application is in.</summary>
/// <param name="At">When it was received.</param>
public sealed record ApplicationTaken(Instant At) : Reply;

/// <summary>An application without what was decided about it.</summary>
/// <param name="Key">Names the person's key.</param>
/// <param name="At">When it was received.</param>
/// <param name="Fields">The candidate's id in the campaign and the declared fields, sealed.</param>
/// <param name="Sittings">Sittings held elsewhere.</param>
/// <param name="Released">What was released, stage by stage.</param>
/// <param name="LetIn">The stages beyond which only a revision let it; nothing if there is none.</param>
public sealed record ApplicationFacts(
    PersonKeyId Key,
    Instant At,
    SealedAnswer Fields,
    ImmutableArray<RecordedSitting> Sittings,
    ImmutableArray<StageDecision> Released,
    ImmutableArray<LetIn>? LetIn = null);

/// <summary>Applications in the order in which they came.</summary>
/// <param name="Applications">At most <see cref="ReadApplications.Most"/>.</param>
/// <param name="Total">How many there are.</param>
public sealed record ApplicationsRead(ImmutableArray<ApplicationFacts> Applications, int Total) : Reply;

/// <summary>One application.</summary>
public sealed record ApplicationFound(ApplicationFacts Application) : Reply;

/// <summary>What a candidate may see.</summary>
/// <param name="At">When the application was received.</param>
/// <param name="Released">What was released, stage by stage.</param>
public sealed record OwnApplicationRead(Instant At, ImmutableArray<StageDecision> Released) : Reply;
