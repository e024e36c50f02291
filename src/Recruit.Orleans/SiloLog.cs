using Microsoft.Extensions.Logging;
using Recruit.Actors;

namespace Recruit.Orleans;

/// <summary>What a silo says to its operator; no personal data is in it.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A rule failed.")]
    public static partial void RuleFailed(ILogger log, Exception mistake);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Actor} does not know what is stored, and begins anew.")]
    public static partial void GaveUp(ILogger log, ActorKey actor, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages to {Actor} may not have arrived, and are sent again.")]
    public static partial void Undelivered(ILogger log, ActorKey actor, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Actor} could not be woken, and is tried again.")]
    public static partial void NotWoken(ILogger log, ActorKey actor, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Desk {Desk} could not be swept, and is tried again.")]
    public static partial void NotSwept(ILogger log, int desk, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watch over what is due could not begin yet, and is tried again.")]
    public static partial void NotBegun(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Taken} of {Most} sections of the log are handed out, each for good; when all are, no actor begins any more.")]
    public static partial void FewSections(ILogger log, long taken, uint most);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silo's book could not be written, and goes on in another one.")]
    public static partial void BookLeft(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Interface} {Method} of {Grain} took {Milliseconds} ms.")]
    public static partial void Called(ILogger log, string @interface, string method, GrainId grain, double milliseconds);
}
