using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>
/// Drafts a campaign whose tests were composed in an item bank, and checks it: as <see cref="DraftFromFiles"/>, with a file for each of those tests.
/// Nobody sees keys on the way: they are opened into the definition, which is sealed.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy, as in its rules.</param>
/// <param name="Tests">Tests that were composed for the campaign.</param>
/// <param name="Files">The other files, by their paths.</param>
/// <param name="WithPapers">
/// Whether candidates read the words that the bank has, unless the files have others: every item then is in the form of <see cref="ItemWordsFile"/>, and the test is
/// called as the vacancy is.
/// </param>
public sealed record DraftFromBank(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Bank,
    Id Campaign,
    ImmutableArray<Id> Tests,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files,
    bool WithPapers = false) : BankUseCase(By, Operation, Reason, Bank), IAboutCampaign
{
    bool IAboutCampaign.MayBeNew => true;
}

/// <summary>
/// Makes the sealed paper of a composed test: <see cref="PaperMade"/>. Everybody may fetch it early; its key comes with the start of an attempt.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test in it.</param>
/// <param name="Version">Version of the paper, from 0: the one that sittings of the test give out the key of.</param>
public sealed record MakePaper(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test, int Version = 0)
    : ComposedTestUseCase(By, Operation, Reason, Bank, Campaign, Test);

/// <summary>A paper under its key: how many items, then for each its id and its words; every length before what it is of.</summary>
public sealed record PaperMade(SealedPaper Paper) : Reply;

internal sealed class DraftFromBankValidator : AbstractValidator<DraftFromBank>
{
    public DraftFromBankValidator()
    {
        RuleFor(one => one.By.Agency).NotNull().WithMessage("a campaign belongs to an agency");
        RuleFor(one => one.Tests).Must(tests => !tests.IsEmpty && tests.Distinct().Count() == tests.Length).WithMessage("no test, or one twice");
        RuleFor(one => one.Files).Must((one, files) => !one.Tests.Any(test => files.ContainsKey(TestFile.PathOf(test))))
            .WithMessage("a test is in the files and in the bank");
        RuleFor(one => one.Files).Must(files => files.Values.Sum(file => (long)file.Length) <= Attachment.Longest / 2)
            .WithMessage("the rules are larger than 2 MB");
    }
}

internal sealed class MakePaperValidator : AbstractValidator<MakePaper>
{
    public MakePaperValidator() => RuleFor(one => one.Version).GreaterThanOrEqualTo(0);
}

internal sealed class DraftFromBankHandler(ServiceParts parts) : IRequestHandler<DraftFromBank, Reply>
{
    public async Task<Reply> Handle(DraftFromBank request, CancellationToken cancellationToken)
    {
        var files = request.Files.ToDictionary();
        var terms = new List<NoteChallengeTerm>();
        var (bare, practice) = (new List<TestIsComposed>(), new HashSet<Id>());
        foreach (var test in request.Tests)
        {
            var (composed, refusal) = await new BankFiles(parts).ReadTestAsync(request.Bank, request.Campaign, test).ConfigureAwait(false);
            if (composed is null)
            {
                return refusal!;
            }

            var opened = TestDefinition.Open(composed, parts.Papers)
                ?? throw new InvalidDataException($"Keys of {request.Bank} are not under its key.");
            files.Add(TestFile.PathOf(test), TestFile.Write(opened));
            if (request.WithPapers && !files.ContainsKey(PaperFile.PathOf(test)))
            {
                bare.Add(composed);
            }

            if (composed.Plan.Use == TestUse.Live)
            {
                terms.Add(new NoteChallengeTerm(test, composed.Plan.ChallengesUntil, new BankedTest(
                    request.Bank, composed.Plan.Closes, composed.Plan.ToDigest(), AreWordsTyped: request.Files.ContainsKey(PaperFile.PathOf(test)))));
            }
            else
            {
                practice.Add(test);
            }
        }

        if (Counting(files, practice) is { } counts)
        {
            return Refusal.Because(ItemBankRefusals.OnlyPractice, new RefusalFact("test", counts.Text));
        }

        await AddPapersAsync(files, bare).ConfigureAwait(false);
        var draft = new DraftFromFiles(request.By, request.Operation, request.Reason, request.Campaign, files) { Banked = [.. terms] };
        return await new DraftFromFilesHandler(parts).Handle(draft, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A test for practice that counts in a stage, though everybody may know its keys.</summary>
    private static Id? Counting(Dictionary<string, ReadOnlyMemory<byte>> files, HashSet<Id> practice) => practice.Count == 0 ? null
        : CampaignFolder.ReadRules(files).Rules?.Vacancy.Stages.SelectMany(stage => stage.DrawsOn())
            .Where(source => source.Kind is SourceKind.Test or SourceKind.Section && practice.Contains(source.Id)).Select(source => (Id?)source.Id).FirstOrDefault();

    /// <summary>Adds the words of tests; none where the rules are not whole, which the draft tells.</summary>
    private async ValueTask AddPapersAsync(Dictionary<string, ReadOnlyMemory<byte>> files, List<TestIsComposed> tests)
    {
        if (tests.Count == 0 || CampaignFolder.ReadRules(files).Rules is not { Vacancy.Title: var title })
        {
            return;
        }

        var name = new PaperText(ImmutableSortedDictionary<Language, string>.Empty
            .Add(Language.Kk, title.Kazakh).Add(Language.Ru, title.Russian).Add(Language.En, title.English));
        var bank = new BankFiles(parts);
        foreach (var test in tests)
        {
            var items = ImmutableSortedDictionary.CreateBuilder<Id, ItemWords>();
            foreach (var item in test.Items)
            {
                var words = await bank.OpenWordsAsync(test.Bank, item.Item, item.Version, item.Content).ConfigureAwait(false);
                items.Add(item.Item, ItemWordsFile.Read(words, item.Shape.Options));
            }

            files.Add(PaperFile.PathOf(test.Plan.Test), PaperFile.Write(new PaperWords(name, null, items.ToImmutable())));
        }
    }
}

internal sealed class MakePaperHandler(ServiceParts parts) : IRequestHandler<MakePaper, Reply>
{
    public async Task<Reply> Handle(MakePaper request, CancellationToken cancellationToken)
    {
        var files = new BankFiles(parts);
        var (composed, refusal) = await files.ReadTestAsync(request.Bank, request.Campaign, request.Test).ConfigureAwait(false);
        if (composed is null)
        {
            return refusal!;
        }

        var content = new RecordWriter();
        content.Write(composed.Items.Length);
        foreach (var item in composed.Items)
        {
            content.Write(item.Item.Text);
            content.Write((await files.OpenWordsAsync(request.Bank, item.Item, item.Version, item.Content).ConfigureAwait(false)).AsSpan());
        }

        return new PaperMade(SealPaper(request, content.Written));
    }

    /// <summary>The nonce is a keyed hash of the content: the same paper has the same bytes, and another one never gets the same nonce.</summary>
    private SealedPaper SealPaper(MakePaper request, ReadOnlySpan<byte> content)
    {
        var nonce = System.Security.Cryptography.HMACSHA256.HashData(parts.Papers.KeyFor(request.Campaign, $"paper nonces {request.Test}"), content);
        return SealedPaper.Seal(parts.Papers.KeyOf(request.Campaign, request.Test, request.Version), nonce.AsSpan(0, SealedPaper.NonceLength), content);
    }
}
