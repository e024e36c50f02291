using Recruit.Applications;
using Recruit.Numbers;

namespace Recruit.Files.Results;

/// <summary>items.csv: every test by id, then the items in declared order.</summary>
internal static class ItemRows
{
    private const int Digits = 4;

    public static void Write(AssessmentOutcome outcome, ResultWriter writer)
    {
        writer.Raw("test,section,item,status,n,facility,discrimination\n"u8);
        for (var i = 0; i < outcome.Rules.Tests.Length; i++)
        {
            var test = outcome.Rules.Tests[i];
            foreach (var item in outcome.Items[i])
            {
                var id = outcome.Facts.Responses[i][item.Item].Item.Id;
                writer.Cell(test.Id.Text).Cell(test.Sections[item.Section].Id.Text).Cell(id.Text).Cell(item.Status).Whole(item.Count);
                writer.Cell(Print(item.Facility)).Cell(Print(item.Discrimination)).EndRow();
            }
        }
    }

    private static string Print(Rational? value) => value is { } number ? NumberForm.Print(number.RoundToUnits(Digits), Digits) : "";
}
