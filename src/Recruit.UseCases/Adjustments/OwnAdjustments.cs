using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Adjustments;

/// <summary>Reads the own adjustments, with what became of them: <see cref="OwnAdjustmentsShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ReadOwnAdjustments(Caller By, OperationId Operation) : OwnUseCase(By, Operation);

/// <summary>Does not ask for an adjustment any more; one that was decided stands: <see cref="AdjustmentTold"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Adjustment">Its name.</param>
public sealed record WithdrawAdjustment(Caller By, OperationId Operation, Id Adjustment) : OwnUseCase(By, Operation);

/// <summary>
/// A document that speaks for an own adjustment, while it is not decided: <see cref="AdjustmentTold"/>. It is sealed under the person's key and kept beside
/// the record.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Adjustment">Its name.</param>
/// <param name="Content">1 to <see cref="BytesMax"/> bytes.</param>
public sealed record AttachAdjustmentEvidence(Caller By, OperationId Operation, Id Adjustment, ReadOnlyMemory<byte> Content) : OwnUseCase(By, Operation)
{
    /// <summary>Longest document in bytes, inclusive: sealed it has room in an attachment.</summary>
    public const int BytesMax = Attachment.Longest - 2048;
}

/// <summary>The own adjustments, in the order in which they were asked for.</summary>
public sealed record OwnAdjustmentsShown(ImmutableArray<ShownAdjustment> Adjustments) : Reply;

internal sealed class AttachAdjustmentEvidenceValidator : AbstractValidator<AttachAdjustmentEvidence>
{
    public AttachAdjustmentEvidenceValidator() =>
        RuleFor(one => one.Content.Length).InclusiveBetween(1, AttachAdjustmentEvidence.BytesMax).OverridePropertyName(nameof(AttachAdjustmentEvidence.Content));
}

internal sealed class ReadOwnAdjustmentsHandler(ServiceParts parts) : IRequestHandler<ReadOwnAdjustments, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadOwnAdjustments request, CancellationToken cancellationToken) =>
        (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply is var reply && reply is CandidateTold told
            ? new OwnAdjustmentsShown([.. told.Record.Adjustments.Select(one => new ShownAdjustment(one, one.Statement is { } note ? definitions.Read(note) : null))])
            : PersonRecord.Told(reply);
}

internal sealed class WithdrawAdjustmentHandler(IActors actors) : IRequestHandler<WithdrawAdjustment, Reply>
{
    public async Task<Reply> Handle(WithdrawAdjustment request, CancellationToken cancellationToken)
    {
        var withdraw = new Recruit.Candidates.Profile.WithdrawAdjustment(request.Mandate, request.Adjustment);
        return PersonRecord.Told((await actors.AskAsync(PersonRecord.KeyOf(request.Person), withdraw, request.Operation).ConfigureAwait(false)).Reply);
    }
}

internal sealed class AttachAdjustmentEvidenceHandler(ServiceParts parts) : IRequestHandler<AttachAdjustmentEvidence, Reply>
{
    public async Task<Reply> Handle(AttachAdjustmentEvidence request, CancellationToken cancellationToken)
    {
        if (new AdjustmentEvidence(parts).Seal(request.Person, request.Adjustment, request.Content) is not { } file)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var attach = new AttachEvidence(request.Mandate, request.Adjustment, file);
        return PersonRecord.Told((await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), attach, request.Operation).ConfigureAwait(false)).Reply);
    }
}
