using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>The trainer of a session records who was there: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Session">The session.</param>
/// <param name="Entries">By number, one trainee or several.</param>
public sealed record RecordPresence(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Session, ImmutableSortedDictionary<Id, PresenceEntry> Entries)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Replaces an entry of attendance; the reason says why, and the old entry stays on record: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Session">The session.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Entry">What is right.</param>
/// <param name="Words">Why, in own words, up to <see cref="CohortUseCase.WordsMax"/> characters.</param>
public sealed record CorrectPresence(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Session, Id Number, PresenceEntry Entry, string? Words = null)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Counts how often trainees were present, late, absent and excused; each of them sees that: <see cref="AttendanceTotals"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
public sealed record ReadAttendance(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort), IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("training-acts")];
}

internal sealed class RecordPresenceValidator : AbstractValidator<RecordPresence>
{
    public RecordPresenceValidator() => RuleFor(one => one.Entries)
        .Must(entries => entries.Count is > 0 and <= CohortPlan.CapacityMax).WithMessage($"1 to {CohortPlan.CapacityMax} trainees");
}

internal sealed class CorrectPresenceValidator : AbstractValidator<CorrectPresence>
{
    public CorrectPresenceValidator() => RuleFor(one => one.Words).MaximumLength(CohortUseCase.WordsMax);
}

internal sealed class RecordPresenceHandler(ServiceParts parts) : IRequestHandler<RecordPresence, Reply>
{
    public Task<Reply> Handle(RecordPresence request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new Stages.Training.RecordPresence(request.Mandate, request.Session, request.Entries));
}

internal sealed class CorrectPresenceHandler(ServiceParts parts) : IRequestHandler<CorrectPresence, Reply>
{
    private readonly CohortDesk desk = new(parts);

    public Task<Reply> Handle(CorrectPresence request, CancellationToken cancellationToken)
    {
        var mandate = request.Mandate with { Note = desk.Note(request, request.Number, request.Words) };
        return desk.DoAsync(request, new Stages.Training.CorrectPresence(mandate, request.Session, request.Number, request.Entry));
    }
}

internal sealed class ReadAttendanceHandler(ServiceParts parts) : IRequestHandler<ReadAttendance, Reply>
{
    public async Task<Reply> Handle(ReadAttendance request, CancellationToken cancellationToken)
    {
        Id? trainer = request.By.Roles.Any(role => role is Role.AgencyOfficer or Role.Approver or Role.Auditor) ? null : request.By.Account;
        var answer = await new CohortDesk(parts).ReadAsync(request, new Stages.Training.ReadAttendance(trainer)).ConfigureAwait(false);
        return answer is AttendanceTotals totals
            ? new PeopleShownBlind(CandidateNumbers.OfTraining(parts, request.Campaign).PeopleOf(totals.Trainees.Select(one => one.Candidate)), totals)
            : answer;
    }
}
