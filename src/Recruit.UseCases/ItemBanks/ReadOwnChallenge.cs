using MediatR;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.Privacy;
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
        await new OwnChallenges(parts).FindAsync(request.Bank, request.Challenge, request.Person).ConfigureAwait(false)
            ?? (Reply)Refusal.Because(UseCaseRefusals.NotFound);
}

/// <summary>Challenges as the persons see them whose they are.</summary>
internal sealed class OwnChallenges(ServiceParts parts)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>The name of a person's challenge of a key, of which there is one at most: nobody can guess it, and whose it is finds it again by the item.</summary>
    public Id NameOf(Id campaign, Id test, Id item, PersonKeyId person) => definitions.NameOf(campaign, $"challenge {test} {item} {person.Value:N}");

    /// <summary>A challenge of the person; nothing for one of somebody else, or none.</summary>
    public async ValueTask<OwnChallengeShown?> FindAsync(Id bank, Id challenge, PersonKeyId person) =>
        await new BankFiles(parts).AskAsync(bank, new Recruit.ItemBanks.ReadChallenge(challenge)).ConfigureAwait(false)
            is ChallengeShown { Challenge: var one } && one.Grounds.Person == person
            ? new OwnChallengeShown(
                one.Campaign,
                one.Test,
                one.Item,
                one.LodgedAt,
                definitions.Read(one.Grounds) ?? "",
                one.Decided is null ? null : one.Proposed!.Remedy,
                one.Decided?.At)
            : null;
}
