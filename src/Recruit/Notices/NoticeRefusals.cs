namespace Recruit.Notices;

/// <summary>Why a notice desk refuses: a closed list.</summary>
public static class NoticeRefusals
{
    /// <summary>The facts of the matter, or its closing, are not those of its text.</summary>
    public const string BadMatter = "bad-matter";

    /// <summary>There is another matter of that name.</summary>
    public const string MatterDiffers = "matter-differs";

    /// <summary>Results of that closing were not released; fact: <c>closing</c>.</summary>
    public const string Embargoed = "embargoed";

    /// <summary>Too few or too many in one command, or one twice; fact: <c>most</c>.</summary>
    public const string BadCount = "bad-count";

    /// <summary>The desk has as many notices or matters as it takes; fact: <c>most</c>.</summary>
    public const string DeskFull = "desk-full";

    /// <summary>There is no such notice or try; fact: <c>notice</c>.</summary>
    public const string NoNotice = "no-notice";

    /// <summary>The desk knows nothing about that person.</summary>
    public const string NoRecipient = "no-recipient";
}
