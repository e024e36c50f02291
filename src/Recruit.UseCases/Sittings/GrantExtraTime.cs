using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// Gives an applicant more time in an attempt that is not handed in, e.g. after a fire alarm in one room: <see cref="TimeTold"/>. An attempt whose time ran
/// out goes on if its new deadline is still to come; no deadline is later than the end of the window. Who gave it and why is on record. More time for
/// everybody is a step of two people.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish: asked again under it, the time is given once.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">An applicant of this campaign.</param>
/// <param name="Sitting">Test or exercise.</param>
/// <param name="Minutes">How much, 1 to <see cref="MinutesMax"/>.</param>
public sealed record GrantExtraTime(Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person, Id Sitting, int Minutes)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson
{
    /// <summary>Most minutes of one grant, inclusive: a day.</summary>
    public const int MinutesMax = 1440;
}

internal sealed class GrantExtraTimeValidator : AbstractValidator<GrantExtraTime>
{
    public GrantExtraTimeValidator() => RuleFor(one => one.Minutes).InclusiveBetween(1, GrantExtraTime.MinutesMax);
}

internal sealed class GrantExtraTimeHandler(ServiceParts parts) : IRequestHandler<GrantExtraTime, Reply>
{
    public async Task<Reply> Handle(GrantExtraTime request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign: var campaign })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), request.Campaign, request.Sitting, request.Person));
        var grant = new GrantExtra(attempt, (long)TimeSpan.FromMinutes(request.Minutes).TotalMilliseconds, request.By.Account, request.Reason);
        var shard = OwnFiles.ShardOf(campaign, request.Campaign, request.Person);
        return (await parts.Actors.AskAsync(shard, grant, request.Operation).ConfigureAwait(false)).Reply;
    }
}
