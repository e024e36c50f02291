using System.Collections.Immutable;
using System.Text;
using MediatR;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>
/// Reads what was written to the person about an own application, with what letters leave out, and where it went: <see cref="OwnNoticesShown"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadOwnNotices(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>The own notices, in the order in which they were queued.</summary>
/// <param name="Notices">What is told, and how far each is.</param>
/// <param name="Address">Where they go; nothing while the person gave no address.</param>
/// <param name="Language">In which the person is addressed.</param>
public sealed record OwnNoticesShown(ImmutableArray<OwnNotice> Notices, string? Address = null, Language? Language = null) : Reply;

internal sealed class ReadOwnNoticesHandler(ServiceParts parts) : IRequestHandler<ReadOwnNotices, Reply>
{
    public async Task<Reply> Handle(ReadOwnNotices request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { } own)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var desk = new NoticeDeskId(request.Campaign, ShardId.NumberOf(request.Person, own.Campaign.Head.Outline!.Shards));
        var answer = await parts.Actors.AskAsync(desk.Key, new Recruit.Notices.ReadOwnNotices(request.Person)).ConfigureAwait(false);
        return answer.Reply switch
        {
            OwnNoticesRead read => new OwnNoticesShown(read.Notices, AddressOf(read.Recipient), read.Recipient.Language),
            Refusal { Code: NoticeRefusals.NoRecipient } => new OwnNoticesShown([]),
            _ => answer.Reply,
        };
    }

    private string? AddressOf(Recipient recipient) =>
        recipient.Address is { } note && parts.Seals.Find(note.Person)?.Open(note.Content) is { } opened ? Encoding.UTF8.GetString(opened.Answer.Span) : null;
}
