using Recruit.Files.Sittings;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>What tests and exercises are called.</summary>
internal static class PaperTitles
{
    /// <summary>The title of a test or exercise; nothing where it has no words.</summary>
    public static PaperText? Of(SealedRules rules, Id sitting) =>
        rules.Files.TryGetValue(PaperFile.PathOf(sitting), out var file) ? PaperFile.Read(file, rules.Rules.Tests.FirstOrDefault(test => test.Id == sitting)).Title : null;
}
