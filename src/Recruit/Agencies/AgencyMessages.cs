using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Agencies;

/// <summary>An agency begins.</summary>
public sealed record FoundAgency(Mandate Mandate, AgencySettings Settings) : ActorCommand;

/// <summary>Other settings from now on; campaigns keep those they were sealed with.</summary>
public sealed record ChangeSettings(Mandate Mandate, AgencySettings Settings) : ActorCommand;

/// <summary>Keeps a definition, or replaces the one of this name.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Template">Its name.</param>
/// <param name="Definition">The content, without personal data.</param>
public sealed record SaveTemplate(Mandate Mandate, Id Template, ReadOnlyMemory<byte> Definition) : ActorCommand;

/// <summary>The template is not to be used any more; it stays on record.</summary>
public sealed record WithdrawTemplate(Mandate Mandate, Id Template) : ActorCommand;

/// <summary>Asks for everything.</summary>
public sealed record ReadAgency : ActorCommand;

/// <summary>An agency began.</summary>
public sealed record AgencyFounded(Act Act, AgencySettings Settings) : ActorEvent;

/// <summary>Settings changed.</summary>
public sealed record SettingsChanged(Act Act, AgencySettings Settings) : ActorEvent;

/// <summary>Somebody has these roles at the agency now.</summary>
public sealed record MemberChanged(Act Act, Id Account, int Revision, ImmutableArray<Role> Roles) : ActorEvent;

/// <summary>A definition was kept.</summary>
public sealed record TemplateSaved(Act Act, Id Template, Digest Definition, int Length) : ActorEvent
{
    /// <summary>The definition; nothing in an event that was read back.</summary>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>A template is not to be used any more.</summary>
public sealed record TemplateWithdrawn(Act Act, Id Template) : ActorEvent;

/// <summary>It is as asked.</summary>
public sealed record AgencyDone : Reply;

/// <summary>The template is kept.</summary>
/// <param name="Definition">Name of the attachment.</param>
public sealed record TemplateKept(Digest Definition) : Reply;

/// <summary>Everything about an agency.</summary>
public sealed record AgencyTold(Agency Agency) : Reply;

/// <summary>Why an agency says no. A closed list; a word never changes its meaning.</summary>
public static class AgencyRefusals
{
    /// <summary>Nobody founded this agency.</summary>
    public const string NotFounded = "not-founded";

    /// <summary>Somebody founded it with other settings.</summary>
    public const string AlreadyFounded = "already-founded";

    /// <summary>The name is empty or too long in one language. Facts: <c>length-max</c>.</summary>
    public const string BadName = "bad-name";

    /// <summary>There is no language, or one twice.</summary>
    public const string BadLanguages = "bad-languages";

    /// <summary>No further account. The account's grant holds all the same. Facts: <c>most</c>.</summary>
    public const string TooManyMembers = "too-many-members";

    /// <summary>No further template. Facts: <c>most</c>.</summary>
    public const string TooManyTemplates = "too-many-templates";

    /// <summary>The definition is empty or too long. Facts: <c>bytes-max</c>.</summary>
    public const string BadTemplate = "bad-template";

    /// <summary>There is no such template.</summary>
    public const string NoTemplate = "no-template";

    /// <summary>The content of a filter is empty or too long. Facts: <c>length-max</c>.</summary>
    public const string BadFilter = "bad-filter";

    /// <summary>No further filter, of the agency or of who saves. Facts: <c>most</c>.</summary>
    public const string TooManyFilters = "too-many-filters";

    /// <summary>There is no such filter.</summary>
    public const string NoFilter = "no-filter";
}
