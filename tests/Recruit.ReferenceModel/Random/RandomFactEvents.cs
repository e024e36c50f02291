namespace Recruit.Reference;

/// <summary>void-item, accept-key and the set- events, valid at their moment (campaign-folder 3, 5); null when there is none.</summary>
internal sealed class RandomFactEvents(Dice dice, Campaign campaign, RandomFields fields)
{
    private readonly RandomResponses _responses = new(dice);
    private readonly List<string> _markers = RandomTexts.DistinctPersons(dice, 4);

    public Facts Now => new(campaign, campaign.Events.Count, withRescoring: true);

    public Event? Rescoring()
    {
        if (campaign.Tests.Count == 0)
        {
            return null;
        }

        var test = dice.Pick<Test>(campaign.Tests);
        var section = dice.Pick<Section>(test.Sections);
        var item = dice.Pick<Item>(section.Items);
        if (dice.Chance(35))
        {
            return Of("accept-key", "", test.Id, item.Id, RandomTexts.Spaced(dice, _responses.AddedKey(item)));
        }

        var policies = section.Items.Where(one => !one.IsPretest)
            .ToDictionary(one => one.Id, one => Now.Policy(test.Id, one.Id));
        var policy = dice.Pick("drop", "credit-all", "spread");
        if (!item.IsPretest)
        {
            policies[item.Id] = policy;
        }

        var nothingLeft = policies.ContainsValue("spread") && policies.Values.All(one => one is not null);
        return nothingLeft ? null : Of("void-item", "", test.Id, item.Id, policy);
    }

    public Event? Setting(string candidate)
    {
        var vacancy = campaign.Vacancy;
        return dice.Below(6) switch
        {
            0 when vacancy.Exercises.Count > 0 => Mark(candidate, dice.Pick<Exercise>([.. vacancy.Exercises.Values])),
            1 when vacancy.Panels.Count > 0 => Rating(candidate, dice.Pick<Panel>([.. vacancy.Panels.Values])),
            2 or 3 when campaign.Tests.Count > 0 => Response(candidate, dice.Pick<Test>(campaign.Tests)),
            4 => Attempt(candidate),
            _ => Field(candidate),
        };
    }

    private static Event Of(string type, string candidate, string test, string item, string value, string person = "") =>
        new(0, type, candidate, "", test, item, value, person);

    private bool MayBeJudged(string candidate, string id) => Now.AttemptRow(candidate, id)?.State is not ("absent" or "not-started");

    private Event? Mark(string candidate, Exercise exercise)
    {
        if (!MayBeJudged(candidate, exercise.Id))
        {
            return null;
        }

        var present = Now.MarksByMarker(candidate, exercise.Id).Keys.Order(Texts.ByBytes).ToList();
        var marker = present.Count > 0 && dice.Chance(75) ? dice.Pick<string>(present) : dice.Pick<string>(_markers);
        var (criterion, limits) = dice.Pick<KeyValuePair<string, Criterion>>([.. exercise.Criteria]);
        var value = dice.Chance(20) ? "" : RandomFacts.Grade(dice, limits, dice.Between(20, 100));
        var tooMany = value.Length > 0 && !present.Contains(marker) && present.Count >= (exercise.Markers == 1 ? 1 : 3);
        return tooMany ? null : Of("set-mark", candidate, exercise.Id, criterion, value, marker);
    }

    private Event? Rating(string candidate, Panel panel)
    {
        var member = dice.Pick<string>(panel.Members);
        var recuses = dice.Chance(20);
        if (!MayBeJudged(candidate, panel.Id) || (Now.IsRecused(candidate, panel.Id, member) && !recuses))
        {
            return null;
        }

        var (criterion, limits) = dice.Pick<KeyValuePair<string, Criterion>>([.. panel.Criteria]);
        var value = dice.Chance(20) ? "" : RandomFacts.Grade(dice, limits, dice.Between(20, 100));
        return recuses
            ? Of("set-rating", candidate, panel.Id, "", "recused", member)
            : Of("set-rating", candidate, panel.Id, criterion, value, member);
    }

    private Event? Response(string candidate, Test test)
    {
        var item = dice.Pick<Item>([.. test.Sections.SelectMany(section => section.Items)]);
        return Now.AttemptRow(candidate, test.Id)?.State is "completed" or "timed-out" or "voided"
            ? Of("set-response", candidate, test.Id, item.Id, _responses.Response(item, dice.Pick(0, 100)))
            : null;
    }

    private Event Field(string candidate)
    {
        var id = dice.Pick<string>([.. fields.Ids]);
        return Of("set-field", candidate, "", id, fields.Cell(id));
    }

    private Event Attempt(string candidate)
    {
        var judged = campaign.Vacancy.Exercises.Keys.Concat(campaign.Vacancy.Panels.Keys).Order(Texts.ByBytes).ToList();
        var ids = campaign.Tests.Select(test => test.Id).Concat(judged).ToList();
        var id = dice.Pick<string>(ids);
        var state = dice.Pick("completed", "completed", "timed-out", "voided", "absent", "not-started");
        return Of("set-attempt", candidate, id, "", judged.Contains(id) && dice.Chance(40) ? "" : state);
    }
}
