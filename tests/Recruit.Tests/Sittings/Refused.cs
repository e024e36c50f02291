using Recruit.Actors;

namespace Recruit.Tests.Sittings;

/// <summary>Claims about refusals.</summary>
internal static class Refused
{
    /// <summary>Refused with the code and, where given, exactly these facts.</summary>
    public static void ShouldRefuse(this Decision decision, string code, params (string Name, string Value)[] facts)
    {
        var refusal = decision.Reply.ShouldBeOfType<Refusal>();
        refusal.Code.ShouldBe(code);
        if (facts.Length > 0)
        {
            refusal.Facts.Select(fact => (fact.Name, fact.Value)).ShouldBe(facts);
        }
    }

    /// <summary>Refused, and nothing happened.</summary>
    public static void ShouldBeRefused(this Decision decision, string code, params (string Name, string Value)[] facts)
    {
        decision.ShouldRefuse(code, facts);
        decision.Events.ShouldBeEmpty();
    }
}
