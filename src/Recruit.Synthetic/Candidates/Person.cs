namespace Recruit.Synthetic.Candidates;

/// <summary>Someone who registered: what the form says, and what only the model knows.</summary>
internal sealed class Person
{
    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    public required string Heard { get; init; }

    /// <summary>Missing for those whose form broke off.</summary>
    public required bool? Applied { get; init; }

    public required bool? Citizen { get; init; }

    public required DateOnly? Born { get; init; }

    /// <summary>Place in <see cref="People.Degrees"/>.</summary>
    public required int Degree { get; init; }

    /// <summary>Years of service, in tenths.</summary>
    public required int YearsInTenths { get; init; }

    public required string Region { get; init; }

    public required bool Rural { get; init; }

    public required bool Disability { get; init; }

    public required string Language { get; init; }

    /// <summary>General ability, about standard normal among those who register.</summary>
    public required double Ability { get; init; }

    /// <summary>Natural logarithm of the time this person needs, compared with the usual one.</summary>
    public required double Slowness { get; init; }

    /// <summary>Names them in every file.</summary>
    public string Id => IdOf(Number);

    /// <summary>Ids of one length, so that their order by bytes is the order of numbers.</summary>
    public static string IdOf(int number) => string.Create(9, number + 1, static (text, rest) =>
    {
        "C-0000000".CopyTo(text);
        for (var place = text.Length - 1; rest > 0; place--, rest /= 10)
        {
            text[place] = (char)('0' + (rest % 10));
        }
    });
}
