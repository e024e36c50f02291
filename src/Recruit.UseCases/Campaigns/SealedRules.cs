using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>The sealed rules of a campaign, as the rule engine and the campaign read them.</summary>
/// <param name="Files">vacancy.json, campaign.json where there is one, and the tests.</param>
/// <param name="Rules">What decides results.</param>
/// <param name="Conduct">What campaign.json says about the whole campaign; what holds without it, where there is none.</param>
/// <param name="Sittings">Tests and exercises that are sat here.</param>
/// <param name="Appeals">Its terms of appeals.</param>
/// <param name="Markings">How exercises are marked here, by their ids; the marks of others come with an import.</param>
internal sealed record SealedRules(
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files,
    AssessmentRules Rules,
    CampaignConduct Conduct,
    ImmutableArray<PlannedSitting> Sittings,
    AppealTerms Appeals,
    ImmutableSortedDictionary<Id, MarkingConduct> Markings)
{
    /// <summary>How its panels work.</summary>
    public PanelConduct Panels { get; init; } = PanelConduct.Plain;

    /// <summary>How those selected are trained.</summary>
    public TrainingConduct Training { get; init; } = TrainingConduct.Plain;

    /// <summary>What its fields and stages are called.</summary>
    public CampaignWords Words => CampaignWords.Read(Files, Rules.Vacancy);

    /// <summary>The file that runs a campaign.</summary>
    public const string PlanFile = "campaign.json";

    /// <summary>Reads rules that were checked when they were drafted.</summary>
    /// <exception cref="InvalidDataException">They have a problem after all.</exception>
    public static SealedRules Read(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.ContainsKey(PlanFile))
        {
            var reading = CampaignPlanFile.Read(files);
            return reading.Conduct is { } conduct
                ? new SealedRules(files, reading.Rules!, conduct, reading.Plan!.Sittings, reading.Appeals!, reading.Markings!)
                {
                    Panels = reading.Panels!, Training = reading.Training!,
                }
                : throw new InvalidDataException($"The sealed rules have a problem: {reading.Problems[0]}");
        }

        var rules = CampaignFolder.ReadRules(files);
        return rules.Rules is { } read
            ? new SealedRules(files, read, CampaignConduct.Plain, [], CampaignPlanReading.PlainAppeals, ImmutableSortedDictionary<Id, MarkingConduct>.Empty)
            : throw new InvalidDataException($"The sealed rules have a problem: {rules.Problems[0]}");
    }

    /// <summary>The rules as they hold after sittings were extended: scripts come to markers later. Plans stay as they were sealed; shards know the rest.</summary>
    /// <param name="head">Where the campaign stands.</param>
    public SealedRules After(CampaignHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return this with { Markings = Markings.ToImmutableSortedDictionary(one => one.Key, one => one.Value with { ScriptsFrom = ScriptsFrom(head, one) }) };
    }

    private Instant ScriptsFrom(CampaignHead head, KeyValuePair<Id, MarkingConduct> marking) =>
        head.Extended.TryGetValue(marking.Key, out var end)
            ? Sittings.First(one => one.Plan.Test == marking.Key).Plan.Until(end).Over
            : marking.Value.ScriptsFrom;

    /// <summary>What of the rules the campaign itself must know.</summary>
    public CampaignOutline Outline => new(
        [.. Rules.Vacancy.Stages.Select(stage => stage.Id)],
        Conduct.Shards,
        Conduct.Calendar,
        Conduct.Terms,
        Letterhead,
        Rules.Vacancy.Reserve?.Expires,
        Sittings.ToImmutableSortedDictionary(one => one.Plan.Test, one => one.Plan.Window),
        Appeals.FileDays,
        Sittings.ToImmutableSortedDictionary(one => one.Plan.Test, one => one.Plan.GraceSeconds),
        Rules.SelectionStages);

    /// <summary>What letters of the campaign say.</summary>
    public Letterhead Letterhead => new(
        Rules.Vacancy.Title,
        Conduct.Calendar.UtcOffset,
        [.. Rules.Vacancy.Stages.Select(stage => stage.Id)],
        Sittings.Where(one => one.Place is not null).ToImmutableSortedDictionary(one => one.Plan.Test, one => one.Place!));
}
