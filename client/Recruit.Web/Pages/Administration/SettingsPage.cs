using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Agencies;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.WorkingDays;

namespace Recruit.Web.Pages.Administration;

/// <summary>What pages have in common that set up an agency: its name in three languages, in which it writes, and days that are worked or not against the week.</summary>
public abstract class SettingsPage(Service service, Speech words) : AdministrationPage(service, words)
{
    private const int DaysMax = 500;
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Its name in Kazakh.</summary>
    [BindProperty]
    public string? Kazakh { get; set; }

    /// <summary>Its name in Russian.</summary>
    [BindProperty]
    public string? Russian { get; set; }

    /// <summary>Its name in English.</summary>
    [BindProperty]
    public string? English { get; set; }

    /// <summary>Codes of the languages in which it writes.</summary>
    [BindProperty]
    public string[] Languages { get; set; } = [];

    /// <summary>Code of the one it begins with.</summary>
    [BindProperty]
    public string? First { get; set; }

    /// <summary>Dates that are not worked, one a line.</summary>
    [BindProperty]
    public string? DaysOff { get; set; }

    /// <summary>Dates on a weekend that are worked, one a line.</summary>
    [BindProperty]
    public string? DaysOn { get; set; }

    /// <summary>Puts settings into the form.</summary>
    protected void Fill(AgencySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (Kazakh, Russian, English) = (settings.Name.Kazakh, settings.Name.Russian, settings.Name.English);
        Languages = [.. settings.Languages.Select(language => Speech.Codes[language])];
        First = Languages.FirstOrDefault();
        (DaysOff, DaysOn) = (LinesOf(settings.Calendar.DaysOff), LinesOf(settings.Calendar.DaysOn));
    }

    /// <summary>The settings of the form; nothing, and messages at the fields, where one is not as it must be.</summary>
    /// <param name="week">Which days of the week are worked, and by which clocks.</param>
    protected AgencySettings? ReadSettings(WorkingCalendar week)
    {
        ArgumentNullException.ThrowIfNull(week);
        var name = new AgencyName(NameIn(nameof(Kazakh), Kazakh), NameIn(nameof(Russian), Russian), NameIn(nameof(English), English));
        Language[] known = [.. Speech.Codes.Where(one => Languages.Contains(one.Value)).Select(one => one.Key)];
        Language[] first = [.. known.Where(one => Speech.Codes[one] == First)];
        if (known.Length == 0 || first.Length == 0)
        {
            ModelState.AddModelError(known.Length == 0 ? nameof(Languages) : nameof(First), Words[known.Length == 0 ? "administration.languages.needed" : "administration.first-language.needed"]);
        }

        var (off, on) = (DaysOf(nameof(DaysOff), DaysOff), DaysOf(nameof(DaysOn), DaysOn));
        return ModelState.IsValid ? new AgencySettings(name, [.. first.Concat(known).Distinct()], new WorkingCalendar(week.UtcOffset, week.Weekend, off, on)) : null;
    }

    private string NameIn(string field, string? typed)
    {
        var name = typed?.Trim() ?? "";
        if (name.Length is 0 or > AgencyName.LengthMax)
        {
            ModelState.AddModelError(field, Words.Say("administration.name.needed", ("most", Words.Number(AgencyName.LengthMax))));
        }

        return name;
    }

    private ImmutableSortedSet<DateOnly> DaysOf(string field, string? typed)
    {
        var days = ImmutableSortedSet<DateOnly>.Empty;
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!DateOnly.TryParseExact(line, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                ModelState.AddModelError(field, Words.Say("administration.day.wrong", ("line", line)));
                return days;
            }

            days = days.Add(day);
        }

        if (days.Count > DaysMax)
        {
            ModelState.AddModelError(field, Words.Say("administration.days.many", ("most", Words.Number(DaysMax))));
        }

        return days;
    }

    private static string LinesOf(IEnumerable<DateOnly> days) => string.Join('\n', days.Select(day => day.ToString(DayForm, CultureInfo.InvariantCulture)));
}
