using Recruit.Actors;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>
/// Keys are proposed by one and approved by another. Test development asks for a review of every item by others than its writer, and for a
/// check of its key by somebody who did neither write nor propose it; so behind a key that counts stand three accounts at least: the author, a
/// reviewer and an approver. Each of them was shown what they judged.
/// </summary>
internal static class ItemKeying
{
    public static Decision Propose(ItemBank bank, ProposeKey propose, Instant now)
    {
        if (ItemDrafting.Unfinished(bank, propose.Item, propose.Version, out var version) is { } refusal)
        {
            return refusal;
        }

        if (version.Review is not { Sound: true })
        {
            return Decision.Refuse(NotReviewed);
        }

        if (propose.Keys.Bytes.IsEmpty)
        {
            return Decision.Refuse(NoKey);
        }

        if (propose.Keys.Bytes.Length > SealedKeys.Longest)
        {
            return TooManyOf("bytes", SealedKeys.Longest);
        }

        if (version.Key is { } standing && standing.Act.By == propose.Mandate.By && standing.Keys.Digest() == propose.Keys.Digest())
        {
            return Decision.Tell(Stands(bank, propose.Item, propose.Version));
        }

        if (version.KeyApproved is not null)
        {
            return Decision.Refuse(KeyIsApproved);
        }

        var act = propose.Mandate.At(now);
        return Happen(bank, propose.Item, version with { Key = new ProposedKey(act, propose.Keys) },
            new KeyProposed(act, propose.Item, propose.Version, propose.Keys));
    }

    public static Decision Approve(ItemBank bank, ApproveKey approve, Instant now)
    {
        if (ItemDrafting.Unfinished(bank, approve.Item, approve.Version, out var version) is { } refusal)
        {
            return refusal;
        }

        if (version.KeyApproved is { } earlier)
        {
            return earlier.By == approve.Mandate.By && version.Key!.Keys.Digest() == approve.Seen
                ? Decision.Tell(Stands(bank, approve.Item, approve.Version))
                : Decision.Refuse(KeyIsApproved);
        }

        if (Judge(bank, approve.Mandate.By, approve.Item, version, approve.Seen) is { } judged)
        {
            return judged;
        }

        var act = approve.Mandate.At(now);
        return Happen(bank, approve.Item, version with { KeyApproved = act }, new KeyApproved(act, approve.Item, approve.Version));
    }

    public static Decision Return(ItemBank bank, ReturnKey giveBack, Instant now)
    {
        if (ItemDrafting.Unfinished(bank, giveBack.Item, giveBack.Version, out var version) is { } refusal)
        {
            return refusal;
        }

        if (version.KeyApproved is not null)
        {
            return Decision.Refuse(KeyIsApproved);
        }

        if (version.Key is null && version.KeyReturned?.By == giveBack.Mandate.By)
        {
            return Decision.Tell(Stands(bank, giveBack.Item, giveBack.Version));
        }

        if (Judge(bank, giveBack.Mandate.By, giveBack.Item, version, giveBack.Seen) is { } judged)
        {
            return judged;
        }

        var act = giveBack.Mandate.At(now);
        return Happen(bank, giveBack.Item, version with { Key = null, KeyReturned = act }, new KeyReturned(act, giveBack.Item, giveBack.Version));
    }

    private static Decision? Judge(ItemBank bank, Id account, Id item, ItemVersion version, Evidence.Digest seen)
    {
        if (version.Key is not { } key)
        {
            return Decision.Refuse(NoKey);
        }

        var step = account == version.Drafted.By ? "drafted" : account == version.Review!.Act.By ? "reviewed" : account == key.Act.By ? "proposed" : null;
        return step is not null ? Decision.Refuse(SamePerson, new RefusalFact("step", step))
            : key.Keys.Digest() != seen ? Decision.Refuse(KeyChanged)
            : !ItemDrafting.HasSeen(bank, account, item, version.Number, ViewedPart.Content)
                || !ItemDrafting.HasSeen(bank, account, item, version.Number, ViewedPart.Keys) ? Decision.Refuse(NotSeen)
            : null;
    }
}
