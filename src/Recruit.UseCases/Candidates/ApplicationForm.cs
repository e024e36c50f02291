using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Files;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Reads what the sealed rules ask of whoever applies, with what the person filled in before, for this vacancy or another one that asks for the same:
/// <see cref="OwnFormShown"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadApplicationForm(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>Whether somebody can apply.</summary>
public enum ApplicationDoor
{
    /// <summary>Applications are in time.</summary>
    Open,

    /// <summary>The time is over, and what comes is still taken: the first stage is not closed.</summary>
    Late,

    /// <summary>The first stage was closed; nobody applies any more.</summary>
    Closed,

    /// <summary>Applications come with an import alone.</summary>
    Elsewhere,
}

/// <summary>A field of an application.</summary>
/// <param name="Field">What it takes.</param>
/// <param name="Words">What it is called; nothing where the vacancy has no words for it.</param>
/// <param name="Value">What the person filled in, as a cell of candidates.csv; empty for nothing.</param>
public sealed record FormField(Field Field, FieldWords? Words, string Value);

/// <summary>A requirement that somebody with these values would not meet.</summary>
/// <param name="Stage">In which stage.</param>
/// <param name="Requirement">Which.</param>
public sealed record UnmetRequirement(Id Stage, Requirement Requirement);

/// <summary>What is to be filled in.</summary>
/// <param name="Title">Of the vacancy.</param>
/// <param name="Door">Whether somebody can apply.</param>
/// <param name="Until">Until when applications are in time, exclusive; nothing where everybody has applied elsewhere.</param>
/// <param name="Fields">In the order in which the vacancy declares them.</param>
/// <param name="Unmet">What the values would be refused for, as far as fields tell.</param>
/// <param name="HasPerson">Whether the account has its person, without which nobody applies.</param>
/// <param name="Consent">The consent to apply that stands; nothing without one.</param>
/// <param name="AppliedAt">When the person applied; nothing before.</param>
public sealed record OwnFormShown(
    Title Title,
    ApplicationDoor Door,
    Instant? Until,
    ImmutableArray<FormField> Fields,
    ImmutableArray<UnmetRequirement> Unmet,
    bool HasPerson,
    Consent? Consent,
    Instant? AppliedAt) : Reply;

internal sealed class ReadApplicationFormHandler(ServiceParts parts) : IRequestHandler<ReadApplicationForm, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadApplicationForm request, CancellationToken cancellationToken)
    {
        var own = new OwnFiles(parts.Actors);
        if (await own.FindCampaignAsync(request.Campaign).ConfigureAwait(false) is not { Head: var head } campaign)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var record = (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply as CandidateTold;
        var person = await new AccountFiles(parts).AskAsync(request.By.Account, new ReadPerson()).ConfigureAwait(false);
        var (vacancy, words) = (rules.Rules.Vacancy, rules.Words);
        ImmutableArray<FormField> fields =
            [.. vacancy.Fields.Select(field => new FormField(field, words.Fields.GetValueOrDefault(field.Id), ValueOf(record?.Record, field)))];
        return new OwnFormShown(
            vacancy.Title,
            DoorOf(head, Instant.Of(parts.Time.GetUtcNow())),
            head.AppliesUntil,
            fields,
            [
                .. CheckEligibilityHandler.Judge(vacancy, fields.ToImmutableSortedDictionary(one => one.Field.Id, one => one.Value)).Requirements
                    .Where(one => one.Verdict != Verdict.Met).Select(one => new UnmetRequirement(one.Stage, one.Requirement)),
            ],
            person is not Refusal,
            record?.Record.StandingConsent(SubmitApplicationHandler.Purpose),
            (await own.FindAsync(campaign, request.Campaign, request.Person).ConfigureAwait(false))?.Application.At);
    }

    /// <summary>A value that another vacancy asked for by the same id and that does not fit here is not offered.</summary>
    private string ValueOf(Candidate? record, Field field) =>
        record?.Fields.GetValueOrDefault(field.Id) is { } note && definitions.Read(note) is { } value && FilledFields.FaultOf(field, value) is null ? value : "";

    private static ApplicationDoor DoorOf(CampaignHead head, Instant now) =>
        head.AppliedElsewhere ? ApplicationDoor.Elsewhere
        : head.Closed is not null || !head.Closings.IsEmpty ? ApplicationDoor.Closed
        : head.AppliesUntil <= now ? ApplicationDoor.Late
        : ApplicationDoor.Open;
}
