using System.Reflection;

namespace Recruit.Tests.Actors;

/// <summary>Claims about the closed lists of refusals.</summary>
internal static class RefusalCodes
{
    /// <summary>Every code of the list is expected by name in a test of the folder, and no two are the same.</summary>
    public static void ShouldBeExpectedIn(this Type list, string folder)
    {
        var tests = string.Concat(ArchitectureTests.Sources(Path.Combine("tests", "Recruit.Tests", folder)).Select(File.ReadAllText));
        var codes = list.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).ToArray();
        codes.ShouldNotBeEmpty();
        codes.Select(code => (string)code.GetRawConstantValue()!).ShouldBeUnique();
        codes.Where(code => !tests.Contains($"Refused({code.Name},", StringComparison.Ordinal)).Select(code => code.Name).ShouldBeEmpty();
    }
}
