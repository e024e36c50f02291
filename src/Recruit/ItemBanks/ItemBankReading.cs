using System.Collections.Immutable;
using Recruit.Actors;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>Lists of a bank. They hold neither words nor keys, so that only a recorded view gives these.</summary>
internal static class ItemBankReading
{
    public static Decision Items(ItemBank bank, BankTerms terms, ListItems list) => WhyNoPage(list.From, list.Count) ?? Page(
        bank.Items.Where(item => (list.Status is not { } status || item.Versions.Any(version => version.Status == status))
            && (list.Author is not { } author || item.Latest.Drafted.By == author)),
        list.From,
        list.Count,
        (items, next) => new ItemsListed([.. items.Select(item => Listed(item, terms))], next));

    /// <summary>What is for practice now; a retired version is shown no more, though everybody may know it.</summary>
    public static Decision Practice(ItemBank bank, ReadPractice read) => WhyNoPage(0, read.Count) ?? Decision.Tell(new PracticeShown(
    [
        .. (from item in bank.Items
            let version = item.Versions.LastOrDefault(one => one.Status == VersionStatus.Practice)
            where version is not null
            select new PracticeItem(item.Id, version.Number, version.Shape, version.Content.Reference, version.Key!.Keys)).Take(read.Count),
    ]));

    public static Decision Item(ItemBank bank, BankTerms terms, ReadItem read) =>
        bank.Find(read.Item) is { } item ? Decision.Tell(new ItemShown(Listed(item, terms))) : Decision.Refuse(UnknownItem);

    public static Decision Views(ItemBank bank, WhoSaw who)
    {
        if ((WhyNoPage(who.From, who.Count) ?? (bank.Find(who.Item) is null ? Decision.Refuse(UnknownItem) : null)) is { } refusal)
        {
            return refusal;
        }

        return Page(bank.ViewsOf(who.Item), who.From, who.Count, (places, next) => new ViewsListed([.. places.Select(place => bank.Views[place])], next));
    }

    public static Decision Exposure(ItemBank bank, ExposureOf exposure) => bank.Find(exposure.Item) is null
        ? Decision.Refuse(UnknownItem)
        : Decision.Tell(new ExposureShown(
            exposure.Item,
            [
                .. bank.TestsOf(exposure.Item).GroupBy(test => test.Plan.Campaign).Select(tests => new CampaignExposure(
                    tests.Key, [.. tests.Select(test => test.Plan.Test)], tests.Sum(test => test.Sittings))),
            ],
            bank.ViewsOf(exposure.Item).Count));

    public static Decision OpenFiles(ItemBank bank, BankTerms terms, ListOpenFiles list, Instant now)
    {
        if (WhyNoPage(list.From, list.Count) is { } refusal)
        {
            return refusal;
        }

        var versions = from item in bank.Items
            let file = item.Latest.OpenFile(terms)
            where file is not null
            select new WaitingFile(file, file.WorkingDaysHeld(terms.Calendar, now), item.Id, item.Latest.Number);
        var challenges = from challenge in bank.Challenges
            let own = bank.TermsOf(challenge)
            let file = challenge.OpenFile(own)
            where file is not null
            select new WaitingFile(file, file.WorkingDaysHeld(own.Calendar, now), challenge.Item, challenge.Version, challenge.Id, challenge.Campaign);
        return Page(
            versions.Concat(challenges).Where(waiting => !list.Overdue || waiting.File.IsOverdue(now)),
            list.From,
            list.Count,
            (files, next) => new OpenFilesListed(files, next));
    }

    private static Decision? WhyNoPage(int from, int count) =>
        from >= 0 && count is >= 1 and <= ItemBank.RowsMax ? null : Decision.Refuse(BadPage, Number("most", ItemBank.RowsMax));

    /// <summary>One row more than asked for tells whether there is a next page.</summary>
    private static Decision Page<T>(IEnumerable<T> rows, int from, int count, Func<ImmutableArray<T>, int?, Reply> reply)
    {
        var page = rows.Skip(from).Take(count + 1).ToImmutableArray();
        return Decision.Tell(page.Length > count ? reply(page.RemoveAt(count), from + count) : reply(page, null));
    }

    private static ListedItem Listed(BankItem item, BankTerms terms) => new(
        item.Id,
        item.WasPractice,
        [
            .. item.Versions.Select(version => new ListedVersion(
                version.Number, version.Drafted.By, version.Status, version.Content.Languages, version.Content.Provenance, version.Shape,
                item.OpenFile(version, terms), version.Retired)),
        ]);
}
