using System.Collections.Immutable;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>How the panels of a campaign work, as campaign.json says it; who rates what by which rule is said by the vacancy.</summary>
/// <param name="Terms">How long the steps may take.</param>
/// <param name="HearingMinutes">How long a finalist is heard, 1 to <see cref="MinutesMax"/>: the agenda gives every finalist that much.</param>
/// <param name="Pack">Fields of the vacancy that members may read of a finalist, who has a number there and no name.</param>
/// <param name="Ties">Fields of the vacancy whose value ties a finalist to a member who has the same, e.g. the employer.</param>
/// <param name="Place">Where hearings are held, e.g. an address or how to join by video; nothing for online, after signing in.</param>
public sealed record PanelConduct(PanelTerms Terms, int HearingMinutes, ImmutableArray<Id> Pack, ImmutableArray<Id> Ties, Title? Place = null)
{
    /// <summary>The longest hearing: a day.</summary>
    public const int MinutesMax = 1440;

    /// <summary>What holds where campaign.json says nothing, or is not there.</summary>
    public static PanelConduct Plain { get; } = new(new PanelTerms(3, 3, 2, 5, 24), 30, [], []);

    /// <inheritdoc cref="PanelConduct"/>
    public int HearingMinutes { get; } = Limits.Between(HearingMinutes, 1, MinutesMax);
}
