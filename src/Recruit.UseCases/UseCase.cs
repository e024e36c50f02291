using System.Collections.Immutable;
using System.Security.Cryptography;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases;

/// <summary>Who asks, as the host that let the request in has established it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">Its roles at this moment.</param>
/// <param name="Agency">For which agency the caller acts; none for candidates and for roles of the whole service.</param>
public sealed record Caller(Id Account, ImmutableHashSet<Role> Roles, Id? Agency = null);

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

/// <summary>An official action: it carries a reason.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
public abstract record OfficialUseCase(Caller By, OperationId Operation, Id Reason) : UseCase(By, Operation)
{
    /// <summary>What goes on record.</summary>
    internal Mandate Mandate => new(By.Account, Reason);
}

/// <summary>A use case about one campaign: nobody of another agency learns that it exists.</summary>
public interface IAboutCampaign
{
    /// <summary>Id of the vacancy.</summary>
    Id Campaign { get; }
}
