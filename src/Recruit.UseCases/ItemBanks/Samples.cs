using System.Collections.Immutable;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>The banks that have a sample test, for everybody: <see cref="SamplesListed"/>. A sample is what a bank has put to practice, which is public for good.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Agency">Only of this agency; of all if nothing.</param>
public sealed record ListSamples(OperationId Operation, Id? Agency = null) : PublicUseCase(Operation)
{
    /// <summary>Most samples that are told, inclusive.</summary>
    public const int RowsMax = 50;
}

/// <summary>A sample in a list.</summary>
/// <param name="Bank">Id of its bank.</param>
/// <param name="Agency">Whose it is; nothing for the whole service.</param>
/// <param name="Items">How many items it has.</param>
public sealed record ListedSample(Id Bank, Id? Agency, int Items);

/// <summary>Samples by bank.</summary>
public sealed record SamplesListed(ImmutableArray<ListedSample> Samples) : Reply;

/// <summary>The sample test of a bank, without keys, for everybody: <see cref="SampleShown"/>, or not-found where there is none. Nobody is put on record.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
public sealed record ReadSample(OperationId Operation, Id Bank) : PublicUseCase(Operation)
{
    /// <summary>Most items of a sample, inclusive: the first in order of entry.</summary>
    public const int ItemsMax = 20;
}

/// <summary>Marks answers to a sample test at once and shows its keys: <see cref="SampleMarked"/>. Nothing is kept of them.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Answers">By item, as responses are written; a missing one is blank.</param>
public sealed record CheckSample(OperationId Operation, Id Bank, ImmutableSortedDictionary<Id, string> Answers) : PublicUseCase(Operation)
{
    /// <summary>Longest answer in characters, inclusive.</summary>
    public const int LengthMax = 1000;
}

/// <summary>An item of a sample test.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Shape">How it is answered and scored.</param>
/// <param name="Words">What is read.</param>
public sealed record SampleItem(Id Item, ItemShape Shape, ItemWords Words);

/// <summary>A sample test.</summary>
/// <param name="Bank">Of which bank.</param>
/// <param name="Items">In order of entry.</param>
public sealed record SampleShown(Id Bank, ImmutableArray<SampleItem> Items) : Reply;

/// <summary>What an answer to an item earned.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Earned">Points; 0 for a blank, below 0 where a wrong answer costs.</param>
/// <param name="Keys">What would have been right, alternatives written as responses.</param>
public sealed record MarkedItem(Id Item, Rational Earned, ImmutableArray<string> Keys);

/// <summary>A sample test that was marked.</summary>
/// <param name="Sample">The test.</param>
/// <param name="Marked">In its order.</param>
public sealed record SampleMarked(SampleShown Sample, ImmutableArray<MarkedItem> Marked) : Reply;

internal sealed class CheckSampleValidator : AbstractValidator<CheckSample>
{
    public CheckSampleValidator()
    {
        RuleFor(one => one.Answers.Count).LessThanOrEqualTo(ReadSample.ItemsMax).OverridePropertyName(nameof(CheckSample.Answers));
        RuleForEach(one => one.Answers).Must(answer => answer.Value.Length <= CheckSample.LengthMax).WithMessage("an answer is too long");
    }
}

internal sealed class ListSamplesHandler(ServiceParts parts) : IRequestHandler<ListSamples, Reply>
{
    public async Task<Reply> Handle(ListSamples request, CancellationToken cancellationToken)
    {
        var (banks, refusal) = await new ListDesk(parts).ReadAsync<List<ListedBank>?>(
            view => [.. ListBanksHandler.Banks(view).Where(one => request.Agency is null || one.Agency == request.Agency).OrderBy(one => one.Id)], cancellationToken).ConfigureAwait(false);
        if (banks is null)
        {
            return refusal!;
        }

        var samples = ImmutableArray.CreateBuilder<ListedSample>();
        foreach (var bank in banks)
        {
            if (await new BankFiles(parts).AskAsync(bank.Id, new ReadPractice(ReadSample.ItemsMax)).ConfigureAwait(false) is PracticeShown { Items: { IsEmpty: false } items })
            {
                samples.Add(new ListedSample(bank.Id, bank.Agency, items.Length));
            }

            if (samples.Count == ListSamples.RowsMax)
            {
                break;
            }
        }

        return new SamplesListed(samples.ToImmutable());
    }
}

internal sealed class ReadSampleHandler(ServiceParts parts) : IRequestHandler<ReadSample, Reply>
{
    public async Task<Reply> Handle(ReadSample request, CancellationToken cancellationToken) =>
        await new SampleFiles(parts).ReadAsync(request.Bank).ConfigureAwait(false) is ({ } sample, _) ? sample : Refusal.Because(UseCaseRefusals.NotFound);
}

