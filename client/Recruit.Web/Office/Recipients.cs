using Recruit.Lists;
using Recruit.Mailings;

namespace Recruit.Web.Office;

/// <summary>Filters of applicants to whom a notice can be drafted.</summary>
public static class Recipients
{
    /// <summary>
    /// The same people as a mailing asks the campaign for them; nothing for a filter that asks for more than released results. Lists are read from an index
    /// that may be behind, and nobody is told anything because of it.
    /// </summary>
    public static RecipientQuery? Of(ApplicantFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter is { States.IsEmpty: true, Fields.IsEmpty: true, Sitting: null, From: null, Before: null }
            && (filter.Results is { } results ? new RecipientQuery(results.States, results.Decisions, results.Stage) : new RecipientQuery([], [])) is { IsWhole: true } query
            ? query
            : null;
    }
}
