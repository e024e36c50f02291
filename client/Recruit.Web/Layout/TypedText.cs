namespace Recruit.Web.Layout;

/// <summary>A text as a form has it.</summary>
public static class TypedText
{
    /// <summary>What was typed, without what surrounds it and with one sort of line end; empty where nothing was.</summary>
    public static string Of(string? typed) => typed?.Trim().ReplaceLineEndings("\n") ?? "";
}
