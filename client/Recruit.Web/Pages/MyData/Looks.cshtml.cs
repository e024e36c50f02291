using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Candidates.Profile;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.MyData;

/// <summary>Who looked at the person's data in a month, in which role and why.</summary>
public sealed class LooksModel(Service service, Speech words, TimeProvider time) : ServicePage(service, words)
{
    private const string Form = "yyyy-MM";

    /// <summary>First day of the month.</summary>
    public DateOnly Shown { get; private set; }

    /// <summary>The newest first.</summary>
    public ImmutableArray<Look> Looks { get; private set; } = [];

    /// <summary>Whether it is the month of now.</summary>
    public bool IsNow => Shown == Now;

    /// <summary>The year as it is printed.</summary>
    public string Year => Shown.Year.ToString(CultureInfo.InvariantCulture);

    private DateOnly Now => new(time.GetUtcNow().Year, time.GetUtcNow().Month, 1);

    public async Task<IActionResult> OnGetAsync(string? month)
    {
        Shown = DateOnly.TryParseExact(month, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var told) && told.Year > 2000 && told <= Now ? told : Now;
        var reply = await AskAsync(new ReadOwnLooks(Caller, Another, Shown));
        if (reply is not LooksTold looks)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Looks = [.. looks.Looks.Reverse()];
        return Page();
    }

    /// <summary>A month as addresses have it.</summary>
    public static string Text(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>What an entry of the data map is called.</summary>
    public string NameOf(Id entry) => Words.Words.Has($"data.entry.{entry}") ? Words[$"data.entry.{entry}"] : entry.Text;
}
