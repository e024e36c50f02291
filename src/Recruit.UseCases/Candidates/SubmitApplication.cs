using System.Collections.Immutable;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Applies: the fields are judged by the sealed rules as a campaign folder is, the pool shard takes the application, and the person's record keeps
/// the profile as it stood. Only an account applies that is somebody's (identity-not-proved): a person has one account, so nobody applies twice by another
/// sign-in name. Asked again with the same fields it goes on from wherever it was interrupted: <see cref="Applying.ApplicationTaken"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Fields">Cells of candidates.csv by the ids of the declared fields; what is missing is empty.</param>
/// <param name="Consent">SHA-256 of the text to which the person agreed.</param>
public sealed record SubmitApplication(
    Caller By, OperationId Operation, Id Campaign, ImmutableSortedDictionary<Id, string> Fields, Digest Consent) : OwnUseCase(By, Operation)
{
    /// <summary>Longest cell in bytes of UTF-8, inclusive: sealed it has room in a record.</summary>
    public const int CellBytesMax = 4096;
}

internal sealed class SubmitApplicationValidator : AbstractValidator<SubmitApplication>
{
    public SubmitApplicationValidator()
    {
        RuleFor(one => one.Fields).Must(fields => fields.Count <= Candidate.FieldsMax).WithMessage($"at most {Candidate.FieldsMax} fields");
        RuleForEach(one => one.Fields).Must(field => Encoding.UTF8.GetByteCount(field.Value) <= SubmitApplication.CellBytesMax)
            .WithMessage($"at most {SubmitApplication.CellBytesMax} bytes");
    }
}

internal sealed class SubmitApplicationHandler(ServiceParts parts) : IRequestHandler<SubmitApplication, Reply>
{
    /// <summary>The consent that an application needs.</summary>
    public static readonly Id Purpose = new("apply");

    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(SubmitApplication request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindCampaignAsync(request.Campaign).ConfigureAwait(false) is not { } campaign)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        if (await new AccountFiles(parts).AskAsync(request.By.Account, new ReadPerson()).ConfigureAwait(false) is Refusal nobody)
        {
            return nobody;
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        ImmutableArray<string> row =
        [
            definitions.CandidateOf(request.Campaign, request.Person).Text,
            .. rules.Rules.Vacancy.Fields.Select(field => request.Fields.GetValueOrDefault(field.Id, "")),
        ];
        if (Objection(request, rules, row) is { } objection)
        {
            return objection;
        }

        parts.CreateKeys([request.Person]);
        return parts.Seals.Find(request.Person) is { } seal
            ? await ApplyAsync(request, campaign, rules, seal.Seal(SealForm.Text, Salt("fields"), SealedRow.Pack([row]))).ConfigureAwait(false)
            : Refusal.Because(UseCaseRefusals.NotFound);

        byte[] Salt(string what) => definitions.SaltOf(request.Campaign, $"{what} {request.Person.Value:N}");
    }

    /// <summary>The shard has the last word on who applies, so the record keeps only what the shard took.</summary>
    private async ValueTask<Reply> ApplyAsync(SubmitApplication request, CampaignRead campaign, SealedRules rules, SealedAnswer fields)
    {
        var shard = OwnFiles.ShardOf(campaign, request.Campaign, request.Person);
        return await TellRecordAsync(request, "open", new OpenRecord(request.Mandate, request.By.Account, request.Person)).ConfigureAwait(false)
            ?? await TellRecordAsync(request, "consent", new GiveConsent(request.Mandate, Purpose, request.Consent)).ConfigureAwait(false)
            ?? await TakeAsync().ConfigureAwait(false);

        async ValueTask<Reply> TakeAsync()
        {
            var taken = (await parts.Actors.AskAsync(shard, new Apply(request.Person, fields), request.PartOf("apply")).ConfigureAwait(false)).Reply;
            return taken is not Applying.ApplicationTaken
                ? taken
                : await KeepProfileAsync(request, campaign, rules).ConfigureAwait(false) ?? taken;
        }
    }

    private async ValueTask<Refusal?> KeepProfileAsync(SubmitApplication request, CampaignRead campaign, SealedRules rules)
    {
        var given = rules.Rules.Vacancy.Fields.Select(field => field.Id).Where(field => request.Fields.GetValueOrDefault(field, "").Length > 0).ToImmutableArray();
        var set = given.ToImmutableSortedDictionary(
            field => field, field => definitions.Note(request.Campaign, request.Person, $"field {field}", request.Fields[field])!);
        var submit = new Recruit.Candidates.Profile.SubmitApplication(
            request.Mandate,
            request.Campaign,
            ShardId.NumberOf(request.Person, campaign.Head.Outline!.Shards),
            PersonRecord.IdOf(request.Person),
            campaign.Head.Opened!.At,
            new Instant(long.MaxValue),
            given,
            Purpose);
        return await TellRecordAsync(request, "profile", new ChangeProfile(request.Mandate, set, [])).ConfigureAwait(false)
            ?? await TellRecordAsync(request, "submit", submit).ConfigureAwait(false);
    }

    private async ValueTask<Refusal?> TellRecordAsync(SubmitApplication request, string part, ActorCommand command) =>
        (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), command, request.PartOf(part)).ConfigureAwait(false)).Reply as Refusal;

    /// <summary>What a campaign folder with this applicant alone would have wrong.</summary>
    private static Refusal? Objection(SubmitApplication request, SealedRules rules, ImmutableArray<string> row)
    {
        var vacancy = rules.Rules.Vacancy;
        RefusalFact[] unknown =
            [.. request.Fields.Keys.Except(vacancy.Fields.Select(field => field.Id)).Order().Select(field => new RefusalFact("Fields", $"{field} is no field of the vacancy"))];
        if (unknown.Length > 0)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, unknown);
        }

        // The rules were checked before they were sealed; to check them again with everybody who applies would cost a hundred times the rest.
        var reading = CampaignFolder.Read(rules.Rules, CampaignHandover.Of(rules.Files, vacancy, [row], [], [], [], [], []).ToFiles());
        return reading.Campaign is null ? FolderProblems.Tell(reading) : null;
    }
}
