using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// What applicants of a campaign have and go through, with what it is called: the fields, stages and sittings of its sealed rules: <see cref="CampaignWordsRead"/>.
/// It tells nothing of a person who applies.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadCampaignWords(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

/// <summary>A stage and what it is called.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">What it is called; nothing where the vacancy has no words for it.</param>
/// <param name="Sittings">Tests and exercises of it.</param>
public sealed record NamedStage(Id Id, StageKind Kind, PaperText? Name, ImmutableArray<NamedSitting> Sittings);

/// <summary>A test or exercise and what it is called.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called; nothing where it has no words.</param>
public sealed record NamedSitting(Id Id, PaperText? Name);

/// <summary>Words of a campaign.</summary>
/// <param name="Title">Of the vacancy.</param>
/// <param name="Fields">Declared fields, without values, in declared order.</param>
/// <param name="Stages">In declared order.</param>
public sealed record CampaignWordsRead(Title Title, ImmutableArray<FormField> Fields, ImmutableArray<NamedStage> Stages) : Reply;

internal sealed class ReadCampaignWordsHandler(ServiceParts parts) : IRequestHandler<ReadCampaignWords, Reply>
{
    public async Task<Reply> Handle(ReadCampaignWords request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var (vacancy, words) = (rules.Rules.Vacancy, rules.Words);
        return new CampaignWordsRead(
            vacancy.Title,
            [.. vacancy.Fields.Select(field => new FormField(field, words.Fields.GetValueOrDefault(field.Id), ""))],
            [
                .. vacancy.Stages.Select(stage => new NamedStage(
                    stage.Id,
                    stage.Kind,
                    words.Stages.GetValueOrDefault(stage.Id),
                    [.. CloseStageHandler.SittingsOf(stage).Distinct().Select(sitting => new NamedSitting(sitting, PaperTitles.Of(rules, sitting)))])),
            ]);
    }
}
