namespace Recruit.Vacancies;

/// <summary>Where a component's or hurdle's value comes from.</summary>
public enum SourceKind
{
    /// <summary>A whole test.</summary>
    Test,

    /// <summary>One section of a test.</summary>
    Section,

    /// <summary>A case-study exercise.</summary>
    Exercise,

    /// <summary>A panel.</summary>
    Panel,

    /// <summary>The rounded total of an earlier stage.</summary>
    Stage,
}

/// <summary>A reference such as <c>test:law</c> or <c>section:law/act-1</c>.</summary>
/// <param name="Kind">What is referred to.</param>
/// <param name="Id">Its id; of a section, the id of its test.</param>
/// <param name="Section">The section's id, for <see cref="SourceKind.Section"/> only.</param>
public readonly record struct Source(SourceKind Kind, Id Id, Id Section = default)
{
    /// <summary>Reads the written form; false when it has not the form of a source.</summary>
    public static bool TryRead(string text, out Source source)
    {
        source = default;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        var name = text[(colon + 1)..];
        if (text.AsSpan(0, colon) is "section")
        {
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || !Id.IsId(name[..slash]) || !Id.IsId(name[(slash + 1)..]))
            {
                return false;
            }

            source = new Source(SourceKind.Section, new Id(name[..slash]), new Id(name[(slash + 1)..]));
            return true;
        }

        SourceKind? kind = text.AsSpan(0, colon) switch
        {
            "test" => SourceKind.Test,
            "exercise" => SourceKind.Exercise,
            "panel" => SourceKind.Panel,
            "stage" => SourceKind.Stage,
            _ => null,
        };
        if (kind is null || !Id.IsId(name))
        {
            return false;
        }

        source = new Source(kind.Value, new Id(name));
        return true;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => Kind switch
    {
        SourceKind.Test => $"test:{Id}",
        SourceKind.Section => $"section:{Id}/{Section}",
        SourceKind.Exercise => $"exercise:{Id}",
        SourceKind.Panel => $"panel:{Id}",
        _ => $"stage:{Id}",
    };
}
