using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.UseCases.Attraction;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Letters;
using RegisterInterest = Recruit.UseCases.Attraction.RegisterInterest;

namespace Recruit.Web.Pages.Attraction;

/// <summary>
/// Asking to be told of a vacancy, without an account. The reply is the same for an address that is known and for one that is not; what stands, only who reads mail
/// at the address learns, by the link in a letter.
/// </summary>
public sealed class InterestModel(Service service, Speech words, InterestLetters letters, TimeProvider time) : VacancyPage(service, words)
{
    private static readonly int[] Terms = [90, 180, 365];

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>Code of the language of letters; that of the page if nothing was chosen.</summary>
    [BindProperty]
    public string? Language { get; set; }

    /// <summary>What to be told.</summary>
    [BindProperty]
    public string? Purpose { get; set; }

    /// <summary>Where somebody heard of the vacancy. A link that a channel spreads can name it.</summary>
    [BindProperty(Name = "channel", SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>For how many days, as it was chosen.</summary>
    [BindProperty]
    public string? Days { get; set; }

    /// <summary>Whether the box was ticked.</summary>
    [BindProperty]
    public bool Agreed { get; set; }

    /// <summary>Whether a wish was received just now.</summary>
    public bool IsReceived { get; private set; }

    /// <summary>What people may agree to.</summary>
    public IReadOnlyList<Id> Purposes => Vacancy.Announcement.Interest?.Purposes ?? [];

    /// <summary>For how many days they may agree, the shortest term first.</summary>
    public IReadOnlyList<int> DaysToChoose
    {
        get
        {
            var most = Vacancy.Announcement.Interest?.ConsentDaysMax ?? 0;
            return [.. Terms.Where(days => days < most), Math.Min(most, Terms[^1])];
        }
    }

    /// <summary>Whether interest is registered: there is something to be told, and a channel is open.</summary>
    public bool IsTaken => IsTakenOf(Vacancy);

    private int? ChosenDays => int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && DaysToChoose.Contains(days) ? days : null;

    private Id? ChosenPurpose => ChoiceOf(Purpose, Purposes);

    private Id? ChosenChannel => ChoiceOf(Channel, Vacancy.Announcement.Channels);

    /// <summary>Whether interest in a vacancy is registered.</summary>
    public static bool IsTakenOf(VacancyShown vacancy)
    {
        ArgumentNullException.ThrowIfNull(vacancy);
        return vacancy is { State: VacancyState.Announced or VacancyState.Open, Announcement: { Channels.IsEmpty: false, Interest: not null } };
    }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        if (!IsTaken || !IsFilledIn())
        {
            return Page();
        }

        var (address, language) = (Address!.Trim(), LanguageOf(Language)!.Value);

        // A minute less: by its own clock, which may be behind that of the page, the register takes no longer term than the longest.
        var until = Instant.Of(time.GetUtcNow()) + TimeSpan.FromDays(ChosenDays!.Value) - TimeSpan.FromMinutes(1);
        var reply = await AskAsync(new RegisterInterest(Operation, Id, ChosenChannel!.Value, language, address, ChosenPurpose!.Value, until));
        switch (reply)
        {
            case InterestTaken taken:
                letters.Ask(Id, taken.Interest, address);
                IsReceived = true;
                break;
            case Refusal refusal when ProblemOf(reply) is null:
                Tell(refusal, FieldOf(refusal.Code), "interest");
                break;
            default:
                return ProblemOf(reply) ?? NotFound();
        }

        return Page();
    }

    private bool IsFilledIn()
    {
        Demand(nameof(Address), Address is not null && AddressForm.IsAddress(Address.Trim()), "answers.wrong-address");
        Demand(nameof(Language), LanguageOf(Language) is not null, "interest.wrong-language");
        Demand(nameof(Purpose), ChosenPurpose is not null, "interest.wrong-purpose");
        Demand("channel", ChosenChannel is not null, "interest.wrong-channel");
        Demand(nameof(Days), ChosenDays is not null, "interest.wrong-days");
        Demand(nameof(Agreed), Agreed, "interest.wrong-agreed");
        return ModelState.IsValid;
    }

    private void Demand(string field, bool isRight, string message)
    {
        if (!isRight)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, Words[message]);
        }
    }

    private static string FieldOf(string code) => code switch
    {
        InterestRefusals.ChannelNotOpen => "channel",
        InterestRefusals.UnknownPurpose => nameof(Purpose),
        InterestRefusals.BadExpiry => nameof(Days),
        _ => nameof(Address),
    };

    /// <summary>What was chosen of several; where there is one alone, nobody has to choose it.</summary>
    private static Id? ChoiceOf(string? chosen, IReadOnlyList<Id> among) =>
        among.Count == 1 ? among[0] : IdOf(chosen) is { } id && among.Contains(id) ? id : null;

    private static Language? LanguageOf(string? code) => Speech.Codes.Where(one => one.Value == code).Select(one => (Language?)one.Key).FirstOrDefault();
}
