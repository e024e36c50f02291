using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Agencies;

/// <summary>Keeps the files of a vacancy to begin others from, or replaces those of this name: <see cref="TemplateKept"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Template">Its name.</param>
/// <param name="Files">By their paths, as <see cref="Campaigns.DraftFromFiles"/> takes them; they may still be unfinished.</param>
public sealed record SaveTemplate(
    Caller By, OperationId Operation, Id Reason, Id Agency, Id Template, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => Agency;
}

/// <summary>The template is not to be used any more: <see cref="AgencyDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Template">Its name.</param>
public sealed record WithdrawTemplate(Caller By, OperationId Operation, Id Reason, Id Agency, Id Template)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => Agency;
}

/// <summary>The files of a template that was not withdrawn: <see cref="FilesGiven"/>, or not-found.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Template">Its name.</param>
public sealed record ReadTemplate(Caller By, OperationId Operation, Id Agency, Id Template) : UseCase(By, Operation), IAboutAgency
{
    Id? IAboutAgency.Agency => Agency;
}

internal sealed class SaveTemplateValidator : AbstractValidator<SaveTemplate>
{
    public SaveTemplateValidator() => RuleFor(one => one.Files).Must(files => files.Count > 0 && files.Values.Sum(file => (long)file.Length) <= Attachment.Longest / 2)
        .WithMessage("no files, or more than 2 MB");
}

internal sealed class SaveTemplateHandler(ServiceParts parts) : IRequestHandler<SaveTemplate, Reply>
{
    public Task<Reply> Handle(SaveTemplate request, CancellationToken cancellationToken)
    {
        var agencies = new AgencyFiles(parts);
        var save = new Recruit.Agencies.SaveTemplate(request.Mandate, request.Template, agencies.Seal(request.Agency, request.Files));
        return agencies.AskAsync(request.Agency, save, request.Operation);
    }
}

internal sealed class WithdrawTemplateHandler(ServiceParts parts) : IRequestHandler<WithdrawTemplate, Reply>
{
    public Task<Reply> Handle(WithdrawTemplate request, CancellationToken cancellationToken) =>
        new AgencyFiles(parts).AskAsync(request.Agency, new Recruit.Agencies.WithdrawTemplate(request.Mandate, request.Template), request.Operation);
}

internal sealed class ReadTemplateHandler(ServiceParts parts) : IRequestHandler<ReadTemplate, Reply>
{
    public async Task<Reply> Handle(ReadTemplate request, CancellationToken cancellationToken)
    {
        var agencies = new AgencyFiles(parts);
        return await agencies.FindAsync(request.Agency).ConfigureAwait(false) is { } agency
            && agency.Templates.GetValueOrDefault(request.Template) is { Withdrawn: null } template
            ? new FilesGiven(await agencies.OpenAsync(request.Agency, template.Definition).ConfigureAwait(false))
            : Refusal.Because(UseCaseRefusals.NotFound);
    }
}
