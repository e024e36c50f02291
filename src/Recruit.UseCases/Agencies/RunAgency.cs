using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Vacancies;

namespace Recruit.UseCases.Agencies;

/// <summary>Founds an agency: <see cref="AgencyDone"/>. Who works there follows from the roles that are granted.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Agency">A new id.</param>
/// <param name="Settings">Name, languages and working days.</param>
public sealed record FoundAgency(Caller By, OperationId Operation, Id Reason, Id Agency, AgencySettings Settings)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => null;
}

/// <summary>Other settings from now on: <see cref="AgencyDone"/>. Campaigns keep those they were sealed with.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Agency">Which.</param>
/// <param name="Settings">Name, languages and working days.</param>
public sealed record ChangeSettings(Caller By, OperationId Operation, Id Reason, Id Agency, AgencySettings Settings)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => Agency;
}

/// <summary>Reads an agency with its settings, its members by account and role, and its templates: <see cref="AgencyTold"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Agency">Which.</param>
public sealed record ReadAgency(Caller By, OperationId Operation, Id Agency) : UseCase(By, Operation), IAboutAgency
{
    Id? IAboutAgency.Agency => Agency;
}

internal sealed class FoundAgencyValidator : AbstractValidator<FoundAgency>
{
    public FoundAgencyValidator() => RuleForEach(one => one.Settings.Languages).IsInEnum();
}

internal sealed class ChangeSettingsValidator : AbstractValidator<ChangeSettings>
{
    public ChangeSettingsValidator() => RuleForEach(one => one.Settings.Languages).IsInEnum();
}

internal sealed class FoundAgencyHandler(ServiceParts parts) : IRequestHandler<FoundAgency, Reply>
{
    public Task<Reply> Handle(FoundAgency request, CancellationToken cancellationToken) =>
        new AgencyFiles(parts).AskAsync(request.Agency, new Recruit.Agencies.FoundAgency(request.Mandate, request.Settings), request.Operation);
}

internal sealed class ChangeSettingsHandler(ServiceParts parts) : IRequestHandler<ChangeSettings, Reply>
{
    public Task<Reply> Handle(ChangeSettings request, CancellationToken cancellationToken) =>
        new AgencyFiles(parts).AskAsync(request.Agency, new Recruit.Agencies.ChangeSettings(request.Mandate, request.Settings), request.Operation);
}

internal sealed class ReadAgencyHandler(ServiceParts parts) : IRequestHandler<ReadAgency, Reply>
{
    public async Task<Reply> Handle(ReadAgency request, CancellationToken cancellationToken)
    {
        // Filters are read by those whose they are.
        var reply = await new AgencyFiles(parts).AskAsync(request.Agency, new Recruit.Agencies.ReadAgency()).ConfigureAwait(false);
        return reply is AgencyTold told ? new AgencyTold(told.Agency with { Filters = null }) : reply;
    }
}
