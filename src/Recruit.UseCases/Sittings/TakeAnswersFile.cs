using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// Takes the answers file that an applicant brings because no line carried what is in it: <see cref="AnswersFileTaken"/>. Who uploaded it and why is on record
/// first; then its answers are given in the person's name and judged by the clock as all others are: those in time count, later ones are refused and kept for
/// an appeal. So it changes no result after the end, unless the campaign gives back what was lost on the line: then it is a sign of life, as the device's own save would be. Of
/// a device that another one followed everything is kept for an appeal. The same file again changes nothing and is answered alike.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">An applicant of this campaign.</param>
/// <param name="Sitting">Test or exercise.</param>
/// <param name="File">As the device of the attempt made it: 1 to <see cref="BytesMax"/> bytes.</param>
/// <param name="Code">That the device showed with it, so that nobody brings another file: 1 to <see cref="CodeMax"/> characters.</param>
public sealed record TakeAnswersFile(
    Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person, Id Sitting, ReadOnlyMemory<byte> File, string Code)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson
{
    /// <summary>Most bytes of a file, inclusive.</summary>
    public const int BytesMax = 4_000_000;

    /// <summary>Most characters of a code with all that is written between its digits, inclusive.</summary>
    public const int CodeMax = 60;
}

/// <summary>Answers of a file that were refused for one reason.</summary>
/// <param name="Code">Of the refusal.</param>
/// <param name="Kept">How many of them are kept for an appeal.</param>
/// <param name="Dropped">How many are not, because no question can have them, or the attempt keeps as many as it may.</param>
public sealed record RefusedAnswers(string Code, int Kept, int Dropped);

/// <summary>What became of the answers in a file.</summary>
/// <param name="Taken">How many count as the person's answers.</param>
/// <param name="Refused">The others by their reasons, in the order of the codes.</param>
public sealed record AnswersFileTaken(int Taken, ImmutableArray<RefusedAnswers> Refused) : Reply
{
    /// <summary>How many are kept for an appeal.</summary>
    public int Kept => Refused.Sum(one => one.Kept);
}

internal sealed class TakeAnswersFileValidator : AbstractValidator<TakeAnswersFile>
{
    public TakeAnswersFileValidator()
    {
        RuleFor(one => one.File).Must(file => file.Length is > 0 and <= TakeAnswersFile.BytesMax).WithMessage("wrong-length");
        RuleFor(one => one.Code).NotEmpty().MaximumLength(TakeAnswersFile.CodeMax);
    }
}

internal sealed class TakeAnswersFileHandler(ServiceParts parts) : IRequestHandler<TakeAnswersFile, Reply>
{
    public async Task<Reply> Handle(TakeAnswersFile request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign: var campaign })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), request.Campaign, request.Sitting, request.Person));
        var (file, saves, fault) = Open(request, attempt.Id);
        if (fault is not null)
        {
            return Refusal.Because(fault);
        }

        var shard = new ShardId(request.Campaign, ShardId.NumberOf(request.Person, campaign.Head.Outline!.Shards));
        var known = (await parts.Actors.AskAsync(shard.Key, new ReadAttempt(attempt)).ConfigureAwait(false)).Reply;
        if (known is not AttemptRead read)
        {
            return known;
        }

        var papers = new CampaignPapers(parts);
        await papers.KnowAsync(request.Campaign).ConfigureAwait(false);
        if (Obstacle(request, read, file!, saves.Length, papers) is { } obstacle)
        {
            return obstacle;
        }

        var record = new RecordAnswersFile(attempt, Digest.Of(request.File.Span), saves.Length, request.By.Account, request.Reason);
        var recorded = (await parts.Actors.AskAsync(shard.Key, record, request.Operation).ConfigureAwait(false)).Reply;
        if (recorded is not Done)
        {
            return recorded;
        }

        var given = await new CarriedSaves(parts.Actors, parts.Seals, papers).GiveAsync(shard, attempt, read, file!.Epoch, saves).ConfigureAwait(false);
        var kept = (KeptRead)(await parts.Actors.AskAsync(shard.Key, new ReadKept(attempt)).ConfigureAwait(false)).Reply;
        return Told(given, file.Epoch, kept);
    }

    /// <summary>The file and its saves; or why they are not what was brought of this attempt.</summary>
    private (BroughtFile? File, ImmutableArray<CarriedSave> Saves, string? Fault) Open(TakeAnswersFile request, Id attempt) =>
        BroughtFile.Read(request.File) is not { } file ? (null, [], UseCaseRefusals.NotAnswersFile)
        : !BroughtFile.IsCodeOf(request.Code, request.File.Span) ? (null, [], UseCaseRefusals.CodeDiffers)
        : file.Attempt != attempt ? (null, [], UseCaseRefusals.OtherAttempt)
        : file.Open(DeviceStore.KeyOf(parts.Papers, attempt)) is not { } saves ? (null, [], UseCaseRefusals.UnreadableAnswers)
        : (file, saves, null);

    /// <summary>Why nothing of a file could be given.</summary>
    private Refusal? Obstacle(TakeAnswersFile request, AttemptRead read, BroughtFile file, int saves, CampaignPapers papers)
    {
        if (papers.Find(request.Campaign, request.Sitting) is not { } paper)
        {
            return Refusal.Because(SittingRefusals.NoPaper);
        }

        var items = paper.Test?.Sections.Sum(section => section.Items.Length) ?? 1;
        return parts.Seals.Find(read.Person) is null ? Refusal.Because(SittingRefusals.KeyErased)
            : file.Epoch > read.Clock.Epoch ? Refusal.Because(SittingRefusals.UnknownEpoch, new RefusalFact("epoch", Text(read.Clock.Epoch)))
            : saves > items ? Refusal.Because(UseCaseRefusals.TooManyAnswers, new RefusalFact("most", Text(items)))
            : null;
    }

    private static AnswersFileTaken Told(ImmutableArray<GivenSave> given, int epoch, KeptRead kept)
    {
        var names = kept.Answers.Select(one => (one.Epoch, one.Position, one.Sequence, (Digest?)one.Hash)).ToHashSet();
        var refused = from one in given
                      where one.Reply is Refusal
                      group names.Contains((epoch, one.Save.Position, one.Save.Sequence, one.Hash)) by ((Refusal)one.Reply).Code into reason
                      select new RefusedAnswers(reason.Key, reason.Count(isKept => isKept), reason.Count(isKept => !isKept));
        return new AnswersFileTaken(given.Count(one => one.Reply is SaveTaken), [.. refused.OrderBy(one => one.Code, StringComparer.Ordinal)]);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
