using System.Globalization;
using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>Facts of refusals in their invariant forms.</summary>
internal static class Facts
{
    public static RefusalFact Text(string name, string value) => new(name, value);

    public static RefusalFact Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    public static RefusalFact Time(string name, Instant value) => new(name, value.ToString());
}
