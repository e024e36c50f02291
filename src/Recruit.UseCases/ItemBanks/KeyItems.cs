using System.Collections.Immutable;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>Proposes the keys of a reviewed version: <see cref="VersionStands"/>. They are sealed before they are kept.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Keys">1 to <see cref="SealedKeys.KeysMax"/> alternatives, written as responses.</param>
public sealed record ProposeKey(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version, ImmutableArray<string> Keys)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Approves the keys that were seen: <see cref="VersionStands"/>.</summary>
/// <param name="By">Neither author nor reviewer nor proposer.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Seen">As <see cref="KeysShown"/> told it.</param>
public sealed record ApproveKey(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version, Digest Seen)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Turns the keys that were seen down: <see cref="VersionStands"/>.</summary>
/// <param name="By">Neither author nor reviewer nor proposer.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Seen">As <see cref="KeysShown"/> told it.</param>
public sealed record ReturnKey(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version, Digest Seen)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Puts a version to use, or from one use to another: <see cref="VersionStands"/>.</summary>
/// <param name="By">Not the author.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Use">For practice, tried out, or live.</param>
public sealed record PutToUse(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version, ItemUse Use)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Takes a version out of use for good: <see cref="VersionStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">One of <see cref="RetireReasons"/>.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
public sealed record RetireItem(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version) : BankUseCase(By, Operation, Reason, Bank);

internal sealed class ProposeKeyValidator : AbstractValidator<ProposeKey>
{
    public ProposeKeyValidator() => RuleFor(one => one.Keys.Length).InclusiveBetween(1, SealedKeys.KeysMax).OverridePropertyName(nameof(ProposeKey.Keys));
}

internal sealed class PutToUseValidator : AbstractValidator<PutToUse>
{
    public PutToUseValidator() => RuleFor(one => one.Use).IsInEnum();
}

internal sealed class ProposeKeyHandler(ServiceParts parts) : IRequestHandler<ProposeKey, Reply>
{
    public async Task<Reply> Handle(ProposeKey request, CancellationToken cancellationToken)
    {
        var files = new BankFiles(parts);
        var reply = await files.AskAsync(request.Bank, new Recruit.ItemBanks.ReadItem(request.Item)).ConfigureAwait(false);
        if (reply is not ItemShown shown)
        {
            return reply;
        }

        if (shown.Item.Versions.FirstOrDefault(one => one.Number == request.Version) is not { } version)
        {
            return Refusal.Because(ItemBankRefusals.UnknownItem);
        }

        RefusalFact[] faults =
        [
            .. request.Keys.Index().Select(key => (key.Index, Fault: version.Shape.ReadKey(Encoding.UTF8.GetBytes(key.Item), out _)))
                .Where(one => one.Fault != ResponseFault.None)
                .Select(one => new RefusalFact($"Keys[{one.Index}]", one.Fault.ToString())),
        ];
        if (faults.Length > 0)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, faults);
        }

        var keys = files.SealKeys(request.Bank, request.Item, request.Version, version.Shape, request.Keys);
        var propose = new Recruit.ItemBanks.ProposeKey(request.Mandate, request.Item, request.Version, keys);
        return await files.AskAsync(request.Bank, propose, request.Operation).ConfigureAwait(false);
    }
}

internal sealed class ApproveKeyHandler(ServiceParts parts) : IRequestHandler<ApproveKey, Reply>
{
    public Task<Reply> Handle(ApproveKey request, CancellationToken cancellationToken) => new BankFiles(parts).AskAsync(
        request.Bank, new Recruit.ItemBanks.ApproveKey(request.Mandate, request.Item, request.Version, request.Seen), request.Operation);
}

internal sealed class ReturnKeyHandler(ServiceParts parts) : IRequestHandler<ReturnKey, Reply>
{
    public Task<Reply> Handle(ReturnKey request, CancellationToken cancellationToken) => new BankFiles(parts).AskAsync(
        request.Bank, new Recruit.ItemBanks.ReturnKey(request.Mandate, request.Item, request.Version, request.Seen), request.Operation);
}

internal sealed class PutToUseHandler(ServiceParts parts) : IRequestHandler<PutToUse, Reply>
{
    public Task<Reply> Handle(PutToUse request, CancellationToken cancellationToken) => new BankFiles(parts).AskAsync(
        request.Bank, new Recruit.ItemBanks.PutToUse(request.Mandate, request.Item, request.Version, request.Use), request.Operation);
}

internal sealed class RetireItemHandler(ServiceParts parts) : IRequestHandler<RetireItem, Reply>
{
    public Task<Reply> Handle(RetireItem request, CancellationToken cancellationToken) => new BankFiles(parts).AskAsync(
        request.Bank, new RetireVersion(request.Mandate, request.Item, request.Version), request.Operation);
}
