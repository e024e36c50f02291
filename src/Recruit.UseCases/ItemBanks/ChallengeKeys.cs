using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>
/// Says that the key of an item is wrong, after a test of a campaign in which the person applied, once: <see cref="ChallengeStands"/>. Whoever answers is
/// not told who asks.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Bank">Id of the bank that the test is from.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Item">Which item.</param>
/// <param name="Grounds">1 to <see cref="GroundsMax"/> characters.</param>
public sealed record ChallengeKey(Caller By, OperationId Operation, Id Campaign, Id Bank, Id Test, Id Item, string Grounds) : OwnUseCase(By, Operation)
{
    /// <summary>Longest grounds in characters, inclusive.</summary>
    public const int GroundsMax = 20_000;
}

/// <summary>Reads a challenge; the person whose it is sees who did: <see cref="ChallengeRead"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Challenge">Its name.</param>
public sealed record ReadChallenge(Caller By, OperationId Operation, Id Reason, Id Bank, Id Challenge)
    : BankUseCase(By, Operation, Reason, Bank), IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("challenge")];
}

/// <summary>A challenge as those see it who decide.</summary>
/// <param name="Person">Who challenges; for the record of who looked.</param>
/// <param name="Challenge">Item, version and what was proposed.</param>
/// <param name="Grounds">What was written.</param>
public sealed record ChallengeRead(PersonKeyId Person, KeyChallenge Challenge, string Grounds) : Reply, IShowsPerson;

/// <summary>Proposes what is done about a challenge: <see cref="ChallengeStands"/>.</summary>
/// <param name="By">Neither author, proposer nor approver of the key.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Challenge">Its name.</param>
/// <param name="Remedy">What is done.</param>
public sealed record ProposeRemedy(Caller By, OperationId Operation, Id Reason, Id Bank, Id Challenge, Remedy Remedy)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Confirms what somebody else proposed: <see cref="ChallengeStands"/>.</summary>
/// <param name="By">Another account, and neither author, proposer nor approver of the key.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Challenge">Its name.</param>
/// <param name="Seen">The remedy that was seen.</param>
public sealed record ConfirmRemedy(Caller By, OperationId Operation, Id Reason, Id Bank, Id Challenge, Remedy Seen)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Turns down what somebody else proposed: <see cref="ChallengeStands"/>.</summary>
/// <param name="By">Another account, and neither author, proposer nor approver of the key.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Challenge">Its name.</param>
public sealed record ReturnRemedy(Caller By, OperationId Operation, Id Reason, Id Bank, Id Challenge) : BankUseCase(By, Operation, Reason, Bank);

/// <summary>What was decided about the keys of a test, as rows of events: <see cref="RemediesListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test.</param>
public sealed record ListRemedies(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test)
    : ComposedTestUseCase(By, Operation, Reason, Bank, Campaign, Test);

/// <summary>
/// Proposes to record what was decided about the keys of a test as events of its campaign: <see cref="CampaignDone"/>. Somebody else approves it as
/// every step; the next revision computes with it.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Proposal">A new name for it.</param>
public sealed record ProposeRemedies(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test, Id Proposal)
    : ComposedTestUseCase(By, Operation, Reason, Bank, Campaign, Test);

internal sealed class ChallengeKeyValidator : AbstractValidator<ChallengeKey>
{
    public ChallengeKeyValidator() => RuleFor(one => one.Grounds).NotEmpty().MaximumLength(ChallengeKey.GroundsMax);
}

internal sealed class ProposeRemedyValidator : AbstractValidator<ProposeRemedy>
{
    public ProposeRemedyValidator() => RuleFor(one => one.Remedy.Kind).IsInEnum();
}

internal sealed class ChallengeKeyHandler(ServiceParts parts) : IRequestHandler<ChallengeKey, Reply>
{
    public async Task<Reply> Handle(ChallengeKey request, CancellationToken cancellationToken)
    {
        var challenge = new OwnChallenges(parts).NameOf(request.Campaign, request.Test, request.Item, request.Person);
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign.Head: var head }
            || !(head.Banked.TryGetValue(request.Test, out var from) ? from.Bank == request.Bank : head.ChallengeTerms.ContainsKey(request.Test))
            || new Definitions(parts).Note(request.Campaign, request.Person, $"challenge {challenge}", request.Grounds) is not { } grounds)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var lodge = new Recruit.ItemBanks.ChallengeKey(challenge, request.Campaign, request.Test, request.Item, grounds);
        var reply = await new BankFiles(parts).AskAsync(request.Bank, lodge, request.Operation).ConfigureAwait(false);

        // The name is the person's and the item's: what stands under it otherwise are earlier grounds of the same person.
        return reply is Refusal { Code: ItemBankRefusals.ChallengeExists }
            ? Refusal.Because(ItemBankRefusals.AlreadyChallenged, new RefusalFact("challenge", challenge.Text))
            : reply;
    }
}

