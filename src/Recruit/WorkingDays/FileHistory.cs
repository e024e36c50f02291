using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.WorkingDays;

/// <summary>A time during which somebody held a file.</summary>
/// <param name="File">Names the file within its actor.</param>
/// <param name="Holder">A role or an account.</param>
/// <param name="Since">When it came to the holder, inclusive.</param>
/// <param name="Due">When it became overdue, exclusive.</param>
/// <param name="Until">When it left the holder, exclusive; nothing while it is there.</param>
public sealed record FileHolding(string File, Id Holder, Instant Since, Instant Due, Instant? Until = null)
{
    /// <summary>Working days for which the holder had it, up to an instant.</summary>
    public int WorkingDaysHeld(WorkingCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Between(Since, Until is { } until ? Instant.Earlier(until, now) : now);
    }
}

/// <summary>
/// Who held which file how long, from the events of one actor: after each event its open files are compared with those before. Nothing of it is
/// stored; it is as true as the events.
/// </summary>
/// <param name="Past">Times that are over, in the order in which they ended.</param>
/// <param name="Open">Files that are open, by name.</param>
public sealed record FileHistory(ImmutableList<FileHolding> Past, ImmutableSortedDictionary<string, OpenFile> Open)
{
    /// <summary>Before anything happened.</summary>
    public static FileHistory Empty { get; } = new([], ImmutableSortedDictionary.Create<string, OpenFile>(Utf8Order.Instance));

    /// <summary>All times, those that are over first.</summary>
    public IEnumerable<FileHolding> Holdings => Past.Concat(Open.Select(one => Of(one.Key, one.Value)));

    /// <summary>The history of an actor.</summary>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <param name="state">Before anything happened.</param>
    /// <param name="events">Its events in their order.</param>
    /// <param name="evolve">The state after an event.</param>
    /// <param name="openFiles">The open files of a state by their names; two files that are open at once have two names.</param>
    /// <param name="at">When an event happened; nothing for events that touch no file.</param>
    public static FileHistory Of<TState>(
        TState state,
        IEnumerable<ActorEvent> events,
        Func<TState, ActorEvent, TState> evolve,
        Func<TState, IEnumerable<KeyValuePair<string, OpenFile>>> openFiles,
        Func<ActorEvent, Instant?> at)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(evolve);
        ArgumentNullException.ThrowIfNull(openFiles);
        ArgumentNullException.ThrowIfNull(at);
        var history = Empty;
        foreach (var happened in events)
        {
            state = evolve(state, happened);
            if (at(happened) is { } moment)
            {
                history = history.After(openFiles(state), moment);
            }
        }

        return history;
    }

    /// <summary>The history when these files are open after what happened at an instant.</summary>
    public FileHistory After(IEnumerable<KeyValuePair<string, OpenFile>> open, Instant at)
    {
        var next = open.ToImmutableSortedDictionary(Utf8Order.Instance);
        var past = Past.ToBuilder();
        foreach (var (name, file) in Open)
        {
            if (!next.TryGetValue(name, out var now))
            {
                past.Add(Of(name, file) with { Until = at });
            }
            else if (now.Holder != file.Holder || now.Since != file.Since)
            {
                past.Add(Of(name, file) with { Until = now.Since });
            }
        }

        return new FileHistory(past.ToImmutable(), next);
    }

    private static FileHolding Of(string name, OpenFile file) => new(name, file.Holder, file.Since, file.Due);
}
