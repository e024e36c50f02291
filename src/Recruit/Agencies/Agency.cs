using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Agencies;

/// <summary>An agency: who works there, its settings, and vacancies kept as templates.</summary>
/// <param name="Id">Its name among agencies.</param>
/// <param name="Members">Everybody who works or worked there.</param>
/// <param name="Templates">Definitions to begin a vacancy from.</param>
/// <param name="Founded">Who founded it; nothing before that.</param>
/// <param name="Settings">Nothing before it is founded.</param>
/// <param name="Filters">Filters that people keep; nothing for none.</param>
public sealed record Agency(
    Id Id,
    ImmutableSortedDictionary<Id, Member> Members,
    ImmutableSortedDictionary<Id, Template> Templates,
    Act? Founded = null,
    AgencySettings? Settings = null,
    ImmutableArray<SavedFilter>? Filters = null)
{
    /// <summary>Most templates, inclusive, those withdrawn too.</summary>
    public const int TemplatesMax = 500;

    /// <summary>Most accounts that work or worked there, inclusive.</summary>
    public const int MembersMax = 20_000;

    /// <summary>An agency nobody founded.</summary>
    public static Agency None(Id id) => new(id, ImmutableSortedDictionary<Id, Member>.Empty, ImmutableSortedDictionary<Id, Template>.Empty);

    /// <summary>Filters that people keep, in the order in which they were first saved.</summary>
    public ImmutableArray<SavedFilter> SavedFilters => Filters ?? [];

    /// <summary>The state after an event.</summary>
    public Agency Evolve(ActorEvent happened) => happened switch
    {
        AgencyFounded now => this with { Founded = now.Act, Settings = now.Settings },
        SettingsChanged now => this with { Settings = now.Settings },
        MemberChanged now => this with { Members = Members.SetItem(now.Account, new Member(now.Act, now.Revision, now.Roles)) },
        TemplateSaved now => this with { Templates = Templates.SetItem(now.Template, new Template(now.Act, now.Definition, now.Length)) },
        TemplateWithdrawn now => this with { Templates = Templates.SetItem(now.Template, Templates[now.Template] with { Withdrawn = now.Act }) },
        FilterSaved now => this with
        {
            Filters = FindFilter(now.Filter.Name, now.Filter.Owner) is { } earlier ? SavedFilters.Replace(earlier, now.Filter) : SavedFilters.Add(now.Filter),
        },
        FilterDeleted now => this with { Filters = SavedFilters.RemoveAll(one => one.Is(now.Name, now.Owner)) },
        _ => this,
    };

    internal SavedFilter? FindFilter(Id name, Id? owner) => SavedFilters.FirstOrDefault(one => one.Is(name, owner));
}

/// <summary>Somebody who works or worked at the agency.</summary>
/// <param name="Act">Who changed the roles last, and why.</param>
/// <param name="Revision">Of the account's roles.</param>
/// <param name="Roles">All roles there now; none if the person works there no longer.</param>
public sealed record Member(Act Act, int Revision, ImmutableArray<Role> Roles);

/// <summary>A definition to begin a vacancy from.</summary>
/// <param name="Act">Who saved it last, and why.</param>
/// <param name="Definition">SHA-256 of the content: the name of the attachment that holds it.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Withdrawn">Who withdrew it; nothing while it may be used.</param>
public sealed record Template(Act Act, Digest Definition, int Length, Act? Withdrawn = null);

/// <summary>What an agency sets for itself.</summary>
/// <param name="Name">In three languages.</param>
/// <param name="Languages">Which it writes in; the first is the one it begins with.</param>
/// <param name="Calendar">Its working days.</param>
public sealed record AgencySettings(AgencyName Name, ImmutableArray<Language> Languages, WorkingCalendar Calendar);

/// <summary>The name of an agency. It is no personal data.</summary>
/// <param name="Kazakh">In Kazakh.</param>
/// <param name="Russian">In Russian.</param>
/// <param name="English">In English.</param>
public sealed record AgencyName(string Kazakh, string Russian, string English)
{
    /// <summary>Longest name in characters, inclusive.</summary>
    public const int LengthMax = 300;

    /// <summary>Whether all three are there and not too long.</summary>
    public bool IsWhole => new[] { Kazakh, Russian, English }.All(one => one.Length is > 0 and <= LengthMax);
}
