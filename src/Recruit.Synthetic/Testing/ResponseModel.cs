using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Testing;

/// <summary>
/// How somebody responds to an item: the three-parameter logistic model of Birnbaum (1968, in Lord and Novick, "Statistical theories of
/// mental test scores"), P(right) = c + (1 − c) / (1 + exp(−a(θ − b))), which for c = 0 is his two-parameter one. Here in its two steps:
/// somebody knows the answer with the logistic probability; who does not, guesses right with probability c, unless they leave it blank.
/// </summary>
internal static class ResponseModel
{
    private const double OmitsFreely = 0.03;

    /// <summary>Where a wrong answer costs points, more people leave the item out.</summary>
    private const double OmitsUnderPenalty = 0.3;

    /// <summary>Deviation of the logarithm of time from item to item (lognormal model of van der Linden 2006).</summary>
    private const double TimeNoise = 0.4;

    /// <summary>The cell of the response; empty for a blank.</summary>
    public static ReadOnlySpan<byte> Respond(ItemModel item, double ability, ref Chance chance)
    {
        if (chance.Happens(Curve.Logistic(item.Discrimination * (ability - item.Difficulty))))
        {
            return item.Right.Draw(ref chance);
        }

        if (chance.Happens(item.PenaltyJson.Length > 0 ? OmitsUnderPenalty : OmitsFreely))
        {
            return [];
        }

        return (chance.Happens(item.Guessing) ? item.Right : item.Wrong).Draw(ref chance);
    }

    /// <summary>Seconds spent on the item, at least one.</summary>
    public static int Seconds(ItemModel item, double slowness, ref Chance chance) =>
        1 + (int)(item.Seconds * Curve.Exp(slowness + (TimeNoise * chance.Normal())));
}
