using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Drafts a campaign from its rules, and checks them: afterwards it is checked, or the answer is what is wrong with them and nothing changed.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy, as in its rules.</param>
/// <param name="Files">vacancy.json, the tests, campaign.json and the words of papers if tests are sat here, and what the vacancy's fields and stages are called, by their paths.</param>
public sealed record DraftFromFiles(
    Caller By, OperationId Operation, Id Reason, Id Campaign, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign
{
    bool IAboutCampaign.MayBeNew => true;

    /// <summary>Whether the campaign must be new: refused (other-definition) where there is one of that id.</summary>
    public bool IsNew { get; init; }

    /// <summary>Version of the definition from which the files were made by changing rules alone.</summary>
    internal Digest? Over { get; init; }

    /// <summary>Tests that were composed in an item bank.</summary>
    internal ImmutableArray<NoteChallengeTerm>? Banked { get; init; }
}

internal sealed class DraftFromFilesValidator : AbstractValidator<DraftFromFiles>
{
    public DraftFromFilesValidator()
    {
        RuleFor(one => one.By.Agency).NotNull().WithMessage("a campaign belongs to an agency");
        RuleFor(one => one.Files).Must(files => files.Values.Sum(file => (long)file.Length) <= Attachment.Longest / 2)
            .WithMessage("the rules are larger than 2 MB");
    }
}

internal sealed class DraftFromFilesHandler(ServiceParts parts) : IRequestHandler<DraftFromFiles, Reply>
{
    public async Task<Reply> Handle(DraftFromFiles request, CancellationToken cancellationToken)
    {
        if (Objection(request) is { } refusal)
        {
            return refusal;
        }

        var key = CampaignKey.Of(request.Campaign);
        var content = Definitions.Pack(request.Files);
        var (definitions, origin) = (new Definitions(parts), OriginOf(request));
        var digest = definitions.DigestOf(request.Campaign, content, origin);
        var draft = new DraftCampaign(request.Mandate, request.By.Agency!.Value, digest, definitions.Seal(request.Campaign, content, origin), request.IsNew ? default(Digest) : request.Over, request.Banked);
        var drafted = await parts.Actors.AskAsync(key, draft, request.PartOf("draft")).ConfigureAwait(false);
        return drafted.Reply is CampaignDone
            ? (await parts.Actors.AskAsync(key, new RecordCheck(request.Mandate, digest), request.PartOf("check")).ConfigureAwait(false)).Reply
            : drafted.Reply;
    }

    /// <summary>
    /// From where the tests of a definition are. The same files typed by hand are another definition than those with the keys of a bank: else whoever types guesses learns
    /// from what becomes of them which one is right.
    /// </summary>
    private static byte[] OriginOf(DraftFromFiles request)
    {
        var origin = new RecordWriter();
        origin.Write("definition");
        if (request.Over is { } over)
        {
            origin.Write(over);
        }

        foreach (var note in request.Banked ?? [])
        {
            origin.Write(note.Test.Text);
            origin.Write(note.From!.Bank.Text);
        }

        return origin.ToArray();
    }

    private static Refusal? Objection(DraftFromFiles request)
    {
        var (rules, problems) = CampaignFolder.ReadRules(request.Files);
        if (rules is null)
        {
            return FolderProblems.Tell(problems, problems.Count);
        }

        if (request.Files.ContainsKey(SealedRules.PlanFile) && CampaignPlanFile.Read(request.Files) is { Plan: null } reading)
        {
            return FolderProblems.Tell(reading.Problems, reading.ProblemCount);
        }

        if ((PaperFile.Check(request.Files) ?? CampaignWords.Check(request.Files, rules.Vacancy)) is { } fault)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact(nameof(request.Files), fault));
        }

        return rules.Vacancy.Id == request.Campaign
            ? null
            : Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact(nameof(request.Campaign), $"the rules are those of {rules.Vacancy.Id}"));
    }
}
