using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>The claim of a person as a host sees it; its key is the keyed hash of the person's number.</summary>
public sealed class PersonClaimKind : RecordKind<PersonClaim>
{
    /// <summary>First part of the keys of persons.</summary>
    public const string KindName = "person";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("claim-person", typeof(ClaimPerson)),
        ("give-up-person", typeof(GiveUpPerson)),
        ("propose-release", typeof(ProposeRelease)),
        ("approve-release", typeof(ApproveRelease)),
        ("drop-release", typeof(DropRelease)),
        ("read-claim", typeof(ReadClaim)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("person-claimed", typeof(PersonClaimed)),
        ("person-given-up", typeof(PersonGivenUp)),
        ("release-proposed", typeof(ReleaseProposed)),
        ("person-released", typeof(PersonReleased)),
        ("release-dropped", typeof(ReleaseDropped)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(("claim-told", typeof(ClaimTold)));

    /// <inheritdoc/>
    protected override PersonClaim CreateState(string id) => new(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(PersonClaim state, ActorCommand command, Instant now) => PersonClaimRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override PersonClaim Evolve(PersonClaim state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}
