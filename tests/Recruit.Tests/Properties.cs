using FsCheck;
using FsCheck.Fluent;

namespace Recruit.Tests;

/// <summary>Runs FsCheck properties; a failure prints the seed that replays it and the shrunk case.</summary>
internal static class Properties
{
    private const int CasesByDefault = 300;

    /// <summary>The nightly run asks for more by RECRUIT_CASES.</summary>
    private static int Factor => int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    public static void Hold<T>(Gen<T> cases, Action<T> claim) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(CasesByDefault * Factor),
            Prop.ForAll(cases.ToArbitrary(), one => claim(one)));
}
