using System.Collections.Immutable;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Adjustments;

/// <summary>Reads a document that an applicant attached to an adjustment; the person sees who did: <see cref="AdjustmentEvidenceShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">An applicant of this campaign.</param>
/// <param name="Adjustment">Its name.</param>
/// <param name="Number">Which document, from 1, in the order in which they were attached.</param>
public sealed record ReadAdjustmentEvidence(Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person, Id Adjustment, int Number)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("adjustment-evidence")];
}

/// <summary>A document.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Content">Its bytes.</param>
public sealed record AdjustmentEvidenceShown(PersonKeyId Person, ReadOnlyMemory<byte> Content) : Reply, IShowsPerson;

internal sealed class ReadAdjustmentEvidenceValidator : AbstractValidator<ReadAdjustmentEvidence>
{
    public ReadAdjustmentEvidenceValidator() => RuleFor(one => one.Number).InclusiveBetween(1, Candidate.EvidenceMax);
}

internal sealed class ReadAdjustmentEvidenceHandler(ServiceParts parts) : IRequestHandler<ReadAdjustmentEvidence, Reply>
{
    public async Task<Reply> Handle(ReadAdjustmentEvidence request, CancellationToken cancellationToken) =>
        await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not null
        && (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply is CandidateTold told
        && told.Record.Adjustments.FirstOrDefault(one => one.Id == request.Adjustment && one.Campaign == request.Campaign) is { } adjustment
        && request.Number <= adjustment.Evidence.Length
        && await new AdjustmentEvidence(parts).OpenAsync(adjustment.Evidence[request.Number - 1]).ConfigureAwait(false) is { } content
            ? new AdjustmentEvidenceShown(request.Person, content)
            : Refusal.Because(UseCaseRefusals.NotFound);
}

/// <summary>Documents about adjustments, sealed under the key of the person whose they are.</summary>
internal sealed class AdjustmentEvidence(ServiceParts parts)
{
    private static readonly Id Salts = new("adjustments");

    /// <summary>Seals a document; nothing if the key was erased, or never made. The same document gives the same bytes, so that a repeat is seen to be one.</summary>
    public SealedNote? Seal(PersonKeyId person, Id adjustment, ReadOnlyMemory<byte> content)
    {
        var what = $"{adjustment} {person.Value:N} {Convert.ToHexStringLower(SHA256.HashData(content.Span))}";
        return parts.Seals.Find(person) is { } seal
            ? new SealedNote(person, seal.Seal(SealForm.Text, new Definitions(parts).SaltOf(Salts, what), content.Span))
            : null;
    }

    /// <summary>A document; nothing if its key was erased.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> OpenAsync(SealedFile file) =>
        await parts.Actors.ReadAttachmentAsync(file.Reference).ConfigureAwait(false) is { } bytes
            ? parts.Seals.Find(file.Person)?.Open(file.With(bytes).Content)?.Answer
            : null;
}
