namespace Recruit.Synthetic.Chances;

/// <summary>The exponential and logistic functions from +, · and / alone, so that every machine gets the same last digit.</summary>
internal static class Curve
{
    /// <summary>eˣ for |x| up to about 20, as (e^(x/1024))^1024; relative error below 10⁻⁶.</summary>
    public static double Exp(double x)
    {
        var y = x / 1024;
        var power = 1 + (y * (1 + (y * (0.5 + (y / 6)))));
        for (var doubling = 0; doubling < 10; doubling++)
        {
            power *= power;
        }

        return power;
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Logistic(double x) => 1 / (1 + Exp(-x));
}
