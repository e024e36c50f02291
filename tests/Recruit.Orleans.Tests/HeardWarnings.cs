using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Recruit.Orleans.Tests;

/// <summary>The warnings of silos, and what is worse, as an operator reads them.</summary>
internal sealed class HeardWarnings : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> all = [];

    public IReadOnlyCollection<string> All => all;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            all.Enqueue(formatter(state, exception));
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
