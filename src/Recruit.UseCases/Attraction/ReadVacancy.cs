using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Numbers;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>
/// What everybody may know of one vacancy: the announcement, its sealed rules as far as they are public, and all dates: <see cref="VacancyShown"/>, or
/// not-found while nothing is published of it.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadVacancy(OperationId Operation, Id Campaign) : PublicUseCase(Operation);

/// <summary>A vacancy as everybody may know it.</summary>
/// <param name="Id">Id of the vacancy.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="AgencyName">What that is called; nothing if nobody founded it.</param>
/// <param name="Announcement">The published words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Plan">How the selection goes; nothing before the rules are sealed.</param>
public sealed record VacancyShown(Id Id, Id Agency, AgencyName? AgencyName, AnnouncementShown Announcement, VacancyState State, VacancyPlan? Plan) : Reply
{
    /// <summary>When it was published first.</summary>
    public Instant Since => Announcement.Published[0].At;
}

/// <summary>How a selection goes.</summary>
/// <param name="Title">The post's name.</param>
/// <param name="Posts">How many places.</param>
/// <param name="TimeZone">IANA name of the campaign's time zone.</param>
/// <param name="UtcOffset">What its clocks are ahead of UTC.</param>
/// <param name="OpenedAt">Since when people apply; nothing before.</param>
/// <param name="AppliesUntil">Until when applications are in time, exclusive; nothing before it opens, and where everybody applies elsewhere.</param>
/// <param name="AppliedElsewhere">Whether applications come from elsewhere alone.</param>
/// <param name="Fields">What is asked of applicants.</param>
/// <param name="Stages">In the order in which they run.</param>
/// <param name="Quotas">Places kept for some.</param>
/// <param name="Reserve">Size and last day of the reserve; nothing without one.</param>
/// <param name="AppealDays">Working days in which a released decision can be appealed.</param>
/// <param name="OfferDays">Working days in which an offered place can be accepted.</param>
/// <param name="EnquiryDays">Working days in which an enquiry is answered.</param>
/// <param name="NoDetriment">Whether nobody who passed loses by a question that turns out wrong.</param>
/// <param name="Words">What fields and stages are called, as it was sealed with the rules.</param>
public sealed record VacancyPlan(
    Title Title,
    int Posts,
    string TimeZone,
    TimeSpan UtcOffset,
    Instant? OpenedAt,
    Instant? AppliesUntil,
    bool AppliedElsewhere,
    ImmutableArray<Field> Fields,
    ImmutableArray<StagePlan> Stages,
    ImmutableArray<Quota> Quotas,
    Recruit.Vacancies.Reserve? Reserve,
    int AppealDays,
    int OfferDays,
    int EnquiryDays,
    bool NoDetriment,
    CampaignWords Words);

/// <summary>A stage of a selection.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">Which of the five kinds.</param>
/// <param name="Requirements">What everybody who enters must meet.</param>
/// <param name="Parts">Of what its total is made.</param>
/// <param name="PassFrom">Lowest total that passes; nothing without one.</param>
/// <param name="Advance">Who of those who pass goes on; nothing where all do.</param>
/// <param name="Sittings">Tests and exercises that are sat here, with their windows as they were extended.</param>
/// <param name="ReleasedAt">When its results were released first; nothing before.</param>
public sealed record StagePlan(
    Id Id,
    StageKind Kind,
    ImmutableArray<Requirement> Requirements,
    ImmutableArray<StagePart> Parts,
    Rational? PassFrom,
    AdvancePlan? Advance,
    ImmutableArray<OpenSitting> Sittings,
    Instant? ReleasedAt);

/// <summary>A part of a stage's total.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Share">Its share of all weights, 0 to 1; nothing where all weights are 0.</param>
/// <param name="Items">How many questions a test has; nothing for anything else.</param>
public sealed record StagePart(Source Source, Rational? Share, int? Items);

/// <summary>Who goes on.</summary>
/// <param name="Rule">How the number is found.</param>
/// <param name="Value">The figure of the rule.</param>
/// <param name="ByCategory">Whether each quota has a group of its own.</param>
/// <param name="Ties">What becomes of those who share the last total.</param>
public sealed record AdvancePlan(AdvanceRule Rule, Rational Value, bool ByCategory, TieRule Ties);

internal sealed class ReadVacancyHandler(ServiceParts parts) : IRequestHandler<ReadVacancy, Reply>
{
    public async Task<Reply> Handle(ReadVacancy request, CancellationToken cancellationToken)
    {
        var files = new VacancyFiles(parts);
        var (vacancy, refusal) = await files.FindAsync(request.Campaign).ConfigureAwait(false);
        return vacancy is null ? refusal! : new VacancyShown(
            request.Campaign,
            vacancy.Head.Agency,
            await files.NameOfAsync(vacancy.Head.Agency).ConfigureAwait(false),
            vacancy.Announcement,
            VacancyFiles.StateOf(vacancy.Head, Instant.Of(parts.Time.GetUtcNow())),
            vacancy.Rules is { } rules ? PlanOf(vacancy.Head, rules) : null);
    }

    private static VacancyPlan PlanOf(CampaignHead head, OpenRules rules) => new(
        rules.Vacancy.Title,
        rules.Vacancy.Posts,
        rules.Vacancy.TimeZone,
        rules.UtcOffset,
        head.Opened?.At,
        head.AppliesUntil,
        head.AppliedElsewhere,
        rules.Vacancy.Fields,
        [.. rules.Vacancy.Stages.Select((stage, place) => PlanOf(head, rules, stage, place))],
        rules.Vacancy.Quotas,
        rules.Vacancy.Reserve,
        rules.AppealDays,
        rules.Terms.Offer,
        rules.Terms.Enquiry,
        rules.Vacancy.NoDetriment,
        rules.Words);

    private static StagePlan PlanOf(CampaignHead head, OpenRules rules, Stage stage, int place)
    {
        var components = stage.Score?.Components ?? [];
        var whole = components.Aggregate(Rational.Zero, (sum, one) => sum + one.Weight);
        return new StagePlan(
            stage.Id,
            stage.Kind,
            stage.Requirements,
            [.. components.Select(one => new StagePart(one.Source, whole.Sign > 0 ? one.Weight / whole : null, ItemsOf(rules, one.Source)))],
            stage.Band?.PassFrom,
            stage.Advance is { } advance ? new AdvancePlan(advance.Rule, advance.Value, advance.ByCategory, advance.Ties) : null,
            [
                .. from sitting in rules.Sittings
                   where components.Any(one => one.Source.Kind is SourceKind.Test or SourceKind.Section or SourceKind.Exercise && one.Source.Id == sitting.Id)
                   select sitting.In(head.WindowOf(sitting.Id) ?? sitting.Window),
            ],
            head.Closings.FirstOrDefault(one => one.Released is not null && one.Through >= place)?.Released?.At);
    }

    private static int? ItemsOf(OpenRules rules, Source source) =>
        source.Kind == SourceKind.Test && rules.Items.TryGetValue(source.Id, out var items) ? items : null;
}
