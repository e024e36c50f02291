namespace Recruit.Applications;

/// <summary>Events after which a fact reads as set (rules 8).</summary>
internal static class FactChanges
{
    /// <summary>Whether an event changes facts rather than standing, places or rulings.</summary>
    public static bool IsOne(CampaignEvent happened) =>
        happened is MarkSet or RatingSet or MemberRecused or AttemptSet or ResponseSet or FieldSet;

    /// <summary>Changes the fact, once, and tells every history over the facts.</summary>
    /// <exception cref="ArgumentException">The event changes no fact.</exception>
    public static void Apply(Facts facts, CampaignEvent happened, params ReadOnlySpan<CampaignHistory?> histories)
    {
        var sitting = Apply(facts, happened);
        foreach (var history in histories)
        {
            if (sitting is { } changed)
            {
                history?.SittingChanged(changed);
            }
            else
            {
                history?.FieldChanged(((FieldSet)happened).Field);
            }
        }
    }

    /// <summary>Changes the fact, and returns the sitting it belongs to; none for a field.</summary>
    private static Sitting? Apply(Facts facts, CampaignEvent happened)
    {
        switch (happened)
        {
            case MarkSet e:
                SetMark(facts, e);
                return new Sitting(SittingKind.Exercise, e.Exercise);
            case RatingSet e:
                facts.Ratings[e.Panel].Set(e.Candidate, e.Member, e.Criterion, e.Rating);
                return new Sitting(SittingKind.Panel, e.Panel);
            case MemberRecused e:
                facts.Ratings[e.Panel].Recuse(e.Candidate, e.Member);
                return new Sitting(SittingKind.Panel, e.Panel);
            case AttemptSet e:
                facts.AttemptsAt(e.Sitting).SetState(e.Candidate, e.State);
                return e.Sitting;
            case ResponseSet e:
                facts.Responses[e.Test][e.Item].Set(e.Candidate, e.Code);
                return new Sitting(SittingKind.Test, e.Test);
            case FieldSet e:
                facts.Fields[e.Field].Set(e.Candidate, e.Value);
                return null;
            default:
                throw new ArgumentException($"{happened} changes no fact.", nameof(happened));
        }
    }

    private static void SetMark(Facts facts, MarkSet e)
    {
        var sheet = facts.Marks[e.Exercise];
        var marker = sheet.MarkerOf(e.Marker);
        if (e.Mark is not { } mark)
        {
            sheet.Remove(e.Candidate, marker, e.Criterion);
        }
        else if (!sheet.TrySet(e.Candidate, marker, e.Criterion, mark))
        {
            throw new ArgumentException($"{e} is one marker too many; such events are refused when a campaign is read.", nameof(e));
        }
    }
}
