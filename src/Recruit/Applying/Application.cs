using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Applying;

/// <summary>An application: who applies, and what they gave. It stays as it was handed in; what is found wrong later is an event.</summary>
/// <param name="Key">Names the person's key. It stands for the candidate, whose id in the campaign may be a name and is sealed with the rest.</param>
/// <param name="At">When it was received.</param>
/// <param name="Fields">The candidate's id in the campaign and the declared fields, sealed.</param>
public sealed record Application(PersonKeyId Key, Instant At, SealedAnswer Fields)
{
    /// <summary>Sittings that were held elsewhere, in the order in which they were recorded.</summary>
    public ImmutableArray<RecordedSitting> Sittings { get; init; } = [];

    /// <summary>What was decided by the last closing, stage by stage; nobody sees it before its release.</summary>
    public ImmutableArray<StageDecision> Decided { get; init; } = [];

    /// <summary>What was released.</summary>
    public ImmutableArray<StageDecision> Released { get; init; } = [];

    /// <summary>The stages beyond which only a revision let it, in their order, nobody having known it before; nothing if there is none.</summary>
    public ImmutableArray<LetIn>? LetIn { get; init; }

    /// <summary>With what was decided as what is released.</summary>
    /// <param name="at">When.</param>
    internal Application Release(Instant at)
    {
        var late = ImmutableArray.CreateBuilder<LetIn>();
        for (var stage = 0; stage < Math.Min(Released.Length, Decided.Length); stage++)
        {
            if (Decided[stage].GoesOn && (Released[stage].GoesOn ? LetIn?.FirstOrDefault(one => one.Stage == stage) : new LetIn(stage, at)) is { } letIn)
            {
                late.Add(letIn);
            }
        }

        return this with { Released = Decided, LetIn = late.Count > 0 ? late.ToImmutable() : null };
    }
}

/// <summary>An application goes on from a stage only by a revision of what had been released.</summary>
/// <param name="Stage">Place of the stage, from 0.</param>
/// <param name="At">When the revision was released.</param>
public sealed record LetIn(int Stage, Instant At);

/// <summary>A sitting that was held elsewhere, on paper or in another system, as a row of attempts.csv (campaign-folder 3).</summary>
/// <param name="Sitting">The test, exercise or panel.</param>
/// <param name="State">What became of it, e.g. <c>completed</c>.</param>
/// <param name="Shift">The shift; none if empty.</param>
/// <param name="Started">As written; none if empty.</param>
/// <param name="Ended">As written; none if empty.</param>
/// <param name="Responses">Rows of responses, sealed; none if there are none.</param>
public sealed record RecordedSitting(
    Id Sitting, string State, string? Shift = null, string? Started = null, string? Ended = null, SealedAnswer? Responses = null);
