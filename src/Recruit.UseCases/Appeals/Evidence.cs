using System.Collections.Immutable;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>
/// Adds a document to the own appeal about something, while it is open: <see cref="OwnAppealShown"/>. It is sealed under the person's key; the same
/// document is there once, however often it is sent.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Subject">What was decided.</param>
/// <param name="Kind">What it is, coded, e.g. <c>scan</c>.</param>
/// <param name="File">1 to <see cref="BytesMax"/> bytes; campaign.json may allow less.</param>
public sealed record AddEvidence(Caller By, OperationId Operation, Id Campaign, AppealSubject Subject, Id Kind, ReadOnlyMemory<byte> File)
    : OwnUseCase(By, Operation)
{
    /// <summary>Longest document in bytes, inclusive; sealed it is a little longer and still one attachment.</summary>
    public const int BytesMax = 4_000_000;
}

/// <summary>Reads a document of an appeal; the person whose it is sees who did: <see cref="EvidenceShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
/// <param name="Number">Which one, from 1, as the appeal has them.</param>
public sealed record ReadEvidence(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal, int Number)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("appeal-evidence")];
}

/// <summary>A document of an appeal.</summary>
/// <param name="Person">Whose appeal.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it came.</param>
/// <param name="File">The document as it was given.</param>
public sealed record EvidenceShown(PersonKeyId Person, Id Kind, Instant At, ReadOnlyMemory<byte> File) : Reply, IShowsPerson;

internal sealed class AddEvidenceValidator : AbstractValidator<AddEvidence>
{
    public AddEvidenceValidator() => RuleFor(one => one.File.Length).InclusiveBetween(1, AddEvidence.BytesMax).OverridePropertyName(nameof(AddEvidence.File));
}

internal sealed class AddEvidenceHandler(ServiceParts parts) : IRequestHandler<AddEvidence, Reply>
{
    public async Task<Reply> Handle(AddEvidence request, CancellationToken cancellationToken)
    {
        if (parts.Seals.Find(request.Person) is not { } seal)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        // The salt follows from the document, so the same one becomes the same ciphertext and is seen to be there already.
        var appeal = OwnAppeals.IdOf(request.Campaign, request.Person, request.Subject);
        var salt = new Definitions(parts).SaltOf(request.Campaign, $"evidence {appeal} {request.Kind} {Convert.ToHexString(SHA256.HashData(request.File.Span))}");
        var file = new SealedNote(request.Person, seal.Seal(SealForm.Text, salt, request.File.Span));
        return await new OwnAppeals(parts).AskAsync(
            request.Campaign, request.Person, request.Subject, new Recruit.Appeals.AddEvidence(request.Mandate, request.Kind, file), request.Operation).ConfigureAwait(false);
    }
}

internal sealed class ReadEvidenceHandler(ServiceParts parts) : IRequestHandler<ReadEvidence, Reply>
{
    public async Task<Reply> Handle(ReadEvidence request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts).FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false) is { Appeal.Evidence: var evidence }
        && evidence.ElementAtOrDefault(request.Number - 1) is { } document
        && await parts.Actors.ReadAttachmentAsync(document.File.Reference).ConfigureAwait(false) is { } bytes
        && parts.Seals.Find(document.File.Person)?.Open(document.File.With(bytes).Content) is { } opened
            ? new EvidenceShown(document.File.Person, document.Kind, document.At, opened.Answer)
            : Refusal.Because(UseCaseRefusals.NotFound);
}
