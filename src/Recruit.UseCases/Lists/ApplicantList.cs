using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>Asks the index about the applicants of a campaign, with conditions on fields that are opened for it.</summary>
internal sealed class ApplicantList(ServiceParts parts, Id campaign)
{
    private readonly ListDesk desk = new(parts);

    /// <summary>The sealed rules; a refusal where the filter does not fit them.</summary>
    public async ValueTask<(SealedRules? Rules, Refusal? Refusal)> RulesForAsync(ApplicantFilter filter, params IEnumerable<Id> stages)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
        return rules is null ? (null, refusal)
            : Objection(rules, filter, stages) is { } objection ? (null, objection)
            : (rules, null);
    }

    /// <summary>Asks.</summary>
    /// <param name="rules">The sealed rules.</param>
    /// <param name="filter">Who is meant.</param>
    /// <param name="field">A field whose values are asked for; nothing for none.</param>
    /// <param name="ask">Asks, with the values of the field: shard, place.</param>
    /// <param name="cancellation">Ends the opening of fields.</param>
    /// <returns>What was told, and the position it shows.</returns>
    public ValueTask<((T Told, ulong Position)? Answer, Refusal? Refusal)> AskAsync<T>(
        SealedRules rules, ApplicantFilter filter, Id? field, Func<ApplicantSearch, Func<int, int, string>, T> ask, CancellationToken cancellation) =>
        AskAsync(rules, filter, field, (search, value, _) => ask(search, value), cancellation);

    /// <summary>Counts, and tells about whom the count tells something, whom the record of who looked gets.</summary>
    /// <param name="rules">The sealed rules.</param>
    /// <param name="filter">Who is meant.</param>
    /// <param name="field">A field by whose values is counted; nothing for none.</param>
    /// <param name="count">Counts, with the values of the field: shard, place.</param>
    /// <param name="cancellation">Ends the opening of fields.</param>
    public async ValueTask<(T? Counted, ulong Position, ImmutableArray<PersonKeyId> People, Refusal? Refusal)> CountAsync<T>(
        SealedRules rules, ApplicantFilter filter, Id? field, Func<ApplicantSearch, Func<int, int, string>, T> count, CancellationToken cancellation)
    {
        var (answer, refusal) = await AskAsync(
            rules, filter, field, (search, value, conditions) => (count(search, value), search.SingledOut(conditions, field is null ? null : value)), cancellation)
            .ConfigureAwait(false);
        return answer is var ((counted, people), position) ? (counted, position, people, null) : (default, 0, [], refusal);
    }

    private async ValueTask<((T Told, ulong Position)? Answer, Refusal? Refusal)> AskAsync<T>(
        SealedRules rules,
        ApplicantFilter filter,
        Id? field,
        Func<ApplicantSearch, Func<int, int, string>, ImmutableArray<Func<int, int, bool>>, T> ask,
        CancellationToken cancellation)
    {
        var (fields, refusal) = await FieldsAsync(rules, filter, field, cancellation).ConfigureAwait(false);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var (holds, valueOf) = (fields?.Hold(filter.Fields) ?? ((_, _) => true), field is { } asked ? fields!.ValueOf(asked) : (_, _) => "");
        ImmutableArray<Func<int, int, bool>> one = [.. filter.Fields.Select(condition => fields!.Hold([condition]))];
        var (answer, notReady) = await desk.ReadAsync<(T, ulong)?>(
            view => view.FindCampaign(campaign) is { Shown.Outline: not null } listed
                ? (ask(new ApplicantSearch(view, listed, ListDesk.ShapeOf(rules), filter, holds, desk.Now), valueOf, one), view.Position)
                : null,
            cancellation).ConfigureAwait(false);
        return (answer, notReady ?? (answer is null ? Refusal.Because(UseCaseRefusals.NotFound) : null));
    }

    /// <summary>Why somebody may not count by a filter: who may not see applicants could single one out by what only one has said of itself.</summary>
    public static Refusal? TooNarrow(SealedRules rules, ApplicantFilter filter, Caller by)
    {
        if (RoleMatrix.Current.MayAsk(typeof(SearchApplicants), by))
        {
            return null;
        }

        if (filter.From is not null || filter.Before is not null)
        {
            return Refusal.Because(UseCaseRefusals.NotAllowed, new RefusalFact("filter", "time of the application"));
        }

        var asked = filter.Fields.Select(condition => condition.Field).ToHashSet();
        return rules.Rules.Vacancy.Fields.FirstOrDefault(field => asked.Contains(field.Id) && field.Type is not (FieldType.Flag or FieldType.Ordinal)) is { } narrow
            ? Refusal.Because(UseCaseRefusals.NotAllowed, new RefusalFact("filter", narrow.Id.Text))
            : null;
    }

    /// <summary>Fields are opened first, because nothing else may be waited for while the index stands still.</summary>
    private async ValueTask<(FieldColumns? Fields, Refusal? Refusal)> FieldsAsync(SealedRules rules, ApplicantFilter filter, Id? field, CancellationToken cancellation)
    {
        if (filter.Fields.IsEmpty && field is null)
        {
            return (null, null);
        }

        var (known, refusal) = await desk.ReadAsync<(ImmutableArray<int> Counts, int Erasures)?>(
            view => ([.. Enumerable.Range(0, rules.Conduct.Shards).Select(shard => view.FindShard(campaign, shard)?.Count ?? 0)], view.Erasures),
            cancellation).ConfigureAwait(false);
        return known is var (counts, erasures)
            ? (await parts.Fields.LoadAsync(parts, campaign, rules.Rules.Vacancy.Fields, counts, erasures, cancellation).ConfigureAwait(false), null)
            : (null, refusal);
    }

    private static Refusal? Objection(SealedRules rules, ApplicantFilter filter, IEnumerable<Id> stages)
    {
        var vacancy = rules.Rules.Vacancy;
        IEnumerable<Id> asked = filter.Results is { } results ? [results.Stage, .. stages] : stages;
        foreach (var stage in asked)
        {
            if (vacancy.Stages.All(one => one.Id != stage))
            {
                return Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact("stage", $"{stage} is no stage of the vacancy"));
            }
        }

        return filter.Fields.Select(condition => Objection(vacancy, condition)).FirstOrDefault(one => one is not null) is { } wrong
            ? Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact("field", wrong))
            : null;
    }

    /// <summary>As the rules of a campaign are judged (rules 2): the field is declared, compares so, and can have the value.</summary>
    private static string? Objection(Vacancy vacancy, Condition condition)
    {
        if (vacancy.Fields.FirstOrDefault(one => one.Id == condition.Field) is not { } field)
        {
            return $"{condition.Field} is no field of the vacancy";
        }

        if (condition.Operator is Operator.AtLeast or Operator.AtMost && field.Type is FieldType.Text or FieldType.Flag)
        {
            return $"{field.Id} has no order";
        }

        try
        {
            ConditionTest.HoldsByCode(condition, new FieldColumn.Builder(field).Build([]));
            return null;
        }
        catch (ArgumentException misfit)
        {
            return misfit.Message;
        }
    }
}
