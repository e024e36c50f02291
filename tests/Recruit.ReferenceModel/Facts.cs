namespace Recruit.Reference;

/// <summary>The facts as they read after the first events of the sequence (rules 8), always put together anew from the files.</summary>
internal sealed class Facts
{
    private readonly Dictionary<(string Candidate, string Field), string> _fields = [];
    private readonly Dictionary<(string Candidate, string Test), Attempt> _attempts = [];
    private readonly Dictionary<(string Candidate, string Test, string Item), string> _responses = [];
    private readonly Dictionary<(string Candidate, string Exercise, string Marker, string Criterion), Rational> _marks = [];
    private readonly Dictionary<(string Candidate, string Panel, string Member, string Criterion), Rational> _ratings = [];
    private readonly HashSet<(string Candidate, string Panel, string Member)> _recused = [];
    private readonly Dictionary<(string Test, string Item), string> _policies = [];
    private readonly Dictionary<(string Test, string Item), List<Key>> _addedKeys = [];
    private readonly HashSet<(string Candidate, string Stage)> _readmitted = [];
    private readonly Dictionary<string, Leaving> _left = [];

    /// <param name="campaign">Rules and fact files.</param>
    /// <param name="events">How many events have happened.</param>
    /// <param name="withRescoring">False for the outcome <i>before</i>: without any void-item and accept-key (rules 8).</param>
    public Facts(Campaign campaign, int events, bool withRescoring)
    {
        Campaign = campaign;
        ReadFiles();
        foreach (var one in campaign.Events.Take(events))
        {
            if (withRescoring || one.Type is not ("void-item" or "accept-key"))
            {
                Apply(one);
            }
        }
    }

    public Campaign Campaign { get; }

    public string? FieldValue(string candidate, string field) => _fields.GetValueOrDefault((candidate, field));

    /// <summary>The members of a quota are those for whom its condition holds (rules 9.3).</summary>
    public bool IsMember(string candidate, Quota quota) => quota.Condition.Holds(FieldValue(candidate, quota.Condition.Field.Id));

    /// <summary>The attempt row at a test, exercise or panel, if there is one.</summary>
    public Attempt? AttemptRow(string candidate, string test) => _attempts.GetValueOrDefault((candidate, test));

    /// <summary>The response, empty if there is none.</summary>
    public string Response(string candidate, string test, string item) => _responses.GetValueOrDefault((candidate, test, item), "");

    /// <summary>The marks of one exercise: marker → criterion → mark.</summary>
    public Dictionary<string, Dictionary<string, Rational>> MarksByMarker(string candidate, string exercise) => _marks
        .Where(mark => mark.Key.Candidate == candidate && mark.Key.Exercise == exercise)
        .GroupBy(mark => mark.Key.Marker)
        .ToDictionary(group => group.Key, group => group.ToDictionary(mark => mark.Key.Criterion, mark => mark.Value));

    public Rational? Rating(string candidate, string panel, string member, string criterion) =>
        _ratings.GetValueOrDefault((candidate, panel, member, criterion));

    public bool IsRecused(string candidate, string panel, string member) => _recused.Contains((candidate, panel, member));

    /// <summary>The last void policy of an item, or null (rules 3.6, 8).</summary>
    public string? Policy(string test, string item) => _policies.GetValueOrDefault((test, item));

    public IEnumerable<Key> Keys(string test, Item item) => item.Keys.Concat(_addedKeys.GetValueOrDefault((test, item.Id), []));

    public bool IsReadmitted(string candidate, string stage) => _readmitted.Contains((candidate, stage));

    /// <summary>The standing withdrawal or decline, if any.</summary>
    public Leaving? Left(string candidate) => _left.GetValueOrDefault(candidate);

    private void ReadFiles()
    {
        foreach (var row in Campaign.CandidateRows)
        {
            foreach (var field in Campaign.Vacancy.Fields.Keys)
            {
                Set(_fields, (row["candidate"], field), row[field]);
            }
        }

        foreach (var row in Campaign.AttemptRows)
        {
            _attempts[(row["candidate"], row["test"])] = new(row["state"], row["shift"]);
        }

        foreach (var row in Campaign.ResponseRows)
        {
            _responses[(row["candidate"], row["test"], row["item"])] = row["response"];
        }

        foreach (var row in Campaign.MarkRows)
        {
            SetNumber(_marks, (row["candidate"], row["exercise"], row["marker"], row["criterion"]), row["mark"]);
        }

        foreach (var row in Campaign.RatingRows)
        {
            SetRating(row["candidate"], row["panel"], row["member"], row["criterion"], row["rating"]);
        }
    }

    /// <summary>What an event does to the facts (rules 8); accept and places are the matter of <see cref="History"/>.</summary>
    private void Apply(Event one)
    {
        switch (one.Type)
        {
            case "void-item":
                _policies[(one.Test, one.Item)] = one.Value;
                break;
            case "accept-key":
                AddKey(one);
                break;
            case "withdraw":
                _left[one.Candidate] = new(true, one.Stage, one);
                break;
            case "decline":
                _left.TryAdd(one.Candidate, new(false, "", one));
                break;
            case "reinstate":
                _left.Remove(one.Candidate);
                break;
            case "readmit":
                _readmitted.Add((one.Candidate, one.Stage));
                break;
            case "set-field":
                Set(_fields, (one.Candidate, one.Item), one.Value);
                break;
            case "set-attempt" when one.Value.Length == 0:
                _attempts.Remove((one.Candidate, one.Test));
                break;
            case "set-attempt":
                _attempts[(one.Candidate, one.Test)] = new(one.Value, AttemptRow(one.Candidate, one.Test)?.Shift ?? "");
                break;
            case "set-response":
                Set(_responses, (one.Candidate, one.Test, one.Item), one.Value);
                break;
            case "set-mark":
                SetNumber(_marks, (one.Candidate, one.Test, one.Person, one.Item), one.Value);
                break;
            case "set-rating":
                SetRating(one.Candidate, one.Test, one.Person, one.Item, one.Value);
                break;
        }
    }

    private void AddKey(Event one)
    {
        var item = Campaign.Test(one.Test).Sections.SelectMany(section => section.Items).Single(item => item.Id == one.Item);
        var number = item.Type == "numeric" ? TestScoring.NumberOf(Texts.Trim(one.Value)) : null;
        _addedKeys.TryAdd((one.Test, one.Item), []);
        _addedKeys[(one.Test, one.Item)].Add(new(Texts.Trim(one.Value), number));
    }

    private void SetRating(string candidate, string panel, string member, string criterion, string value)
    {
        if (value == "recused")
        {
            _recused.Add((candidate, panel, member));
        }
        else
        {
            SetNumber(_ratings, (candidate, panel, member, criterion), value);
        }
    }

    private static void SetNumber<TKey>(Dictionary<TKey, Rational> values, TKey key, string cell)
        where TKey : notnull
    {
        values.Remove(key);
        if (cell.Length > 0)
        {
            values[key] = Rational.Parse(cell);
        }
    }

    private static void Set<TKey>(Dictionary<TKey, string> values, TKey key, string cell)
        where TKey : notnull
    {
        values.Remove(key);
        if (cell.Length > 0)
        {
            values[key] = cell;
        }
    }
}

/// <summary>An attempt; an empty shift is no shift.</summary>
internal sealed record Attempt(string State, string Shift);

/// <summary>A standing withdrawal (with the stage it names, or empty) or decline, and the event that made it.</summary>
internal sealed record Leaving(bool IsWithdrawal, string Stage, Event Event);
