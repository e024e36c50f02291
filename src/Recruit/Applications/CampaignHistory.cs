using Recruit.Selection;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Testing;

namespace Recruit.Applications;

/// <summary>
/// One course of events over the facts: with the voided items and accepted keys, or <em>before</em> them (rules 8). After every event everything
/// is determined anew; in truth only when an acceptance asks, because nothing else has to know the state in between.
/// </summary>
internal sealed class CampaignHistory
{
    private readonly AssessmentRules rules;
    private readonly Facts facts;
    private readonly CampaignHistory? before;
    private readonly ItemRulings[] rulings;
    private readonly StageSources sources;

    // Outcomes of the first stages, as far as they still hold.
    private readonly List<StageOutcome> stages = [];
    private SelectionOutcome? selection;
    private bool isFilled;

    /// <summary>The beginning, before any event.</summary>
    /// <param name="rules">Rules of the campaign.</param>
    /// <param name="facts">Facts, which events change in step for every history over them.</param>
    /// <param name="before">The history by which nobody may lose, if there is such a rule.</param>
    public CampaignHistory(AssessmentRules rules, Facts facts, CampaignHistory? before)
    {
        this.rules = rules;
        this.facts = facts;
        this.before = before;
        rulings = [.. rules.Tests.Select(test => new ItemRulings(test.Sections.Sum(section => section.Items.Length)))];
        sources = new StageSources(rules, facts, rulings);
        Places = new Places(rules.OpenPlaces, rules.Vacancy.Quotas.Select(quota => new ReservedPlaces(quota.Places, quota.UnfilledToOpen)));
    }

    /// <summary>Departures and readmissions so far.</summary>
    public Standing Standing { get; } = new();

    /// <summary>Who holds which place; up to date after <see cref="FillPlaces"/>.</summary>
    public Places Places { get; }

    /// <summary>Void items and accepted keys so far, by test.</summary>
    public IReadOnlyList<ItemRulings> Rulings => rulings;

    /// <summary>Every stage before training and the merit list, as of now.</summary>
    public SelectionOutcome Selection => selection ??= AssessSelection();

    /// <summary>Marks, ratings, responses, attempts or rulings of a sitting have changed.</summary>
    public void SittingChanged(Sitting sitting)
    {
        sources.Forget(sitting);
        Reassess(rules.FirstStageUsing(sitting));
    }

    /// <summary>A field of somebody has changed.</summary>
    public void FieldChanged(int field) => Reassess(rules.FirstStageUsing(rules.Vacancy.Fields[field]));

    /// <summary>Applies an event that is no change of facts; false if it is without effect and to be reported as ignored.</summary>
    public bool Apply(CampaignEvent happened)
    {
        switch (happened)
        {
            case ItemVoided e:
                rulings[e.Test].Void(e.Item, e.Policy);
                SittingChanged(new Sitting(SittingKind.Test, e.Test));
                return true;
            case KeyAccepted e:
                rulings[e.Test].AcceptKey(e.Item);
                SittingChanged(new Sitting(SittingKind.Test, e.Test));
                return true;
            case Readmitted e:
                Standing.Readmit(e.Candidate, e.Stage);
                Reassess(e.Stage);
                return true;
            case Withdrawn e:
                Depart(e.Candidate, hasDeclined: false, e.Stage);
                return true;
            case Declined e:
                Depart(e.Candidate, hasDeclined: true, null);
                return true;
            case Reinstated e:
                var stage = Standing.DepartureOf(e.Candidate)?.Stage;
                ForgetStage(stage);
                isFilled = false;
                return Standing.Return(e.Candidate);
            case Accepted e:
                FillPlaces();
                return Places.Accept(e.Candidate);
            default:
                return true;
        }
    }

    /// <summary>Offers every place that is not accepted to the best available as of now.</summary>
    public void FillPlaces()
    {
        if (!isFilled && Selection.Merit is { } merit)
        {
            Places.Fill(merit.Order, merit.Members, Standing.IsOut);
        }

        isFilled = true;
    }

    /// <summary>Training runs once, after the last event (rules 9.7).</summary>
    /// <param name="previous">The training outcomes by which nobody may lose; none where there is no such rule.</param>
    public List<StageOutcome> AssessTraining(List<StageOutcome>? previous)
    {
        FillPlaces();
        var all = new List<StageOutcome>(Selection.Stages);
        var arriving = TrainingIntake.Of(Places, Standing, rules, facts.Roll.Count);
        Run(all, rules.Vacancy.Stages.Length, arriving, previous);
        return all;
    }

    private void Depart(int candidate, bool hasDeclined, int? stage)
    {
        var standing = Standing.DepartureOf(candidate);
        if (hasDeclined && standing is { HasDeclined: false })
        {
            return; // A decline by somebody withdrawn changes nothing.
        }

        // The place offered at this moment need not be known: whoever departs is passed over by the next filling anyway.
        isFilled &= Places.PlaceOf(candidate) is null;
        var gaveUpAcceptedPlace = Places.GiveUp(candidate);
        ForgetStage(standing?.Stage);
        ForgetStage(stage);
        Standing.Depart(candidate, new Departure(hasDeclined, stage, gaveUpAcceptedPlace));
    }

    /// <summary>A withdrawal from a training stage leaves the selection as it is.</summary>
    private void ForgetStage(int? stage)
    {
        if (stage < rules.SelectionStages)
        {
            Reassess(stage.Value);
        }
    }

    /// <summary>Stages before the first that may come out differently stay as they are.</summary>
    private void Reassess(int firstStage)
    {
        stages.RemoveRange(Math.Min(firstStage, stages.Count), stages.Count - Math.Min(firstStage, stages.Count));
        selection = null;
        isFilled = false;
    }

    private SelectionOutcome AssessSelection()
    {
        var arriving = new bool[facts.Roll.Count];
        Array.Fill(arriving, true);
        Run(stages, rules.SelectionStages, stages.Count == 0 ? arriving : Continuing(stages[^1]), before?.Selection.Stages);
        var merit = rules.Vacancy.Merit is { } rule ? MeritList.Of(rule, rules, facts, stages) : null;
        return new SelectionOutcome([.. stages], merit);
    }

    /// <summary>Stages run in declared order; those who continue enter the next.</summary>
    private void Run(List<StageOutcome> done, int end, bool[] arriving, IReadOnlyList<StageOutcome>? previous)
    {
        while (done.Count < end)
        {
            var index = done.Count;
            var assessment = new StageAssessment(rules, facts, sources, Standing, done);
            var outcome = assessment.Assess(index, arriving, previous?[index]);
            done.Add(outcome);
            arriving = Continuing(outcome);
        }
    }

    private static bool[] Continuing(StageOutcome outcome) => Array.ConvertAll(outcome.Decisions, StageStates.Continues);
}

/// <summary>Every stage before training, and the merit list if there is one.</summary>
public sealed record SelectionOutcome(IReadOnlyList<StageOutcome> Stages, MeritList? Merit);
