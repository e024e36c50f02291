using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Changes rules of a campaign that is not sealed: the whole definition at once, and checked as <see cref="DraftFromFiles"/> checks it. What is not named in a change stays
/// as it is. Refused (other-definition) where somebody else changed the rules since they were read; nobody's change is lost without a word.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Over">Version of the rules that were read (<see cref="RulesRead.Version"/>).</param>
/// <param name="Edits">1 to 500 changes; of tests only how much is earned and needed, and of those that are not live ones of an item bank how far a number may be off.</param>
public sealed record ChangeRules(Caller By, OperationId Operation, Id Reason, Id Campaign, Digest Over, ImmutableArray<RuleEdit> Edits)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed partial class ChangeRulesValidator : AbstractValidator<ChangeRules>
{
    private const int EditsMax = 500;

    public ChangeRulesValidator()
    {
        RuleFor(one => one.By.Agency).NotNull().WithMessage("a campaign belongs to an agency");
        RuleFor(one => one.Edits.Length).InclusiveBetween(1, EditsMax);
        RuleForEach(one => one.Edits).Must(MayChange).WithMessage("this is not changed here");
    }

    /// <summary>Items and keys of a test come with its file or from an item bank, whose terms for challenges hold on.</summary>
    private static bool MayChange(RuleEdit edit) =>
        edit.File is "vacancy.json" or SealedRules.PlanFile or "words.json" || (TestFile.IsTest(edit.File) && edit is not MoveRule && Figure().IsMatch(edit.Path));

    [GeneratedRegex(@"\Asections\[[0-9]+\]\.(floor|items\[[0-9]+\]\.(points|penalty|tolerance))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}

internal sealed class ChangeRulesHandler(ServiceParts parts) : IRequestHandler<ChangeRules, Reply>
{
    public async Task<Reply> Handle(ChangeRules request, CancellationToken cancellationToken)
    {
        // Not from the last rules but from those that were read: so a repeat makes the same ones and gets the same reply.
        if (await new Definitions(parts).FindAsync(request.Campaign, request.Over).ConfigureAwait(false) is not { } content)
        {
            return Refusal.Because(CampaignRefusals.OtherDefinition);
        }

        if (await FigureOfBankAsync(request).ConfigureAwait(false) is { } file)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact(nameof(request.Edits), $"{file}: how far a number may be off is a part of the key, which stands in the item bank"));
        }

        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files;
        try
        {
            files = RuleEdit.Apply(Definitions.Unpack(content), request.Edits);
        }
        catch (InvalidDataException wrong)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact(nameof(request.Edits), wrong.Message));
        }

        var draft = new DraftFromFiles(request.By, request.Operation, request.Reason, request.Campaign, files) { Over = request.Over };
        return await new DraftFromFilesHandler(parts).Handle(draft, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The file of a test from an item bank in which a change would make other answers right; nothing if none would.</summary>
    private async ValueTask<string?> FigureOfBankAsync(ChangeRules request)
    {
        var touched = request.Edits.Where(edit => edit.Path.EndsWith(".tolerance", StringComparison.Ordinal)).Select(edit => edit.File).ToHashSet(StringComparer.Ordinal);
        return touched.Count == 0 ? null
            : (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead read
                ? read.Head.Banked.Keys.Select(test => $"tests/{test}.json").FirstOrDefault(touched.Contains)
                : touched.First();
    }
}
