namespace Recruit.Synthetic.Tests;

/// <summary>Figures by which tests are judged.</summary>
internal static class Figures
{
    /// <summary>Cronbach's alpha (1951): k/(k−1) · (1 − Σ variances of the items / variance of the sums).</summary>
    public static double Alpha(double[][] people)
    {
        var items = people[0].Length;
        var ofItems = Enumerable.Range(0, items).Sum(item => Variance([.. people.Select(person => person[item])]));
        return items / (items - 1.0) * (1 - (ofItems / Variance([.. people.Select(person => person.Sum())])));
    }

    /// <summary>Pearson's correlation.</summary>
    public static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Length / Math.Sqrt(Variance(x) * Variance(y));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }
}
