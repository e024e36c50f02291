using MediatR;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>Opens a channel by which people come, or opens it again: <see cref="ChannelStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Channel">Its name, e.g. <c>employment-centre</c>.</param>
public sealed record OpenChannel(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Channel)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Closes a channel: no interest is registered by it any more: <see cref="ChannelStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Channel">Its name.</param>
public sealed record CloseChannel(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Channel)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>The channels with the times when they were open: <see cref="ChannelsListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ListChannels(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

internal sealed class OpenChannelHandler(ServiceParts parts) : IRequestHandler<OpenChannel, Reply>
{
    public Task<Reply> Handle(OpenChannel request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.OpenChannel(request.Mandate, request.Channel), request.Operation);
}

internal sealed class CloseChannelHandler(ServiceParts parts) : IRequestHandler<CloseChannel, Reply>
{
    public Task<Reply> Handle(CloseChannel request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.CloseChannel(request.Mandate, request.Channel), request.Operation);
}

internal sealed class ListChannelsHandler(ServiceParts parts) : IRequestHandler<ListChannels, Reply>
{
    public Task<Reply> Handle(ListChannels request, CancellationToken cancellationToken) =>
        new AnnouncementFiles(parts).AskAsync(request.Campaign, new Recruit.Stages.Attraction.ListChannels());
}
