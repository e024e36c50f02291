using System.Globalization;
using System.Text.Json.Serialization;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Appeals;

/// <summary>
/// What an upheld appeal changes. Each sort is one sort of event of a campaign (campaign-folder 3, events), and <see cref="Row"/> is the row:
/// an appeal has no power that the rules do not know.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "Type")]
[JsonDerivedType(typeof(ChangeMark), "set-mark")]
[JsonDerivedType(typeof(ChangeAttempt), "set-attempt")]
[JsonDerivedType(typeof(VoidItem), "void-item")]
[JsonDerivedType(typeof(AcceptKey), "accept-key")]
[JsonDerivedType(typeof(Readmit), "readmit")]
public abstract record Remedy
{
    /// <summary>The event as a row of events.csv, without its number.</summary>
    [JsonIgnore]
    public abstract EventRow Row { get; }

    /// <summary>Whose result alone it changes; nothing where it is the same for everybody.</summary>
    [JsonIgnore]
    public Id? OfCandidate => Row.Candidate;
}

/// <summary>Cells of a row of events.csv.</summary>
/// <param name="Type">Type of the event.</param>
/// <param name="Candidate">As the appeal names the candidate.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Test">Test, exercise or panel.</param>
/// <param name="Item">Item or criterion.</param>
/// <param name="Value">In the form that the type asks for; nothing for an empty cell.</param>
/// <param name="Person">The marker.</param>
public sealed record EventRow(
    string Type, Id? Candidate = null, Id? Stage = null, Id? Test = null, Id? Item = null, string? Value = null, Person? Person = null);

/// <summary>A marker's mark is another one, or is removed.</summary>
/// <param name="Candidate">Whose script.</param>
/// <param name="Exercise">Of which exercise.</param>
/// <param name="Criterion">By which criterion.</param>
/// <param name="Marker">Whose mark.</param>
/// <param name="Mark">At least 0, at most 15 digits before the point and 12 behind it; nothing removes the mark.</param>
public sealed record ChangeMark(Id Candidate, Id Exercise, Id Criterion, Person Marker, decimal? Mark = null) : Remedy
{
    /// <inheritdoc/>
    public override EventRow Row => new("set-mark", Candidate, null, Exercise, Criterion, Mark?.ToString(CultureInfo.InvariantCulture), Marker);
}

/// <summary>An attempt has another state, e.g. is voided so that it can be sat again.</summary>
/// <param name="Candidate">Whose.</param>
/// <param name="Sitting">At which test, exercise or panel.</param>
/// <param name="State">The state; <see cref="AttemptState.None"/> removes the row of an exercise or panel.</param>
public sealed record ChangeAttempt(Id Candidate, Id Sitting, AttemptState State) : Remedy
{
    /// <inheritdoc/>
    public override EventRow Row => new("set-attempt", Candidate, null, Sitting, null, State switch
    {
        AttemptState.Completed => "completed",
        AttemptState.TimedOut => "timed-out",
        AttemptState.Absent => "absent",
        AttemptState.NotStarted => "not-started",
        AttemptState.Voided => "voided",
        _ => null,
    });
}

/// <summary>An item is void, for everybody.</summary>
/// <param name="Test">Of which test.</param>
/// <param name="Item">Which.</param>
/// <param name="Policy">How it is treated.</param>
public sealed record VoidItem(Id Test, Id Item, VoidPolicy Policy) : Remedy
{
    /// <inheritdoc/>
    public override EventRow Row => new("void-item", null, null, Test, Item, Policy switch
    {
        VoidPolicy.Drop => "drop",
        VoidPolicy.CreditAll => "credit-all",
        _ => "spread",
    });
}

/// <summary>One more key is accepted, for everybody.</summary>
/// <param name="Test">Of which test.</param>
/// <param name="Item">Which item.</param>
/// <param name="Key">Written as a response; 1 to <see cref="KeyLengthMax"/> characters.</param>
public sealed record AcceptKey(Id Test, Id Item, string Key) : Remedy
{
    /// <summary>Longest key in characters, inclusive.</summary>
    public const int KeyLengthMax = 1000;

    /// <inheritdoc/>
    public override EventRow Row => new("accept-key", null, null, Test, Item, Key);
}

/// <summary>The candidate continues at the stage of exclusion.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Stage">At which stage.</param>
public sealed record Readmit(Id Candidate, Id Stage) : Remedy
{
    /// <inheritdoc/>
    public override EventRow Row => new("readmit", Candidate, Stage);
}
