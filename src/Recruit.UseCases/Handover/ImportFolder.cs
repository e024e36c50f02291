using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Takes the facts and events of a campaign folder into the campaign that was drafted from its rules and opened for exactly this content: applicants,
/// sittings held elsewhere, marks, ratings, events. Killed and asked again, by whomever, it goes on; what is there already stays, and who was erased
/// meanwhile comes no more. <see cref="FolderImported"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Folder">Path of the folder.</param>
public sealed record ImportFolder(Caller By, OperationId Operation, Id Reason, Id Campaign, string Folder)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>What was taken over.</summary>
/// <param name="Candidates">Applicants.</param>
/// <param name="Sittings">Sittings held elsewhere.</param>
/// <param name="Events">Events.</param>
public sealed record FolderImported(int Candidates, int Sittings, int Events) : Reply;

internal sealed class ImportFolderHandler(ServiceParts parts) : IRequestHandler<ImportFolder, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ImportFolder request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var reading = CampaignFolder.Read(request.Folder, null, cancellationToken);
        if (reading.Campaign is null)
        {
            return FolderProblems.Tell(reading);
        }

        var handover = CampaignHandover.Read(request.Folder, rules.Rules.Vacancy);
        if (!Definitions.Pack(handover.Rules).AsSpan().SequenceEqual(Definitions.Pack(rules.Files)))
        {
            return Refusal.Because(CampaignRefusals.OtherDefinition);
        }

        var take = new TakeFolder(request.Mandate, CampaignHandover.ContentOf(handover.ToFiles()));
        if ((await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), take).ConfigureAwait(false)).Reply is Refusal notThis)
        {
            return notThis;
        }

        var imported = new FolderImported(handover.Candidates.Rows.Length, handover.Attempts.Rows.Length, handover.Events.Rows.Length);
        if ((await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead { Head.FolderWhole: not null })
        {
            return imported;
        }

        var keyOf = handover.Candidates.Rows.ToDictionary(row => row[0], row => definitions.KeyOf(request.Campaign, row[0]));
        CreateKeys(keyOf);

        return await ImportApplicantsAsync(request, rules, handover, keyOf, cancellationToken).ConfigureAwait(false)
            ?? await ImportJudgementsAsync(request, rules, handover, keyOf).ConfigureAwait(false)
            ?? await ImportEventsAsync(request, handover, keyOf).ConfigureAwait(false)
            ?? (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), take with { IsWhole = true }).ConfigureAwait(false)).Reply as Refusal
            ?? (Reply)imported;
    }

    /// <summary>A key for everybody who was not erased; the others are candidates no more. Keys are made all together or, where one may not be, none.</summary>
    private void CreateKeys(Dictionary<string, PersonKeyId> keyOf)
    {
        parts.CreateKeys(keyOf.Values);
        foreach (var (candidate, key) in keyOf.Where(one => parts.Seals.Find(one.Value) is null).ToArray())
        {
            parts.CreateKeys([key]);
            if (parts.Seals.Find(key) is null)
            {
                keyOf.Remove(candidate);
            }
        }
    }

    private async ValueTask<Refusal?> ImportApplicantsAsync(
        ImportFolder request, SealedRules rules, CampaignHandover handover, Dictionary<string, PersonKeyId> keyOf, CancellationToken cancellation)
    {
        var attempts = handover.Attempts.Rows.ToLookup(row => row[0]);
        var responses = handover.Responses.Sheets.ToDictionary(sheet => (sheet.Candidate, sheet.Test));
        var shards = rules.Conduct.Shards;
        foreach (var shard in handover.Candidates.Rows.Where(row => keyOf.ContainsKey(row[0])).OrderBy(row => row[0], Utf8Order.Instance).GroupBy(row => ShardId.NumberOf(keyOf[row[0]], shards)))
        {
            var key = new ShardId(request.Campaign, shard.Key).Key;
            foreach (var some in shard.Chunk(ImportApplications.RowsMax / 4))
            {
                cancellation.ThrowIfCancellationRequested();
                var command = new ImportApplications([.. some.Select(row => ApplicationOf(request.Campaign, row, keyOf[row[0]], attempts[row[0]], responses))]);
                if ((await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply is Refusal refusal)
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    private ImportedApplication ApplicationOf(
        Id campaign,
        ImmutableArray<string> row,
        PersonKeyId key,
        IEnumerable<ImmutableArray<string>> attempts,
        Dictionary<(string Candidate, string Sitting), AnswerSheet> responses)
    {
        return new ImportedApplication(
            key,
            Seal(campaign, key, "fields", SealedRow.Pack([row])),
            [
                .. attempts.OrderBy(attempt => attempt[1], Utf8Order.Instance).Select(attempt => new RecordedSitting(
                    new Id(attempt[1]), attempt[2], NoneIfEmpty(attempt[3]), NoneIfEmpty(attempt[4]), NoneIfEmpty(attempt[5]), Responses(attempt[1]))),
            ]);

        SealedAnswer? Responses(string sitting) => responses.TryGetValue((row[0], sitting), out var sheet) ? Seal(campaign, key, sitting, sheet.Packed.Span) : null;
    }

    private async ValueTask<Refusal?> ImportJudgementsAsync(
        ImportFolder request, SealedRules rules, CampaignHandover handover, Dictionary<string, PersonKeyId> keyOf)
    {
        var judged = new JudgedFacts(parts.Actors, request.Campaign);
        return await judged.ImportMarksAsync(request, rules, handover.Marks, keyOf, definitions).ConfigureAwait(false)
            ?? await judged.ImportRatingsAsync(request, rules, handover.Ratings, keyOf).ConfigureAwait(false);
    }

    private async ValueTask<Refusal?> ImportEventsAsync(ImportFolder request, CampaignHandover handover, Dictionary<string, PersonKeyId> keyOf)
    {
        var owner = definitions.KeyOf(request.Campaign, $"account {request.By.Account}");
        parts.CreateKeys([owner]);
        var rows = handover.Events.Rows.Where(cells => cells[2].Length == 0 || keyOf.ContainsKey(cells[2])).Select(cells => EventCells.Read(cells, keyOf, (key, text) => new SealedNote(key, Seal(request.Campaign, key, "note", SealedRow.Pack([[text]]))), owner))
            .OrderBy(row => row.Sequence);
        foreach (var some in rows.Chunk(RecordEvents.RowsMax))
        {
            var command = new ImportEvents(request.Mandate, [.. some]);
            var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), command).ConfigureAwait(false);
            if (answer.Reply is Refusal refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private SealedAnswer Seal(Id campaign, PersonKeyId key, string what, ReadOnlySpan<byte> content)
    {
        var seal = parts.Seals.Find(key) ?? throw new InvalidOperationException($"The key {key.Value} was erased.");
        return seal.Seal(SealForm.Text, definitions.SaltOf(campaign, $"{what} {key.Value:N}"), content);
    }

    private static string? NoneIfEmpty(string cell) => cell.Length == 0 ? null : cell;
}
