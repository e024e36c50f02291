using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>Writes a version of an item; the first one makes the item: <see cref="VersionStands"/>. Its words are sealed before they are kept.</summary>
/// <param name="By">The author.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">The number it is to get: 1, or the one after the latest.</param>
/// <param name="Words">Stem and options in all its languages, in the form of the host; 1 byte to <see cref="WordsMax"/>.</param>
/// <param name="Languages">In which it is written.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Shape">How responses are scored, without keys.</param>
public sealed record DraftItem(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Bank,
    Id Item,
    int Version,
    ReadOnlyMemory<byte> Words,
    ImmutableArray<Language> Languages,
    Provenance Provenance,
    ItemShape Shape) : BankUseCase(By, Operation, Reason, Bank)
{
    /// <summary>Most bytes of words, inclusive.</summary>
    public const int WordsMax = 1_000_000;
}

/// <summary>Says whether a draft is sound: right, clear, fair, and the same in all its languages: <see cref="VersionStands"/>.</summary>
/// <param name="By">Somebody other than the author, who was shown the words.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Sound">Whether it is.</param>
public sealed record ReviewItem(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version, bool Sound)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>
/// Shows the words or the keys of a version: <see cref="WordsShown"/> or <see cref="KeysShown"/>. There is no other way to them, and each time is on
/// record with who, when and why.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Part">Which of both.</param>
public sealed record ViewItem(Caller By, OperationId Operation, Id Reason, Id Bank, Id Item, int Version, ViewedPart Part)
    : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Words of a version, as its author wrote them.</summary>
public sealed record WordsShown(Id Item, int Version, ReadOnlyMemory<byte> Words) : Reply;

/// <summary>Keys of a version.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version.</param>
/// <param name="Keys">Written as responses.</param>
/// <param name="Seen">What who approves or returns them names.</param>
public sealed record KeysShown(Id Item, int Version, ImmutableArray<string> Keys, Digest Seen) : Reply;

internal sealed class DraftItemValidator : AbstractValidator<DraftItem>
{
    public DraftItemValidator()
    {
        RuleFor(one => one.Version).InclusiveBetween(1, ItemBank.VersionsMax);
        RuleFor(one => one.Words.Length).InclusiveBetween(1, DraftItem.WordsMax).OverridePropertyName(nameof(DraftItem.Words));
        RuleForEach(one => one.Languages).IsInEnum();
        RuleFor(one => one.Provenance.Origin).IsInEnum();
        RuleFor(one => one.Shape.Type).IsInEnum();
    }
}

internal sealed class ViewItemValidator : AbstractValidator<ViewItem>
{
    public ViewItemValidator() => RuleFor(one => one.Part).IsInEnum();
}

internal sealed class DraftItemHandler(ServiceParts parts) : IRequestHandler<DraftItem, Reply>
{
    public Task<Reply> Handle(DraftItem request, CancellationToken cancellationToken)
    {
        var files = new BankFiles(parts);
        var words = files.SealWords(request.Bank, request.Item, request.Version, request.Words.Span);
        var draft = new DraftVersion(request.Mandate, request.Item, words, request.Languages, request.Provenance, request.Shape, request.Version);
        return files.AskAsync(request.Bank, draft, request.Operation);
    }
}

internal sealed class ReviewItemHandler(ServiceParts parts) : IRequestHandler<ReviewItem, Reply>
{
    public Task<Reply> Handle(ReviewItem request, CancellationToken cancellationToken) => new BankFiles(parts).AskAsync(
        request.Bank, new ReviewVersion(request.Mandate, request.Item, request.Version, request.Sound), request.Operation);
}

internal sealed class ViewItemHandler(ServiceParts parts) : IRequestHandler<ViewItem, Reply>
{
    public async Task<Reply> Handle(ViewItem request, CancellationToken cancellationToken)
    {
        // Without the operation's name: what is shown again is another view on record.
        var files = new BankFiles(parts);
        return await files.AskAsync(request.Bank, new ViewVersion(request.Mandate, request.Item, request.Version, request.Part)).ConfigureAwait(false) switch
        {
            VersionShown { Content: { } content } => new WordsShown(
                request.Item,
                request.Version,
                await files.OpenWordsAsync(request.Bank, request.Item, request.Version, content.Reference).ConfigureAwait(false)),
            VersionShown { Keys: { } keys } => new KeysShown(
                request.Item, request.Version, files.OpenKeys(request.Bank, request.Item, request.Version, keys), keys.Digest()),
            var other => other,
        };
    }
}
