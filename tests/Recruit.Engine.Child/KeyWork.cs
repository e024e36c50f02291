using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Engine.Child;

/// <summary>What is done to a key folder while no engine runs, in a process of its own that can be killed: <c>keys create|rotate|erase keys data [person]</c>.</summary>
internal static class KeyWork
{
    public static void Run(IReadOnlyList<string> arguments)
    {
        var (what, keys, data) = (arguments[1], arguments[2], arguments[3]);
        switch (what)
        {
            case "create":
                KeyFolder.Create(keys, TestKey.Origin, data);
                break;
            case "rotate":
                KeyRotation.Run(keys, data, Now());
                break;
            case "erase":
                OfflineErasure.Run(keys, data, new PersonKeyId(Guid.Parse(arguments[4])), new Id("official"), ErasureReason.Request, Now());
                break;
            default:
                throw new ArgumentException($"\"{what}\" is no work on keys.", nameof(arguments));
        }
    }

    private static Instant Now() => Instant.Of(TimeProvider.System.GetUtcNow());
}