internal sealed class CheckSampleHandler(ServiceParts parts) : IRequestHandler<CheckSample, Reply>
{
    public async Task<Reply> Handle(CheckSample request, CancellationToken cancellationToken)
    {
        var (sample, practice) = await new SampleFiles(parts).ReadAsync(request.Bank).ConfigureAwait(false);
        if (sample is null)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var files = new BankFiles(parts);
        return new SampleMarked(
            sample,
            [.. practice.Select(item => Mark(item, files.OpenKeys(request.Bank, item.Item, item.Version, item.Keys), request.Answers.GetValueOrDefault(item.Item, "")))]);
    }

    /// <summary>As the rule engine scores responses (rules 3.2): what is blank, or names an option that there is not, earns nothing.</summary>
    private static MarkedItem Mark(PracticeItem practice, ImmutableArray<string> written, string answer)
    {
        var keys = written.Select(key => practice.Shape.ReadKey(Encoding.UTF8.GetBytes(key), out var read) == ResponseFault.None
            ? read
            : throw new InvalidDataException($"A key of {practice.Item} is none.")).ToImmutableArray();
        var item = practice.Shape.ToItem(practice.Item, keys, pretest: false);
        var response = TextForm.Trim(answer);
        var isBlank = response.Length == 0 || (!item.Options.IsEmpty && ResponseReader.ReadOptions(item, response, out _) != ResponseFault.None);
        return new MarkedItem(practice.Item, isBlank ? 0 : ItemScoring.Earned(item, keys, response), written);
    }
}

/// <summary>What banks have put to practice, opened.</summary>
internal sealed class SampleFiles(ServiceParts parts)
{
    /// <summary>The sample of a bank; nothing where it has none.</summary>
    public async ValueTask<(SampleShown? Sample, ImmutableArray<PracticeItem> Practice)> ReadAsync(Id bank)
    {
        var files = new BankFiles(parts);
        if (await files.AskAsync(bank, new ReadPractice(ReadSample.ItemsMax)).ConfigureAwait(false) is not PracticeShown { Items: { IsEmpty: false } practice })
        {
            return (null, []);
        }

        return (await parts.Samples.ReadAsync(bank, practice, () => OpenAsync(files, bank, practice)).ConfigureAwait(false), practice);
    }

    private static async Task<SampleShown> OpenAsync(BankFiles files, Id bank, ImmutableArray<PracticeItem> practice)
    {
        var items = ImmutableArray.CreateBuilder<SampleItem>();
        foreach (var item in practice)
        {
            var words = await files.OpenWordsAsync(bank, item.Item, item.Version, item.Content).ConfigureAwait(false);
            items.Add(new SampleItem(item.Item, item.Shape, ItemWordsFile.Read(words, item.Shape.Options)));
        }

        return new SampleShown(bank, items.ToImmutable());
    }
}

/// <summary>
/// Sample tests that were opened, each by the versions of which it is: what else there is for practice makes it another one. Many who ask for one at once wait
/// for the first of them.
/// </summary>
internal sealed class KnownSamples
{
    private readonly Lock gate = new();
    private readonly Dictionary<Id, (ImmutableArray<(Id Item, int Version, Digest Content)> Of, Lazy<Task<SampleShown>> Shown)> known = [];

    /// <summary>The sample of a bank.</summary>
    /// <param name="bank">Which bank.</param>
    /// <param name="practice">What it has for practice now.</param>
    /// <param name="open">Opens it, if nobody did.</param>
    public async Task<SampleShown> ReadAsync(Id bank, ImmutableArray<PracticeItem> practice, Func<Task<SampleShown>> open)
    {
        var shown = Find(bank, [.. practice.Select(one => (one.Item, one.Version, one.Content))], open);
        try
        {
            return await shown.Value.ConfigureAwait(false);
        }
        catch
        {
            Forget(bank, shown);
            throw;
        }
    }

    private Lazy<Task<SampleShown>> Find(Id bank, ImmutableArray<(Id Item, int Version, Digest Content)> of, Func<Task<SampleShown>> open)
    {
        lock (gate)
        {
            if (known.TryGetValue(bank, out var one) && one.Of.SequenceEqual(of))
            {
                return one.Shown;
            }

            // As many as the list of samples has; with one more all are opened anew.
            if (known.Count >= ListSamples.RowsMax)
            {
                known.Clear();
            }

            var shown = new Lazy<Task<SampleShown>>(open);
            known[bank] = (of, shown);
            return shown;
        }
    }

    private void Forget(Id bank, Lazy<Task<SampleShown>> failed)
    {
        lock (gate)
        {
            if (known.TryGetValue(bank, out var one) && one.Shown == failed)
            {
                known.Remove(bank);
            }
        }
    }
}