/// <summary>Asks about a challenge for somebody who did not apply to the campaign in which it was lodged, and so did not lodge it either.</summary>
internal sealed class ChallengeDesk(ServiceParts parts)
{
    public async Task<Reply> AskAsync(UseCase request, Id bank, Id challenge, ActorCommand command, OperationId operation = default)
    {
        var files = new BankFiles(parts);
        return request.By.Person is { } self
            && await files.AskAsync(bank, new Recruit.ItemBanks.ReadChallenge(challenge)).ConfigureAwait(false) is ChallengeShown { Challenge: var lodged }
            && await new OwnFiles(parts.Actors).FindAsync(lodged.Campaign, self).ConfigureAwait(false) is not null
                ? Refusal.Because(UseCaseRefusals.OwnCause)
                : await files.AskAsync(bank, command, operation).ConfigureAwait(false);
    }
}

internal sealed class ReadChallengeHandler(ServiceParts parts) : IRequestHandler<ReadChallenge, Reply>
{
    public async Task<Reply> Handle(ReadChallenge request, CancellationToken cancellationToken) =>
        await new ChallengeDesk(parts).AskAsync(request, request.Bank, request.Challenge, new Recruit.ItemBanks.ReadChallenge(request.Challenge)).ConfigureAwait(false) switch
        {
            ChallengeShown { Challenge: var one } => new ChallengeRead(one.Grounds.Person, one, new Definitions(parts).Read(one.Grounds) ?? ""),
            var other => other,
        };
}

internal sealed class ProposeRemedyHandler(ServiceParts parts) : IRequestHandler<ProposeRemedy, Reply>
{
    public Task<Reply> Handle(ProposeRemedy request, CancellationToken cancellationToken) => new ChallengeDesk(parts).AskAsync(
        request, request.Bank, request.Challenge, new Recruit.ItemBanks.ProposeRemedy(request.Mandate, request.Challenge, request.Remedy), request.Operation);
}

internal sealed class ConfirmRemedyHandler(ServiceParts parts) : IRequestHandler<ConfirmRemedy, Reply>
{
    public Task<Reply> Handle(ConfirmRemedy request, CancellationToken cancellationToken) => new ChallengeDesk(parts).AskAsync(
        request, request.Bank, request.Challenge, new Recruit.ItemBanks.ConfirmRemedy(request.Mandate, request.Challenge, request.Seen), request.Operation);
}

internal sealed class ReturnRemedyHandler(ServiceParts parts) : IRequestHandler<ReturnRemedy, Reply>
{
    public Task<Reply> Handle(ReturnRemedy request, CancellationToken cancellationToken) => new ChallengeDesk(parts).AskAsync(
        request, request.Bank, request.Challenge, new Recruit.ItemBanks.ReturnRemedy(request.Mandate, request.Challenge), request.Operation);
}

internal sealed class ListRemediesHandler(ServiceParts parts) : IRequestHandler<ListRemedies, Reply>
{
    public Task<Reply> Handle(ListRemedies request, CancellationToken cancellationToken) => new BankFiles(parts).AskAsync(
        request.Bank, new Recruit.ItemBanks.ListRemedies(request.Campaign, request.Test));
}

internal sealed class ProposeRemediesHandler(ServiceParts parts) : IRequestHandler<ProposeRemedies, Reply>
{
    public async Task<Reply> Handle(ProposeRemedies request, CancellationToken cancellationToken)
    {
        var reply = await new BankFiles(parts).AskAsync(request.Bank, new Recruit.ItemBanks.ListRemedies(request.Campaign, request.Test)).ConfigureAwait(false);
        if (reply is not RemediesListed listed)
        {
            return reply;
        }

        var step = new RecordEvents([.. listed.Rows.Select(row => new EventRow(row.Type, Test: row.Test, Item: row.Item, Value: row.Value))]);
        var propose = new ProposeStep(request.By, request.Operation, request.Reason, request.Campaign, request.Proposal, step);
        return await new ProposeStepHandler(parts).ProposeAsync(propose).ConfigureAwait(false);
    }
}
