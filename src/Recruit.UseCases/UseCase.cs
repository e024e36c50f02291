using System.Collections.Immutable;
using System.Security.Cryptography;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases;

/// <summary>Who asks, as the host that let the request in has established it: for people who signed in, what <see cref="Of"/> makes of their session.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">Its roles at this moment.</param>
/// <param name="Agency">For which agency the caller acts; none for candidates and for roles of the whole service.</param>
/// <param name="Person">Names the key of the person whose account it is, and with it the person's own files; nothing for who is only staff.</param>
/// <param name="Place">From where the caller asks, as a coded place; nothing where the host does not tell.</param>
public sealed record Caller(Id Account, ImmutableHashSet<Role> Roles, Id? Agency = null, PersonKeyId? Person = null, Id? Place = null)
{
    /// <summary>Who asks without an account.</summary>
    public static Caller Public { get; } = new(new Id("public"), []);

    /// <summary>
    /// The caller that a session stands for: the only way from roles that were granted to roles that count. A role counts where the caller acts for
    /// the agency for which it was granted, or was granted for the whole service.
    /// </summary>
    /// <param name="session">What the account tells of the session.</param>
    /// <param name="person">Names the key of the account's person.</param>
    /// <param name="agency">For which agency the caller acts; nothing for none.</param>
    /// <param name="place">From where the caller asks.</param>
    /// <returns>The caller, or nothing if the account has no role of staff at the agency.</returns>
    public static Caller? Of(SessionHolds session, PersonKeyId person, Id? agency = null, Id? place = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var counts = session.Roles.Where(one => one.Agency is null || one.Agency == agency).Select(one => one.Role).ToImmutableHashSet();
        return agency is null || counts.Any(Recruit.Accounts.Roles.IsStaff) ? new Caller(session.Account, counts, agency, person, place) : null;
    }
}

/// <summary>Something people ask for. The answer is a reply of the actor asked, or a refusal.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish: sent again with the same name, it has its effect once and gets the same reply.</param>
public abstract record UseCase(Caller By, OperationId Operation) : IRequest<Reply>
{
    /// <summary>Name of a part of the wish, so that each part has its effect once too.</summary>
    /// <param name="part">Which part, e.g. a number.</param>
    internal OperationId PartOf(string part)
    {
        var content = new RecordWriter();
        content.WriteRaw(Operation.Value.ToByteArray(bigEndian: true));
        content.Write(part);
        return new OperationId(new Guid(SHA256.HashData(content.Written).AsSpan(0, 16), bigEndian: true));
    }
}

/// <summary>
/// What is open to everybody, without an account: what the public reads and asks, and the ways to an account. Its row in the matrix says
/// <c>public</c> and nothing else.
/// </summary>
/// <param name="Operation">Names the wish.</param>
public abstract record PublicUseCase(OperationId Operation) : UseCase(Caller.Public, Operation);

/// <summary>An official action: it carries a reason.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
public abstract record OfficialUseCase(Caller By, OperationId Operation, Id Reason) : UseCase(By, Operation)
{
    /// <summary>What goes on record.</summary>
    internal Mandate Mandate => new(By.Account, Reason);
}

/// <summary>
/// What a candidate does with the own files. It names no file: which one it is follows from the caller, so nobody can ask for that of another.
/// </summary>
/// <param name="By">Who asks; has a <see cref="Caller.Person"/>.</param>
/// <param name="Operation">Names the wish.</param>
public abstract record OwnUseCase(Caller By, OperationId Operation) : UseCase(By, Operation)
{
    /// <summary>The reason of everything that a person does for itself.</summary>
    private static readonly Id OwnWish = new("own-wish");

    /// <summary>Whose files.</summary>
    internal PersonKeyId Person => By.Person!.Value;

    /// <summary>What goes on record.</summary>
    internal Mandate Mandate => new(By.Account, OwnWish);
}

/// <summary>A use case about one campaign: nobody of another agency learns that it exists.</summary>
public interface IAboutCampaign
{
    /// <summary>Id of the vacancy.</summary>
    Id Campaign { get; }

    /// <summary>Whether it is the one that makes a campaign.</summary>
    bool MayBeNew => false;
}

/// <summary>A use case about one agency, or about the whole service: who acts for an agency finds no other one, and nothing of the service.</summary>
public interface IAboutAgency
{
    /// <summary>Id of the agency; nothing for the whole service.</summary>
    Id? Agency { get; }
}

/// <summary>A use case about one item bank: nobody of another agency learns that it exists.</summary>
public interface IAboutBank
{
    /// <summary>Id of the bank.</summary>
    Id Bank { get; }

    /// <summary>Whether it is the one that opens a bank.</summary>
    bool MayBeNew => false;
}

/// <summary>A use case of staff about a named person; nobody asks for it about themselves.</summary>
public interface IAboutPerson
{
    /// <summary>Whom it is about.</summary>
    PersonKeyId Person { get; }
}

/// <summary>A use case of staff that shows the data of a named person, who will see that it did.</summary>
public interface IReadsPerson
{
    /// <summary>Which data, as entries of the data map.</summary>
    ImmutableArray<Id> Of { get; }
}

/// <summary>A use case that shows the data of a person whom the reader must not know. The look is on record like any other.</summary>
public interface IReadsBlind : IReadsPerson;

/// <summary>Shows the data of somebody without telling whose it is: the record of who looked gets the person, the reader only <paramref name="Shown"/>.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Shown">What leaves.</param>
internal sealed record ShownBlind(PersonKeyId Person, Reply Shown) : Reply, IShowsPerson;

/// <summary>
/// A use case of staff that shows the data of everybody in its campaign at once. It is one entry, in the campaign's own record of who looked, and
/// everybody who had applied by then sees it beside the entries of the own record.
/// </summary>
public interface IReadsEverybody : IAboutCampaign
{
    /// <summary>Which data, as entries of the data map.</summary>
    ImmutableArray<Id> Of { get; }
}

/// <summary>A list of staff that shows the data of people, each of whom will see that it did.</summary>
public interface IReadsPeople
{
    /// <summary>Which data, as entries of the data map.</summary>
    ImmutableArray<Id> Of { get; }
}

/// <summary>A list that shows the data of people whom the reader must not know. The look is on record for each of them like any other.</summary>
public interface IReadsPeopleBlind : IReadsPeople;

/// <summary>Shows data of people without telling whose it is: the record of who looked gets the people, the reader only <paramref name="Shown"/>.</summary>
/// <param name="People">Whose, each once.</param>
/// <param name="Shown">What leaves.</param>
internal sealed record PeopleShownBlind(ImmutableArray<PersonKeyId> People, Reply Shown) : Reply, IShowsPeople;

/// <summary>A reply that shows the data of people.</summary>
public interface IShowsPeople
{
    /// <summary>Whose, each once.</summary>
    ImmutableArray<PersonKeyId> People { get; }
}

/// <summary>A reply that shows the data of a named person.</summary>
public interface IShowsPerson
{
    /// <summary>Whose.</summary>
    PersonKeyId Person { get; }
}
