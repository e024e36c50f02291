using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Agencies;

/// <summary>An agency as a host sees it; its key is the agency's id.</summary>
public sealed class AgencyKind : RecordKind<Agency>
{
    /// <inheritdoc/>
    public override string Name => RecordMember.Kind;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("found-agency", typeof(FoundAgency)),
        ("change-settings", typeof(ChangeSettings)),
        ("record-member", typeof(RecordMember)),
        ("save-template", typeof(SaveTemplate)),
        ("withdraw-template", typeof(WithdrawTemplate)),
        ("save-filter", typeof(SaveFilter)),
        ("delete-filter", typeof(DeleteFilter)),
        ("read-filters", typeof(ReadFilters)),
        ("read-agency", typeof(ReadAgency)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("agency-founded", typeof(AgencyFounded)),
        ("settings-changed", typeof(SettingsChanged)),
        ("member-changed", typeof(MemberChanged)),
        ("template-saved", typeof(TemplateSaved)),
        ("template-withdrawn", typeof(TemplateWithdrawn)),
        ("filter-saved", typeof(FilterSaved)),
        ("filter-deleted", typeof(FilterDeleted)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("agency-done", typeof(AgencyDone)),
        ("template-kept", typeof(TemplateKept)),
        ("filters-told", typeof(FiltersTold)),
        ("agency-told", typeof(AgencyTold)));

    /// <inheritdoc/>
    protected override Agency CreateState(string id) => Agency.None(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(Agency state, ActorCommand command, Instant now) => AgencyRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Agency Evolve(Agency state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}
