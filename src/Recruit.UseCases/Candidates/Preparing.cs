using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Keeps what somebody filled in before applying, in the profile of the own record: <see cref="CandidateDone"/>. What is not complete is kept too, what does
/// not fit its field is not (bad-fields), and then nothing is.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Fields">Cells of candidates.csv by the ids of the declared fields; an empty one takes the value back.</param>
public sealed record KeepProfile(Caller By, OperationId Operation, Id Campaign, ImmutableSortedDictionary<Id, string> Fields) : OwnUseCase(By, Operation);

/// <summary>Agrees that the own data are used for applications: <see cref="CandidateDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Text">SHA-256 of the text that was shown.</param>
public sealed record AgreeToApply(Caller By, OperationId Operation, Digest Text) : OwnUseCase(By, Operation);

/// <summary>Takes back everything in the own profile: <see cref="CandidateDone"/>. What was submitted stays as it was.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ClearProfile(Caller By, OperationId Operation) : OwnUseCase(By, Operation);

internal sealed class KeepProfileValidator : AbstractValidator<KeepProfile>
{
    public KeepProfileValidator() =>
        RuleFor(one => one.Fields).Must(fields => fields.Count <= Candidate.FieldsMax).WithMessage($"at most {Candidate.FieldsMax} fields");
}

internal sealed class KeepProfileHandler(ServiceParts parts) : IRequestHandler<KeepProfile, Reply>
{
    public async Task<Reply> Handle(KeepProfile request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindCampaignAsync(request.Campaign).ConfigureAwait(false) is null)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var declared = rules.Rules.Vacancy.Fields.ToDictionary(field => field.Id);
        RefusalFact[] faults =
        [
            .. from one in request.Fields
               let fault = declared.TryGetValue(one.Key, out var field) ? FilledFields.FaultOf(field, one.Value) : "unknown-field"
               where fault is not null
               select new RefusalFact(one.Key.Text, fault),
        ];
        return faults.Length > 0 ? Refusal.Because(UseCaseRefusals.BadFields, faults) : await KeepAsync(request).ConfigureAwait(false);
    }

    private async ValueTask<Reply> KeepAsync(KeepProfile request)
    {
        var record = new OwnRecord(parts, request);
        if (await record.OpenAsync().ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var definitions = new Definitions(parts);
        var set = request.Fields.Where(one => one.Value.Length > 0).ToImmutableSortedDictionary(
            one => one.Key, one => definitions.Note(request.Campaign, request.Person, $"field {one.Key}", one.Value)!);
        return await record.AskAsync(new ChangeProfile(request.Mandate, set, [.. request.Fields.Keys.Except(set.Keys)])).ConfigureAwait(false);
    }
}

internal sealed class AgreeToApplyHandler(ServiceParts parts) : IRequestHandler<AgreeToApply, Reply>
{
    public async Task<Reply> Handle(AgreeToApply request, CancellationToken cancellationToken)
    {
        var record = new OwnRecord(parts, request);
        return await record.OpenAsync().ConfigureAwait(false)
            ?? await record.AskAsync(new GiveConsent(request.Mandate, SubmitApplicationHandler.Purpose, request.Text)).ConfigureAwait(false);
    }
}

internal sealed class ClearProfileHandler(ServiceParts parts) : IRequestHandler<ClearProfile, Reply>
{
    public async Task<Reply> Handle(ClearProfile request, CancellationToken cancellationToken)
    {
        var reply = (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply;
        return reply is not CandidateTold told
            ? PersonRecord.Told(reply)
            : await new OwnRecord(parts, request)
                .AskAsync(new ChangeProfile(request.Mandate, ImmutableSortedDictionary<Id, Privacy.SealedNote>.Empty, [.. told.Record.Fields.Keys])).ConfigureAwait(false);
    }
}

/// <summary>The own record, opened by whoever first has something to keep there.</summary>
internal sealed class OwnRecord(ServiceParts parts, OwnUseCase request)
{
    /// <summary>Opens it; why not, if the person's key was erased or the record is another account's.</summary>
    public async ValueTask<Reply?> OpenAsync()
    {
        parts.CreateKeys([request.Person]);
        return parts.Seals.Find(request.Person) is null
            ? Refusal.Because(UseCaseRefusals.NotFound)
            : (await parts.Actors.AskAsync(
                PersonRecord.KeyOf(request.Person), new OpenRecord(request.Mandate, request.By.Account, request.Person), request.PartOf("open")).ConfigureAwait(false))
                .Reply as Refusal;
    }

    /// <summary>Asks it.</summary>
    public async ValueTask<Reply> AskAsync(ActorCommand command) =>
        (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), command, request.Operation).ConfigureAwait(false)).Reply;
}
