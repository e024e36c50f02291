using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>
/// Draws items for a test from those that may stand in it: the least used first, and by chance among equals, so that nobody knows which come. The chance is the
/// seed's alone: the same bank and seed give the same draw.
/// </summary>
internal static class TestDrawing
{
    public static Decision Draw(ItemBank bank, DrawItems draw)
    {
        if (draw.Sections.IsEmpty || draw.Sections.Any(section => section.Live < 0 || section.Pretest < 0)
            || draw.Sections.Select(section => section.Id).Distinct().Count() < draw.Sections.Length
            || draw.Languages.IsEmpty || draw.Languages.Distinct().Count() < draw.Languages.Length)
        {
            return Decision.Refuse(BadPlan);
        }

        if (draw.Sections.Sum(section => (long)section.Live + section.Pretest) > ItemBank.TestItemsMax)
        {
            return TooManyOf("test-items", ItemBank.TestItemsMax);
        }

        var left = Pool(bank, draw);
        var sections = draw.Sections.Select(section =>
        {
            var (live, pretest) = (Take(left, section, ItemUse.Live, section.Live), Take(left, section, ItemUse.Pretest, section.Pretest));
            return new DrawnSection(section.Id, [.. live, .. pretest], section.Live - live.Length, section.Pretest - pretest.Length);
        }).ToImmutableArray();
        return Decision.Tell(new ItemsDrawn(sections));
    }

    /// <summary>What may stand in a live test, in the order in which it is drawn.</summary>
    private static List<(Id Item, ItemVersion Version)> Pool(ItemBank bank, DrawItems draw) =>
    [
        .. from item in bank.Items
        let version = item.Versions.LastOrDefault(one => one.Status is VersionStatus.Live or VersionStatus.Pretest)
        where version is not null && !draw.Languages.Except(version.Content.Languages).Any() && !TestComposing.IsInDoubt(bank, new ChosenItem(item.Id, version.Number))
        orderby bank.TestsOf(item.Id).Sum(test => test.Sittings), Chance(draw.Seed, item.Id)
        select (item.Id, version),
    ];

    /// <summary>Takes the first of a use, and of a type where the section wants one.</summary>
    private static ImmutableArray<ChosenItem> Take(List<(Id Item, ItemVersion Version)> left, WantedSection section, ItemUse use, int count)
    {
        var taken = left.Where(one => one.Version.Use == use && (section.Type is null || one.Version.Shape.Type == section.Type)).Take(count).ToArray();
        left.RemoveAll(taken.Contains);
        return [.. taken.Select(one => new ChosenItem(one.Item, one.Version.Number))];
    }

    /// <summary>A hash of seed and item orders items as if by chance, and nobody who does not know the seed can tell how.</summary>
    private static ulong Chance(Digest seed, Id item) =>
        BinaryPrimitives.ReadUInt64BigEndian(Digest.Of([.. seed.ToArray(), .. Encoding.UTF8.GetBytes(item.Text)]).ToArray());
}
