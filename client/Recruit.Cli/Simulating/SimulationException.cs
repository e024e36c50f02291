namespace Recruit.Cli.Simulating;

/// <summary>The service did not do what it promises. It is no refusal: the simulation asked for what must be so.</summary>
internal sealed class SimulationException(string message) : Exception(message)
{
    /// <summary>Ends the simulation unless something is so.</summary>
    public static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new SimulationException(otherwise);
        }
    }
}
