using Recruit.Explaining;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>How a total came about, in words.</summary>
internal sealed class TotalText(Prose prose)
{
    public void Write(TotalExplanation total)
    {
        WriteTotal("total", total.Rounded, total.Exact, total.Digits);
        if (total.Parts is [{ Component: { Transform: Transform.Raw } } only] && only.Contribution == only.Raw)
        {
            return;
        }

        foreach (var part in total.Parts)
        {
            prose.Text(
                2,
                prose.Say("part", ("id", prose.Quoted(part.Component.Id)), ("how", How(part))),
                part.Component.WithinShift ? prose.Say("part.within") : null,
                prose.Say(
                    total.Combine == Combine.WeightedMean ? "part.mean" : "part.sum",
                    ("weight", prose.Number(part.Component.Weight)), ("weights", prose.Number(total.Weights)), ("contribution", prose.Number(part.Contribution))));
        }
    }

    /// <summary>A total, and how it was rounded if it was.</summary>
    public void WriteTotal(string key, Numbers.Rational rounded, Numbers.Rational exact, int digits) => prose.Line(
        1,
        rounded == exact ? key : $"{key}.rounded",
        ("total", prose.Number(rounded, digits)),
        ("exact", prose.Number(exact)),
        ("digits", Prose.Number(digits)));

    private string How(ComponentReading part)
    {
        var people = part.Population;
        var transform = part.Component.Transform;
        var key = transform switch
        {
            Transform.Raw => "how.raw",
            Transform.Percent => part.Maximum.Sign == 0 ? "how.percent-zero" : "how.percent",
            Transform.Percentile => "how.percentile",
            _ when people!.Deviation.Sign == 0 => "how.even",
            Transform.Z => "how.z",
            _ => "how.t",
        };
        return prose.Say(
            key,
            ("raw", prose.Number(part.Raw)),
            ("maximum", prose.Number(part.Maximum)),
            ("value", prose.Number(part.Value)),
            ("count", Prose.Number(people?.Count ?? 0)),
            ("mean", prose.Number(people?.Mean ?? 0)),
            ("deviation", prose.Number(people?.Deviation ?? 0)),
            ("below", Prose.Number(people?.Below ?? 0)),
            ("equal", Prose.Number(people?.Equal ?? 0)));
    }
}
