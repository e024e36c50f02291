using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>
/// Reads what keys of an own test can be challenged, item by item in the order in which the person had them, with what became of the own challenges:
/// <see cref="OwnItemsShown"/>. It has no words of items. A test that the person did not begin here, or that no bank composed, is not found; before the last sitting of
/// it is over nothing is told.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test.</param>
public sealed record ReadOwnItems(Caller By, OperationId Operation, Id Campaign, Id Test) : OwnUseCase(By, Operation);

/// <summary>An item of an own test.</summary>
/// <param name="Item">Which.</param>
/// <param name="Challenge">The own challenge of its key, if there is one.</param>
public sealed record OwnItem(Id Item, OwnChallengeShown? Challenge = null);

/// <summary>The items of an own test.</summary>
/// <param name="Bank">The bank that composed it, by which <see cref="ChallengeKey"/> asks.</param>
/// <param name="Until">Until when keys can be challenged, exclusive.</param>
/// <param name="Items">By place in the person's own form.</param>
public sealed record OwnItemsShown(Id Bank, Instant Until, ImmutableArray<OwnItem> Items) : Reply;

internal sealed class ReadOwnItemsHandler(ServiceParts parts) : IRequestHandler<ReadOwnItems, Reply>
{
    public async Task<Reply> Handle(ReadOwnItems request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign: var campaign }
            || await FormAsync(request, campaign).ConfigureAwait(false) is not { } form)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (banks, refusal) = await BanksAsync(request, campaign.Head, cancellationToken).ConfigureAwait(false);
        foreach (var bank in banks ?? [])
        {
            if (await new BankFiles(parts).ReadTestAsync(bank, request.Campaign, request.Test).ConfigureAwait(false) is ({ Plan: { Use: TestUse.Live } plan }, _))
            {
                var now = Instant.Of(parts.Time.GetUtcNow());
                return now < plan.Closes
                    ? Refusal.Because(ItemBankRefusals.WindowNotOpen, new("opens", plan.Closes.ToString()), new("server-time", now.ToString()))
                    : new OwnItemsShown(bank, plan.ChallengesUntil, await ItemsAsync(request, bank, plan, form).ConfigureAwait(false));
            }
        }

        return refusal ?? Refusal.Because(UseCaseRefusals.NotFound);
    }

    /// <summary>The bank that the test is from; of a campaign that an earlier build drafted, every bank that may be; none of a test that was typed in.</summary>
    private ValueTask<(ImmutableArray<Id>? Banks, Refusal? Refusal)> BanksAsync(ReadOwnItems request, CampaignHead head, CancellationToken cancellationToken) =>
        head.Banked.GetValueOrDefault(request.Test) is { Bank: var known }
            ? new(([known], null))
            : !head.ChallengeTerms.ContainsKey(request.Test) ? default
            : new ListDesk(parts).ReadAsync<ImmutableArray<Id>?>(
                view => [.. ListBanksHandler.Banks(view).Where(one => one.Agency is null || one.Agency == head.Agency).Select(one => one.Id).Order()],
                cancellationToken);

    /// <summary>The person's own order of the test; nothing for a test that was not begun here.</summary>
    private async ValueTask<Form?> FormAsync(ReadOwnItems request, CampaignRead campaign)
    {
        var (rules, _) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), request.Campaign, request.Test, request.Person));
        return rules?.Rules.Tests.FirstOrDefault(one => one.Id == request.Test) is { } test
            && (await parts.Actors.AskAsync(OwnFiles.ShardOf(campaign, request.Campaign, request.Person), new ReadAttempt(attempt)).ConfigureAwait(false)).Reply
                is AttemptRead { Started: not null } read
            ? Form.Of(test, read.Seed)
            : null;
    }

    private async ValueTask<ImmutableArray<OwnItem>> ItemsAsync(ReadOwnItems request, Id bank, TestPlan plan, Form form)
    {
        var (challenges, items) = (new OwnChallenges(parts), ImmutableArray.CreateBuilder<OwnItem>());
        foreach (var item in form.Items.Select(one => one.Item.Id).Where(item => plan.Items.Any(one => one.Item == item)))
        {
            var name = challenges.NameOf(request.Campaign, request.Test, item, request.Person);
            items.Add(new OwnItem(item, await challenges.FindAsync(bank, name, request.Person).ConfigureAwait(false)));
        }

        return items.DrainToImmutable();
    }
}
