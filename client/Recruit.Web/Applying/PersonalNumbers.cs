namespace Recruit.Web.Applying;

/// <summary>Individual identification numbers (IIN): twelve digits, the last of which shows whether one of the others was mistyped.</summary>
internal static class PersonalNumbers
{
    private const int Length = 12;
    private const int Modulus = 11;
    private const int SecondShift = 2;

    /// <summary>The digits of what somebody typed, without spaces.</summary>
    public static string Of(string? typed) => string.Concat((typed ?? "").Where(one => !char.IsWhiteSpace(one)));

    /// <summary>Whether it has the form of a number and its last digit fits the others.</summary>
    public static bool IsRight(string number)
    {
        if (number.Length != Length || !number.All(char.IsAsciiDigit))
        {
            return false;
        }

        var check = Sum(number, 0);
        if (check == Modulus - 1)
        {
            check = Sum(number, SecondShift);
        }

        return check == number[^1] - '0';
    }

    /// <summary>Weights 1 to 11, begun two places later in the second try.</summary>
    private static int Sum(string number, int shift) =>
        Enumerable.Range(0, Length - 1).Sum(place => (number[place] - '0') * (((place + shift) % Modulus) + 1)) % Modulus;
}
