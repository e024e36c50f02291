using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>What a verified credential stands for.</summary>
/// <param name="Credential">Its fields.</param>
/// <param name="Shard">Key of the shard.</param>
/// <param name="Paper">What is sat.</param>
/// <param name="Form">The form; nothing for an exercise.</param>
internal sealed record AttemptSession(AttemptCredential Credential, ActorKey Shard, SittingPaper Paper, Form? Form)
{
    /// <summary>The session of a credential.</summary>
    public static AttemptSession Of(AttemptCredential credential, SittingPaper paper) =>
        new(credential, credential.Shard.Key, paper, paper.Test is { } test ? Form.Of(test, credential.Seed) : null);
}

/// <summary>
/// Credentials that were verified lately, so that signature and form are not made again for every save. Two generations bound it: when
/// the young one is full it becomes the old one, and what is not asked for again is forgotten with that.
/// </summary>
/// <param name="most">Most sessions kept, at least 2.</param>
internal sealed class VerifiedSessions(int most)
{
    private readonly Lock turn = new();
    private readonly int half = most >= 2 ? most / 2 : throw new ArgumentOutOfRangeException(nameof(most), most, "Must be at least 2.");
    private Dictionary<string, AttemptSession> young = [];
    private Dictionary<string, AttemptSession> old = [];

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (turn)
            {
                return young.Count + old.Count;
            }
        }
    }

    public AttemptSession? Find(string credential)
    {
        lock (turn)
        {
            if (young.TryGetValue(credential, out var session))
            {
                return session;
            }

            if (old.Remove(credential, out session))
            {
                Keep(credential, session);
            }

            return session;
        }
    }

    public void Add(string credential, AttemptSession session)
    {
        lock (turn)
        {
            Keep(credential, session);
        }
    }

    private void Keep(string credential, AttemptSession session)
    {
        if (young.Count >= half)
        {
            (old, young) = (young, []);
        }

        young[credential] = session;
    }
}
