using Recruit.Explaining;

namespace Recruit.Cli.Explaining;

/// <summary>The coded reasons of the results, each with words beside it.</summary>
internal static class ReasonText
{
    private static readonly string[] WithoutId = ["band:fail", "band:hold", "below-cut", "readmitted", "no-detriment"];

    public static void Write(StageExplanation stage, Prose prose)
    {
        if (stage.Reasons.IsEmpty)
        {
            return;
        }

        prose.Line(1, "reasons");
        // Requirements come first and may have any code, even one that looks like another rule's.
        var unmet = stage.Requirements.Where(check => !check.IsMet && !check.IsSetAside).Select(check => check.Requirement.Id).ToArray();
        for (var i = 0; i < stage.Reasons.Length; i++)
        {
            var code = stage.Reasons[i];
            var (key, id) = i < unmet.Length
                ? (stage.Requirements.First(check => check.Requirement.Id == unmet[i]).Value is null ? "missing" : "requirement", unmet[i].Text)
                : WithoutId.Contains(code) ? (code.Replace(':', '-'), "")
                : (code[..code.IndexOf(':', StringComparison.Ordinal)], code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            prose.Line(2, "reason", ("code", code), ("words", prose.Say($"reason.{key}", ("id", prose.Quoted(id)))));
        }
    }
}
