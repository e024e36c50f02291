namespace Recruit.Synthetic.Folder;

/// <summary>Writes <c>events.csv</c>, one verb for each type of event, numbered in the order of the calls.</summary>
internal sealed class EventLog(Rows rows)
{
    private int sequence;

    public void VoidItem(string test, string item, string policy, string note) => Write("void-item", test: test, item: item, value: policy, note: note);

    public void AcceptKey(string test, string item, string key, string note) => Write("accept-key", test: test, item: item, value: key, note: note);

    /// <param name="candidate">Who goes.</param>
    /// <param name="stage">From which stage on; empty: out of the offers only.</param>
    /// <param name="note">Why.</param>
    public void Withdraw(string candidate, string stage, string note) => Write("withdraw", candidate, stage, note: note);

    public void Decline(string candidate, string note) => Write("decline", candidate, note: note);

    public void Reinstate(string candidate, string note) => Write("reinstate", candidate, note: note);

    public void Accept(string candidate) => Write("accept", candidate);

    public void Readmit(string candidate, string stage, string note) => Write("readmit", candidate, stage, note: note);

    public void SetMark(string candidate, string exercise, string criterion, string marker, decimal mark, string note) =>
        Write("set-mark", candidate, test: exercise, item: criterion, person: marker, value: Cells.Number(mark), note: note);

    public void SetRating(string candidate, string panel, string criterion, string member, decimal rating, string note) =>
        Write("set-rating", candidate, test: panel, item: criterion, person: member, value: Cells.Number(rating), note: note);

    public void SetAttempt(string candidate, string test, string state, string note) => Write("set-attempt", candidate, test: test, value: state, note: note);

    public void SetResponse(string candidate, string test, string item, string response, string note) =>
        Write("set-response", candidate, test: test, item: item, value: response, note: note);

    public void SetField(string candidate, string field, string value, string note) => Write("set-field", candidate, item: field, value: value, note: note);

    private void Write(
        string type, string candidate = "", string stage = "", string test = "", string item = "", string person = "", string value = "", string note = "") =>
        rows.Cell(++sequence).Cell(type).Cell(candidate).Cell(stage).Cell(test).Cell(item).Cell(person).Cell(value).Cell(note).End();
}
