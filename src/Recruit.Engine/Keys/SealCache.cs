using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>
/// Seals used lately. When it is full, a hand goes round and forgets the first that was not used since it last came by; so whoever goes through as many people
/// as there is room for, again and again, makes no seal twice. Forgotten seals are not disposed, because somebody may be using them; their native memory
/// goes with the garbage.
/// </summary>
/// <param name="size">Most seals held, at least 1.</param>
internal sealed class SealCache(int size)
{
    private readonly Lock turn = new();
    private readonly Dictionary<PersonKeyId, int> placeOf = [];
    private readonly List<Held> places = [];
    private readonly Stack<int> empty = [];
    private int hand;
    private long erasures;

    /// <summary>How many seals are held.</summary>
    public int Count
    {
        get
        {
            lock (turn)
            {
                return placeOf.Count;
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
            if (!placeOf.TryGetValue(person, out var place))
            {
                return null;
            }

            places[place] = places[place] with { IsUsed = true };
            return places[place].Seal;
        }
    }

    /// <summary>Adds those seals to others that are here, for who goes through many people; the answer is who has none here, each once.</summary>
    /// <param name="persons">Whose.</param>
    /// <param name="seals">To what they are added.</param>
    /// <param name="moment">What <see cref="KeepMany"/> wants to hear, taken before keys are read from the store.</param>
    public List<PersonKeyId> FindMany(IEnumerable<PersonKeyId> persons, Dictionary<PersonKeyId, PersonSeal> seals, out long moment)
    {
        var missing = new HashSet<PersonKeyId>();
        lock (turn)
        {
            moment = erasures;
            foreach (var person in persons)
            {
                if (placeOf.TryGetValue(person, out var place))
                {
                    places[place] = places[place] with { IsUsed = true };
                    seals[person] = places[place].Seal;
                }
                else
                {
                    missing.Add(person);
                }
            }
        }

        return [.. missing];
    }

    /// <summary>
    /// Keeps seals as <see cref="Keep"/> does, as long as there is room: whoever goes through more people than that would only push those out who are
    /// needed, and find none of the own ones the next time.
    /// </summary>
    public void KeepMany(IEnumerable<KeyValuePair<PersonKeyId, PersonSeal>> seals, long moment)
    {
        lock (turn)
        {
            foreach (var (person, seal) in seals)
            {
                if (placeOf.Count == size)
                {
                    return;
                }

                Add(person, seal, moment);
            }
        }
    }

    /// <summary>Whether the seal is here; that is no use of it.</summary>
    public bool Has(PersonKeyId person)
    {
        lock (turn)
        {
            return placeOf.ContainsKey(person);
        }
    }

    /// <summary>Keeps a seal, unless keys were erased since the moment: this one may have been among them.</summary>
    public void Keep(PersonKeyId person, PersonSeal seal, long moment)
    {
        lock (turn)
        {
            Add(person, seal, moment);
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
                if (placeOf.Remove(person, out var place))
                {
                    places[place] = default;
                    empty.Push(place);
                }
            }
        }
    }

    private void Add(PersonKeyId person, PersonSeal seal, long moment)
    {
        if (moment == erasures && !placeOf.ContainsKey(person))
        {
            var place = TakePlace();
            places[place] = new Held(person, seal, IsUsed: false);
            placeOf.Add(person, place);
        }
    }

    /// <summary>A place where nobody is, or nobody is any more.</summary>
    private int TakePlace()
    {
        if (empty.TryPop(out var place))
        {
            return place;
        }

        if (places.Count < size)
        {
            places.Add(default);
            return places.Count - 1;
        }

        for (; places[hand].IsUsed; hand = (hand + 1) % size)
        {
            places[hand] = places[hand] with { IsUsed = false };
        }

        place = hand;
        hand = (hand + 1) % size;
        placeOf.Remove(places[place].Person);
        return place;
    }

    private readonly record struct Held(PersonKeyId Person, PersonSeal Seal, bool IsUsed);
}
