using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans;

/// <summary>
/// Notes every call that reaches a grain of ours, and every one that any grain turned away: who was asked for what, how long it took and how it ended. What is
/// in the call is not looked at. That
/// somebody looked at a person's data is noted before, by the use cases, in that person's own log.
/// </summary>
/// <param name="meter">Of the silo.</param>
/// <param name="log">Of the silo.</param>
public sealed class CallNotes(SiloMeter meter, ILogger<CallNotes> log) : IIncomingGrainCallFilter
{
    private const string Failed = "failed";
    private const string Refused = "refused";

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isOurs = context.InterfaceMethod?.DeclaringType?.Assembly == typeof(CallNotes).Assembly;
        var (began, outcome) = (Stopwatch.GetTimestamp(), Failed);
        try
        {
            await context.Invoke();
            outcome = context.Result switch
            {
                Answered { Outcome: Outcome.Failed } => Failed,
                Answered answered => answered.Outcome.ToString(),
                _ => "done",
            };
        }
        catch (UnauthorizedAccessException)
        {
            // A stranger, or somebody with another key folder: an operator can tell that from what failed.
            outcome = Refused;
            throw;
        }
        finally
        {
            if (isOurs || outcome == Refused)
            {
                var took = Stopwatch.GetElapsedTime(began);
                meter.NoteCall(context.TargetId.Type.ToString()!, outcome, took);
                SiloLog.Called(log, context.InterfaceName, context.MethodName, context.TargetId, took.TotalMilliseconds);
            }
        }
    }
}
