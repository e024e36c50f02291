using System.Text;

namespace Recruit.Synthetic.Folder;

/// <summary>The files of one campaign folder while it is being written; a valid campaign after each <see cref="Close"/>.</summary>
internal sealed class CampaignFiles : IDisposable
{
    public CampaignFiles(string folder, string candidateColumns)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
        Candidates = Open("candidates.csv", candidateColumns);
        Attempts = Open("attempts.csv", "candidate,test,state,shift,started,ended");
        Responses = Open("responses.csv", "candidate,test,item,response,seconds");
        Marks = Open("marks.csv", "candidate,exercise,marker,criterion,mark");
        Ratings = Open("ratings.csv", "candidate,panel,member,criterion,rating");
        EventRows = Open("events.csv", "seq,type,candidate,stage,test,item,person,value,note");
        Events = new(EventRows);
    }

    public string Folder { get; }

    public Rows Candidates { get; }

    public Rows Attempts { get; }

    public Rows Responses { get; }

    public Rows Marks { get; }

    public Rows Ratings { get; }

    public EventLog Events { get; }

    private Rows EventRows { get; }

    public void Vacancy(string json) => Text("vacancy.json", json);

    public void Test(string id, string json) => Text(Path.Combine("tests", id + ".json"), json);

    public void Close() => Each(rows => rows.Close());

    public void Dispose() => Each(rows => rows.Dispose());

    private void Each(Action<Rows> action)
    {
        foreach (var rows in (Rows[])[Candidates, Attempts, Responses, Marks, Ratings, EventRows])
        {
            action(rows);
        }
    }

    private Rows Open(string name, string columns) => new(Path.Combine(Folder, name), columns);

    private void Text(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + "\n"));
    }
}
