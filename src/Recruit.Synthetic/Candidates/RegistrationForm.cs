using System.Globalization;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;

namespace Recruit.Synthetic.Candidates;

/// <summary>Writes the rows of those who registered, and corrections of what they typed.</summary>
internal sealed class RegistrationForm(CampaignFiles files, People people, long seed)
{
    private const int CorrectionEvery = 400;

    public void Write(Person person)
    {
        var years = person.YearsInTenths / 10m;
        files.Candidates
            .Cell(person.Id)
            .Cell(people.NameOf(person.Number))
            .Cell(person.Heard)
            .Cell(Cells.Flag(person.Applied))
            .Cell(Cells.Flag(person.Citizen))
            .Cell(Cells.Date(person.Born))
            .Cell(People.Degrees[person.Degree])
            .Cell(years.ToString("0.#", CultureInfo.InvariantCulture))
            .Cell(person.Region)
            .Cell(Cells.Flag(person.Rural))
            .Cell(Cells.Flag(person.Disability))
            .Cell(person.Language)
            .End();
        if (person.Number % CorrectionEvery == CorrectionEvery / 8 && person.Born is { } born)
        {
            var chance = new Chance(seed, Purpose.Registration, person.Number);
            files.Events.SetField(person.Id, "born", Cells.Date(born.AddDays(-chance.Between(1, 400))), "the passport says so");
        }
    }
}
