using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>An account tells an agency which roles it has there now.</summary>
/// <param name="Act">Who changed them, and why.</param>
/// <param name="Account">Whose they are.</param>
/// <param name="Revision">Grows with every change of the account; an earlier one that comes late changes nothing.</param>
/// <param name="Roles">All of them; none if the account works there no longer.</param>
public sealed record RecordMember(Act Act, Id Account, int Revision, ImmutableArray<Role> Roles) : ActorCommand
{
    /// <summary>Kind of the actors that take it.</summary>
    public const string Kind = "agency";
}
