using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.OwnData;

/// <summary>
/// Gives a person everything there is about them, entry by entry of the data map, as JSON that people can read: <see cref="OwnDataGiven"/>. What is not
/// released yet, and what is about others, is not in it.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaigns">Campaigns beside those in the person's record, for somebody who was taken over from elsewhere; at most <see cref="CampaignsMax"/>.</param>
public sealed record ExportOwnData(Caller By, OperationId Operation, ImmutableArray<Id> Campaigns) : OwnUseCase(By, Operation)
{
    /// <summary>Most campaigns that can be named, inclusive.</summary>
    public const int CampaignsMax = 100;
}

/// <summary>What there is about a person.</summary>
/// <param name="Content">JSON in UTF-8: <c>written</c>, and <c>parts</c>, each with <c>name</c>, <c>about</c> and <c>data</c>, or <c>notHere</c> which says why.</param>
public sealed record OwnDataGiven(ReadOnlyMemory<byte> Content) : Reply;

internal sealed class ExportOwnDataValidator : AbstractValidator<ExportOwnData>
{
    public ExportOwnDataValidator() =>
        RuleFor(one => one.Campaigns).Must(some => !some.IsDefault && some.Length <= ExportOwnData.CampaignsMax).WithMessage($"at most {ExportOwnData.CampaignsMax}");
}

internal sealed class ExportOwnDataHandler(ServiceParts parts) : IRequestHandler<ExportOwnData, Reply>
{
    public async Task<Reply> Handle(ExportOwnData request, CancellationToken cancellationToken)
    {
        var campaigns = await new OwnLooks(parts.Actors, request.Person).CampaignsAsync(request.Campaigns).ConfigureAwait(false);
        var record = (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ExportPerson()).ConfigureAwait(false)).Reply as PersonExport;
        if (record is null && campaigns.IsEmpty)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var source = new OwnDataSource(parts, request.By, campaigns, record?.Record);
        var written = ImmutableArray.CreateBuilder<OwnDataPart>();
        foreach (var entry in DataMap.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            written.Add(OwnDataParts.Withheld.TryGetValue(entry.Name, out var why)
                ? new OwnDataPart(entry.Name, entry.What, NotHere: why)
                : new OwnDataPart(entry.Name, entry.What, await OwnDataParts.Given[entry.Name](source).ConfigureAwait(false)));
        }

        return new OwnDataGiven(new OwnDataJson(parts.Seals, request.Person).Write(Instant.Of(parts.Time.GetUtcNow()), written.DrainToImmutable()));
    }
}

/// <summary>One entry of the data map in an export.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about.</param>
/// <param name="Data">What there is.</param>
/// <param name="NotHere">Why it is not given.</param>
internal sealed record OwnDataPart(string Name, string About, object? Data = null, string? NotHere = null);
