using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Agencies;

/// <summary>A filter that somebody keeps under a name. What it means is known to those who search; here it is a text.</summary>
/// <param name="Name">Among the filters of its owner, or among those of the agency.</param>
/// <param name="Content">1 to <see cref="ContentMax"/> characters, without personal data.</param>
/// <param name="Act">Who saved it last, when and why.</param>
/// <param name="Owner">The account whose own it is; nothing for one that everybody at the agency may use.</param>
public sealed record SavedFilter(Id Name, string Content, Act Act, Id? Owner = null)
{
    /// <summary>Longest content in characters, inclusive.</summary>
    public const int ContentMax = 4000;

    internal bool Is(Id name, Id? owner) => Name == name && Owner == owner;
}

/// <summary>Keeps a filter, or replaces the one of this name.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">What it means to those who search.</param>
/// <param name="IsShared">Whether everybody at the agency may use it; else it is the own of who saves it.</param>
public sealed record SaveFilter(Mandate Mandate, Id Name, string Content, bool IsShared) : ActorCommand;

/// <summary>Deletes a filter of the agency, or an own one.</summary>
public sealed record DeleteFilter(Mandate Mandate, Id Name, bool IsShared) : ActorCommand;

/// <summary>Asks for the filters that an account may use: <see cref="FiltersTold"/>.</summary>
public sealed record ReadFilters(Id Account) : ActorCommand;

/// <summary>A filter was kept.</summary>
public sealed record FilterSaved(SavedFilter Filter) : ActorEvent;

/// <summary>A filter was deleted.</summary>
public sealed record FilterDeleted(Act Act, Id Name, Id? Owner = null) : ActorEvent;

/// <summary>Filters of the agency and own ones, each by name.</summary>
public sealed record FiltersTold(ImmutableArray<SavedFilter> Filters) : Reply;

/// <summary>Filters that people at an agency keep: everybody's and own ones, both bounded.</summary>
internal static class SavingFilters
{
    /// <summary>Most filters of the agency, inclusive.</summary>
    private const int SharedMax = 100;

    /// <summary>Most own filters of an account, inclusive.</summary>
    private const int OwnMax = 20;

    /// <summary>Most filters altogether, inclusive.</summary>
    private const int Most = 2000;

    public static Decision Decide(Agency state, ActorCommand command, Instant now) => command switch
    {
        SaveFilter save => Save(state, save, now),
        DeleteFilter delete => Delete(state, delete, now),
        ReadFilters read => Decision.Tell(new FiltersTold(
            [.. state.SavedFilters.Where(one => one.Owner is not { } owner || owner == read.Account).OrderBy(one => one.Owner is null ? 0 : 1).ThenBy(one => one.Name)])),
        _ => throw new ArgumentException($"Filters know no {command.GetType().Name}.", nameof(command)),
    };

    private static Decision Save(Agency state, SaveFilter save, Instant now)
    {
        if (save.Content.Length is 0 or > SavedFilter.ContentMax)
        {
            return Decision.Refuse(AgencyRefusals.BadFilter, Fact("length-max", SavedFilter.ContentMax));
        }

        var owner = OwnerOf(save.Mandate, save.IsShared);
        if (state.FindFilter(save.Name, owner) is { } earlier)
        {
            return earlier.Content == save.Content ? Done() : Saved();
        }

        var (many, most) = owner is null ? (state.SavedFilters.Count(one => one.Owner is null), SharedMax) : (state.SavedFilters.Count(one => one.Owner == owner), OwnMax);
        return many >= most ? Decision.Refuse(AgencyRefusals.TooManyFilters, Fact("most", most))
            : state.SavedFilters.Length >= Most ? Decision.Refuse(AgencyRefusals.TooManyFilters, Fact("most", Most))
            : Saved();

        Decision Saved() => Done(new FilterSaved(new SavedFilter(save.Name, save.Content, save.Mandate.At(now), owner)));
    }

    private static Decision Delete(Agency state, DeleteFilter delete, Instant now)
    {
        var owner = OwnerOf(delete.Mandate, delete.IsShared);
        return state.FindFilter(delete.Name, owner) is null
            ? Decision.Refuse(AgencyRefusals.NoFilter)
            : Done(new FilterDeleted(delete.Mandate.At(now), delete.Name, owner));
    }

    private static Id? OwnerOf(Mandate mandate, bool isShared) => isShared ? null : mandate.By;

    private static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new AgencyDone(), events);

    private static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
