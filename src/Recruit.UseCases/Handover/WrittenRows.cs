using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>Events that people wrote down: judged like those of a campaign folder, and then sealed where they are personal.</summary>
internal sealed class WrittenRows(ServiceParts parts, Id campaign)
{
    /// <summary>Most problems that are told at once.</summary>
    private const int Told = 100;

    /// <summary>What judging events tells of the people whom they concern, as entries of the data map.</summary>
    public static readonly ImmutableArray<Id> Looks = [new("campaign-events")];

    private readonly Definitions definitions = new(parts);

    /// <summary>
    /// What is wrong with rows; the keys of candidates by their ids where that was looked at. About themselves nobody writes anything, and what candidates do is for
    /// them alone: but for the withdrawal by which somebody who was trained to the end gives the place up.
    /// </summary>
    public async ValueTask<(Dictionary<string, PersonKeyId> KeyOf, Refusal? Refusal)> CheckAsync(Caller by, ImmutableArray<WrittenEvent> rows)
    {
        var read = (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;
        if (read is not CampaignRead standing || standing.Status != CampaignStatus.Open)
        {
            return ([], read as Refusal ?? Refusal.Because(CampaignRefusals.NotOpen));
        }

        var (facts, refusal) = await new LiveFacts(parts).ReadAsync(campaign, standing.LastEvent).ConfigureAwait(false);
        if (facts is null)
        {
            return ([], refusal);
        }

        var applicants = facts.Applicants.Where(one => one.Row is not null).ToArray();
        var keyOf = applicants.ToDictionary(one => one.Candidate!, one => one.Key, StringComparer.Ordinal);
        if (by.Person is { } self && rows.Any(row => keyOf.TryGetValue(row.Candidate, out var key) && key == self))
        {
            return ([], Refusal.Because(UseCaseRefusals.OwnCause));
        }

        (int Row, string Problem)[] own =
        [
            .. rows.Index().Where(one => RegisteredEvent.IsPersonal(one.Item.Type) && one.Item is not { Type: EventTypes.Withdraw, Stage: "" })
                .Select(one => (one.Index + 1, $"type: own event \"{one.Item.Type}\"")).Take(Told),
        ];
        if (own.Length > 0)
        {
            return ([], NextEvents.Tell(own));
        }

        var idOf = applicants.ToDictionary(one => one.Key, one => one.Candidate!);
        var act = new Recruit.Accounts.Mandate(by.Account, new Id("check")).At(Instant.Of(parts.Time.GetUtcNow()));
        ImmutableArray<string>[] expected =
            [.. standing.Head.Expected.Select(one => EventCells.Of(new RegisteredEvent(0, one.Value, act), idOf, parts.Seals)).OfType<ImmutableArray<string>>()];
        return (keyOf, NextEvents.Objection(facts, standing.LastEvent, [], [.. rows.Select(row => row.Cells)], expected, Told));
    }

    /// <summary>Whom events concern, each once.</summary>
    public static ImmutableArray<PersonKeyId> Concerned(ImmutableArray<WrittenEvent> rows, Dictionary<string, PersonKeyId> keyOf) =>
        [.. rows.Where(row => keyOf.ContainsKey(row.Candidate)).Select(row => keyOf[row.Candidate]).Distinct()];

    /// <summary>Rows as the campaign keeps them; nothing if the key of somebody was erased meanwhile.</summary>
    /// <param name="by">Whose key seals a note about nobody.</param>
    /// <param name="proposal">The name under which they are proposed.</param>
    /// <param name="rows">Nothing is wrong with them.</param>
    /// <param name="keyOf">What <see cref="CheckAsync"/> gave.</param>
    public ImmutableArray<EventRow>? Seal(Caller by, Id proposal, ImmutableArray<WrittenEvent> rows, Dictionary<string, PersonKeyId> keyOf)
    {
        var owner = definitions.KeyOf(campaign, $"account {by.Account}");
        parts.CreateKeys([owner]);
        var sealedRows = ImmutableArray.CreateBuilder<EventRow>(rows.Length);
        var isWhole = true;
        foreach (var (place, row) in rows.Index())
        {
            SealedNote Seal(PersonKeyId person, string text)
            {
                var note = definitions.Note(campaign, person, $"event {proposal} {place}", text);
                isWhole &= note is not null;
                return note!;
            }

            sealedRows.Add(EventCells.Read(row.Cells, keyOf, Seal, owner).Row);
        }

        return isWhole ? sealedRows.MoveToImmutable() : null;
    }
}
