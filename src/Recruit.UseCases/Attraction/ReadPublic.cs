using MediatR;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>What everybody may read of a vacancy: the published text, or an older published version: <see cref="AnnouncementShown"/>.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Version">An older version; nothing for the newest.</param>
public sealed record ReadAnnouncement(OperationId Operation, Id Campaign, int? Version = null) : PublicUseCase(Operation);

/// <summary>What everybody may read: published answers, oldest first: <see cref="AnswersListed"/>.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="Announcement.RowsMax"/>.</param>
public sealed record ListAnswers(OperationId Operation, Id Campaign, int From, int Count) : PublicUseCase(Operation);

internal sealed class ReadAnnouncementHandler(ServiceParts parts) : IRequestHandler<ReadAnnouncement, Reply>
{
    public async Task<Reply> Handle(ReadAnnouncement request, CancellationToken cancellationToken) => PublicReplies.Of(
        await new AnnouncementFiles(parts).AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadAnnouncement(request.Version)).ConfigureAwait(false));
}

internal sealed class ListAnswersHandler(ServiceParts parts) : IRequestHandler<ListAnswers, Reply>
{
    public async Task<Reply> Handle(ListAnswers request, CancellationToken cancellationToken)
    {
        // Nobody learns of an announcement by its answers before it is published.
        var files = new AnnouncementFiles(parts);
        var published = await files.AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadAnnouncement()).ConfigureAwait(false);
        return PublicReplies.Of(published is AnnouncementShown
            ? await files.AskAsync(request.Campaign, new Recruit.Stages.Attraction.ListAnswers(request.From, request.Count)).ConfigureAwait(false)
            : published);
    }
}

/// <summary>What the public is told: an announcement that is not there, not opened or not published yet is not found.</summary>
internal static class PublicReplies
{
    public static Reply Of(Reply reply) =>
        reply is Refusal { Code: AnnouncementRefusals.NotOpen or AnnouncementRefusals.NotPublished } ? Refusal.Because(UseCaseRefusals.NotFound) : reply;
}
