using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>Drafts and their review.</summary>
internal static class ItemDrafting
{
    public static Decision Draft(ItemBank bank, DraftVersion draft, Instant now)
    {
        var item = bank.Find(draft.Item);
        if (draft.Sealed.IsEmpty || draft.Languages.IsEmpty || draft.Languages.Distinct().Count() < draft.Languages.Length)
        {
            return Decision.Refuse(BadContent);
        }

        if (draft.Sealed.Length > Attachment.Longest)
        {
            return TooManyOf("bytes", Attachment.Longest);
        }

        if (draft.Shape.Fault is { } fault)
        {
            return Decision.Refuse(BadShape, new RefusalFact("fault", fault));
        }

        var content = new ItemContent(Digest.Of(draft.Sealed.Span), draft.Sealed.Length, [.. draft.Languages.Order()], draft.Provenance);
        if (item is null)
        {
            if (bank.Items.Count >= ItemBank.ItemsMax)
            {
                return TooManyOf("items", ItemBank.ItemsMax);
            }
        }
        else
        {
            if (item.Latest.Drafted.By != draft.Mandate.By)
            {
                return Decision.Refuse(NotAuthor, new RefusalFact("author", item.Latest.Drafted.By.Text));
            }

            if (RecordJson.AreAlike(item.Latest.Content, content) && RecordJson.AreAlike(item.Latest.Shape, draft.Shape))
            {
                return Decision.Tell(Stands(bank, item.Id, item.Latest.Number));
            }

            if (item.Versions.Length >= ItemBank.VersionsMax)
            {
                return TooManyOf("versions", ItemBank.VersionsMax);
            }
        }

        var number = (item?.Versions.Length ?? 0) + 1;
        if (draft.Version is { } wanted && wanted != number)
        {
            return Decision.Refuse(Superseded, Number("latest", number - 1));
        }

        var act = draft.Mandate.At(now);
        var version = new ItemVersion(number, act, content, draft.Shape, []);
        return Happen(bank, draft.Item, version, new VersionDrafted(act, draft.Item, content, draft.Shape) { Sealed = new Attachment(draft.Sealed) });
    }

    public static Decision Review(ItemBank bank, ReviewVersion review, Instant now)
    {
        if (Unfinished(bank, review.Item, review.Version, out var version) is { } refusal)
        {
            return refusal;
        }

        if (version.Review is { } earlier)
        {
            return earlier.Act.By == review.Mandate.By && earlier.Sound == review.Sound
                ? Decision.Tell(Stands(bank, review.Item, review.Version))
                : Decision.Refuse(AlreadyReviewed, new RefusalFact("sound", earlier.Sound ? "yes" : "no"));
        }

        if (version.Drafted.By == review.Mandate.By)
        {
            return Decision.Refuse(SamePerson, new RefusalFact("step", "drafted"));
        }

        if (!HasSeen(bank, review.Mandate.By, review.Item, review.Version, ViewedPart.Content))
        {
            return Decision.Refuse(NotSeen);
        }

        var act = review.Mandate.At(now);
        return Happen(bank, review.Item, version with { Review = new ItemReview(act, review.Sound) },
            new VersionReviewed(act, review.Item, review.Version, review.Sound));
    }

    /// <summary>Why nothing more can be done for a version before its use; nothing, and the version, if something can.</summary>
    public static Decision? Unfinished(ItemBank bank, Id item, int number, out ItemVersion version)
    {
        var found = bank.Find(item);
        version = found?.Find(number)!;
        return version is null ? Decision.Refuse(UnknownItem)
            : version.Retired is not null ? Decision.Refuse(IsRetired, Named(item))
            : version != found!.Latest ? Decision.Refuse(Superseded, Number("latest", found.Latest.Number))
            : null;
    }

    /// <summary>Whether an account was shown a part of a version.</summary>
    public static bool HasSeen(ItemBank bank, Id account, Id item, int version, ViewedPart part) =>
        bank.ViewsOf(item).Select(place => bank.Views[place]).Any(view => view.Act.By == account && view.Version == version && view.Part == part);
}
