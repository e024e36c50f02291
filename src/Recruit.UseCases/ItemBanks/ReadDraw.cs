using System.Collections.Immutable;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>
/// Shows which items would stand in a live test, and what is missing: <see cref="ItemsDrawn"/>. Nothing is composed; the same wish shows the same draw as long as
/// the bank stays as it is, and another wish draws anew.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Languages">Every item must be written in all of them.</param>
/// <param name="Sections">In the order of the test.</param>
public sealed record ReadDraw(Caller By, OperationId Operation, Id Bank, ImmutableArray<Language> Languages, ImmutableArray<WantedSection> Sections)
    : UseCase(By, Operation), IAboutBank;

internal sealed class ReadDrawValidator : AbstractValidator<ReadDraw>
{
    public ReadDrawValidator()
    {
        RuleForEach(one => one.Languages).IsInEnum();
        RuleForEach(one => one.Sections).Must(section => section.Type is null || Enum.IsDefined(section.Type.Value)).WithMessage("no such type");
    }
}

internal sealed class ReadDrawHandler(ServiceParts parts) : IRequestHandler<ReadDraw, Reply>
{
    private const string Draws = "draws";

    public Task<Reply> Handle(ReadDraw request, CancellationToken cancellationToken)
    {
        // Under a key of the service: who knows the bank and the wish cannot tell beforehand which items come.
        var seed = HMACSHA256.HashData(parts.Papers.KeyFor(request.Bank, Draws), request.Operation.Value.ToByteArray(bigEndian: true));
        return new BankFiles(parts).AskAsync(request.Bank, new DrawItems(request.Languages, request.Sections, new Digest(seed)));
    }
}
