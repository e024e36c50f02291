using MediatR;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>Reads the own challenge of a key: <see cref="OwnChallengeShown"/>. That of somebody else is not found.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Challenge">Its name.</param>
public sealed record ReadOwnChallenge(Caller By, OperationId Operation, Id Bank, Id Challenge) : OwnUseCase(By, Operation);

/// <summary>A challenge as the person sees it: not who decides, nor what is proposed before it is decided.</summary>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Item">Which item.</param>
/// <param name="LodgedAt">When it was lodged.</param>
/// <param name="Grounds">What the person wrote.</param>
/// <param name="Decided">What was decided; nothing while it is open.</param>
/// <param name="DecidedAt">When.</param>
public sealed record OwnChallengeShown(
    Id Campaign, Id Test, Id Item, Instant LodgedAt, string Grounds, Remedy? Decided = null, Instant? DecidedAt = null) : Reply;

internal sealed class ReadOwnChallengeHandler(ServiceParts parts) : IRequestHandler<ReadOwnChallenge, Reply>
{
    public async Task<Reply> Handle(ReadOwnChallenge request, CancellationToken cancellationToken) =>
        await new BankFiles(parts).AskAsync(request.Bank, new Recruit.ItemBanks.ReadChallenge(request.Challenge)).ConfigureAwait(false)
            is ChallengeShown { Challenge: var one } && one.Grounds.Person == request.Person
            ? new OwnChallengeShown(
                one.Campaign,
                one.Test,
                one.Item,
                one.LodgedAt,
                new Definitions(parts).Read(one.Grounds) ?? "",
                one.Decided is null ? null : one.Proposed!.Remedy,
                one.Decided?.At)
            : Refusal.Because(UseCaseRefusals.NotFound);
}
