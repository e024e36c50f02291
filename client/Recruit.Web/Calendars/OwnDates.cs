using Recruit.Actors;
using Recruit.Sittings;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Training;
using Recruit.Web.Applications;
using Recruit.Web.Layout;

namespace Recruit.Web.Calendars;

/// <summary>A date of a candidate.</summary>
/// <param name="Name">Names it for good, so that a calendar that has it changes it and adds no second one.</param>
/// <param name="At">When it is, or begins.</param>
/// <param name="Ends">When it is over; nothing for a deadline.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="About">The vacancy.</param>
/// <param name="Page">Where more is read.</param>
/// <param name="Place">Where it is.</param>
public sealed record OwnDate(string Name, Instant At, Instant? Ends, string Text, string About, string Page, string? Place = null);

/// <summary>The dates of an application that are still of use: what can be sat, answered or appealed, and when somebody is expected.</summary>
internal static class OwnDates
{
    /// <summary>How long a hearing is in a calendar; its panel says how long it is.</summary>
    private static readonly TimeSpan Hearing = TimeSpan.FromMinutes(30);

    public static IEnumerable<OwnDate> Of(OwnProgressShown own, OwnHearingsShown? hearings, OwnTrainingShown? training, Speech words)
    {
        var (about, page) = (Titles.In(own.Vacancy.Title, words.Language), $"/applications/{own.Campaign}");
        foreach (var (stage, sitting) in own.Stages.SelectMany(stage => stage.Sittings.Select(sitting => (stage, sitting))))
        {
            if (stage.Decided is null && sitting.Status is AttemptStatus.Dealt or AttemptStatus.Running)
            {
                yield return new OwnDate(
                    $"{own.Campaign}-sitting-{sitting.Id}", sitting.Window.Opens, sitting.Window.LastStart,
                    words.Say("calendar.sitting", ("sitting", StageWords.NameOf(sitting, words.Language))), about, page);
            }
        }

        foreach (var hearing in hearings?.Hearings ?? [])
        {
            yield return new OwnDate($"{own.Campaign}-hearing-{hearing.Panel}", hearing.At, hearing.At + Hearing, words.Say("calendar.hearing", ("number", hearing.Number.Text)), about, page);
        }

        foreach (var session in training?.Sessions ?? [])
        {
            yield return new OwnDate($"{own.Campaign}-session-{session.Id}", session.Starts, session.Ends, words["calendar.session"], about, page, session.Place.Text);
        }

        if (own.Next is { Turn: OwnTurn.Offer, Until: { } answer })
        {
            yield return new OwnDate($"{own.Campaign}-offer", answer, null, words["calendar.offer"], about, $"{page}/offer");
        }

        if (own.Stages.LastOrDefault(stage => stage.AppealUntil is not null) is { AppealUntil: { } appeal })
        {
            yield return new OwnDate($"{own.Campaign}-appeal", appeal, null, words["calendar.appeal"], about, $"{page}/results");
        }
    }
}
