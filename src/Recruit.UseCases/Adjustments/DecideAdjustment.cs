using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Adjustments;

/// <summary>Reads what adjustments an applicant asked for in this campaign and why; the person sees who did: <see cref="AdjustmentsShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">An applicant of this campaign.</param>
public sealed record ReadAdjustments(Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("adjustment")];
}

/// <summary>
/// Grants or refuses an adjustment: <see cref="AdjustmentTold"/>. By how much the time is longer says the sealed plan of each sitting that names the
/// kind; it counts in attempts that are not started when forms are dealt the next time.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">An applicant of this campaign.</param>
/// <param name="Adjustment">Its name.</param>
/// <param name="IsGranted">Whether it is granted.</param>
public sealed record DecideAdjustment(Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person, Id Adjustment, bool IsGranted)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson;

/// <summary>An adjustment with why it was asked for.</summary>
/// <param name="Adjustment">The adjustment.</param>
/// <param name="Statement">What the person wrote.</param>
public sealed record ShownAdjustment(Adjustment Adjustment, string? Statement = null);

/// <summary>The adjustments of a person.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Adjustments">In the order in which they were asked for.</param>
public sealed record AdjustmentsShown(PersonKeyId Person, ImmutableArray<ShownAdjustment> Adjustments) : Reply, IShowsPerson;

internal sealed class ReadAdjustmentsHandler(ServiceParts parts) : IRequestHandler<ReadAdjustments, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadAdjustments request, CancellationToken cancellationToken) =>
        await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not null
        && (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply is CandidateTold { Record: var record }
            ? new AdjustmentsShown(
                request.Person,
                [.. record.Adjustments.Where(one => one.Campaign == request.Campaign)
                    .Select(one => new ShownAdjustment(one, one.Statement is { } note ? definitions.Read(note) : null))])
            : Refusal.Because(UseCaseRefusals.NotFound);
}

internal sealed class DecideAdjustmentHandler(ServiceParts parts) : IRequestHandler<DecideAdjustment, Reply>
{
    public async Task<Reply> Handle(DecideAdjustment request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var record = PersonRecord.KeyOf(request.Person);
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is null
            || (await parts.Actors.AskAsync(record, new ReadCandidate()).ConfigureAwait(false)).Reply is not CandidateTold { Record.Adjustments: var asked })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var kind = asked.FirstOrDefault(one => one.Id == request.Adjustment)?.Kind ?? default;
        var time = Granted.LongestOf(kind, rules.Sittings);
        var decide = new Recruit.Candidates.Profile.DecideAdjustment(
            request.Mandate, request.Adjustment, request.IsGranted ? new TimeFactor(time.Numerator, time.Denominator) : null, request.Campaign);
        return (await parts.Actors.AskAsync(record, decide, request.Operation).ConfigureAwait(false)).Reply;
    }
}
