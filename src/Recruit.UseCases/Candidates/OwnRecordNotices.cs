using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Reads what was written to the record of the person who asks, e.g. that an appeal came in, the newest first: <see cref="RecordNoticesShown"/>. What goes out by
/// mail about a campaign is read there.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ReadRecordNotices(Caller By, OperationId Operation) : OwnUseCase(By, Operation);

/// <summary>Says that such a notice was read; the first time counts: <see cref="CandidateDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Notice">Its name.</param>
public sealed record MarkNoticeRead(Caller By, OperationId Operation, Id Notice) : OwnUseCase(By, Operation);

/// <summary>A notice in the own record.</summary>
/// <param name="Notice">Its name.</param>
/// <param name="Kept">What it says, when it was written and when it was read.</param>
public sealed record RecordNotice(Id Notice, KeptNotice Kept);

/// <summary>Notices in the own record, the newest first.</summary>
public sealed record RecordNoticesShown(ImmutableArray<RecordNotice> Notices) : Reply;

internal sealed class ReadRecordNoticesHandler(IActors actors) : IRequestHandler<ReadRecordNotices, Reply>
{
    public async Task<Reply> Handle(ReadRecordNotices request, CancellationToken cancellationToken) =>
        (await actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply is var reply && reply is CandidateTold told
            ? new RecordNoticesShown(
                [.. told.Record.KeptNotices.Select(one => new RecordNotice(one.Key, one.Value)).OrderByDescending(one => one.Kept.At).ThenBy(one => one.Notice)])
            : PersonRecord.Told(reply);
}

internal sealed class MarkNoticeReadHandler(IActors actors) : IRequestHandler<MarkNoticeRead, Reply>
{
    public async Task<Reply> Handle(MarkNoticeRead request, CancellationToken cancellationToken)
    {
        var mark = new Recruit.Candidates.Profile.MarkNoticeRead(request.Mandate, request.Notice);
        return PersonRecord.Told((await actors.AskAsync(PersonRecord.KeyOf(request.Person), mark, request.Operation).ConfigureAwait(false)).Reply);
    }
}
