using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>
/// Seals used lately, in two generations: a full young one becomes the old one, and the old one is forgotten. Whoever is used again is young
/// again. Forgotten seals are not disposed, because somebody may be using them; their native memory goes with the garbage.
/// </summary>
/// <param name="size">Most seals held, at least 2.</param>
internal sealed class SealCache(int size)
{
    private readonly int generation = size / 2;
    private readonly Lock turn = new();
    private Dictionary<PersonKeyId, PersonSeal> young = [];
    private Dictionary<PersonKeyId, PersonSeal> old = [];
    private long erasures;

    /// <summary>How many seals are held.</summary>
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

    /// <summary>The seal, if it is here.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="moment">What <see cref="Keep"/> wants to hear, taken before the key is read from the store.</param>
    public PersonSeal? Find(PersonKeyId person, out long moment)
    {
        lock (turn)
        {
            moment = erasures;
            if (young.TryGetValue(person, out var seal))
            {
                return seal;
            }

            if (old.Remove(person, out seal))
            {
                Add(person, seal);
            }

            return seal;
        }
    }

    /// <summary>Whether the seal is here; that is no use of it.</summary>
    public bool Has(PersonKeyId person)
    {
        lock (turn)
        {
            return young.ContainsKey(person) || old.ContainsKey(person);
        }
    }

    /// <summary>Keeps a seal, unless keys were erased since the moment: this one may have been among them.</summary>
    public void Keep(PersonKeyId person, PersonSeal seal, long moment)
    {
        lock (turn)
        {
            if (moment == erasures && !young.ContainsKey(person))
            {
                old.Remove(person);
                Add(person, seal);
            }
        }
    }

    /// <summary>Forgets seals whose keys are erased.</summary>
    public void Forget(IEnumerable<PersonKeyId> persons)
    {
        lock (turn)
        {
            erasures++;
            foreach (var person in persons)
            {
                young.Remove(person);
                old.Remove(person);
            }
        }
    }

    private void Add(PersonKeyId person, PersonSeal seal)
    {
        if (young.Count >= generation)
        {
            (old, young) = (young, []);
        }

        young.Add(person, seal);
    }
}
