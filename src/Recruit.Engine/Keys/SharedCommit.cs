namespace Recruit.Engine.Keys;

/// <summary>
/// Commits what several callers ask at the same time in one go: while one commit waits for the disk, the next callers gather, and the first of
/// them commits for all. Nobody returns before what he asked is on the disk.
/// </summary>
/// <param name="commit">Commits requests, all or none; called by one thread at a time.</param>
internal sealed class SharedCommit<TRequest>(Action<IReadOnlyList<TRequest>> commit)
{
    private readonly Lock writing = new();
    private readonly Lock gathering = new();
    private Round open = new();

    /// <summary>How many callers the next commit has so far.</summary>
    public int Gathered
    {
        get
        {
            lock (gathering)
            {
                return open.Requests.Count;
            }
        }
    }

    /// <summary>Returns when the request is committed.</summary>
    /// <exception cref="IOException">Another caller's commit, to which this request belonged, has failed; that caller has the cause.</exception>
    public void Join(TRequest request)
    {
        Round mine;
        lock (gathering)
        {
            mine = open;
            mine.Requests.Add(request);
        }

        lock (writing)
        {
            if (mine.IsClosed)
            {
                if (!mine.IsCommitted)
                {
                    throw new IOException("The commit this request was part of has failed.");
                }

                return;
            }

            lock (gathering)
            {
                open = new Round();
            }

            mine.IsClosed = true;
            commit(mine.Requests);
            mine.IsCommitted = true;
        }
    }

    /// <summary>Does something else while nobody commits.</summary>
    public void Alone(Action action)
    {
        lock (writing)
        {
            action();
        }
    }

    private sealed class Round
    {
        public List<TRequest> Requests { get; } = [];

        public bool IsClosed { get; set; }

        public bool IsCommitted { get; set; }
    }
}
