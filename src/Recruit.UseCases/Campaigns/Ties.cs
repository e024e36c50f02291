using System.Collections.Immutable;
using Recruit.Evidence;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// What could tie a candidate to somebody who judges, as keyed hashes: equal texts agree, whatever their case and spacing, and nobody without the
/// campaign's keys can try texts out.
/// </summary>
internal sealed class Ties(ServiceParts parts, Id campaign)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>The hashes of some texts; an empty one ties nobody.</summary>
    public ImmutableArray<Digest> Of(IEnumerable<string> texts) =>
        [.. texts.Select(TextForm.Of).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Select(text => Digest.Of(definitions.SaltOf(campaign, $"tie {text}")))];

    /// <summary>The hashes of what a candidate gave in some fields.</summary>
    /// <param name="row">Cells of candidates.csv: the id, then the fields.</param>
    /// <param name="vacancy">Whose fields.</param>
    /// <param name="fields">Which of them.</param>
    public ImmutableArray<Digest> Of(ImmutableArray<string> row, Vacancy vacancy, ImmutableArray<Id> fields) =>
        Of(vacancy.Fields.Select((field, place) => (field.Id, Text: row[place + 1])).Where(one => fields.Contains(one.Id)).Select(one => one.Text));
}
