using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.Attraction;

/// <summary>
/// Which part of the register of interest: of which vacancy, and which part of the people, from 0. Written <c>kz-1/3</c>. One actor would not
/// do for a million: it stores the replies of at most 131,072 operations a day, and a first day has brought 190,000 people.
/// </summary>
/// <param name="Vacancy">Id of the vacancy.</param>
/// <param name="Number">At least 0.</param>
public readonly record struct InterestPartId(Id Vacancy, int Number)
{
    /// <summary>The key of the actor.</summary>
    public ActorKey Key => new(InterestPartKind.KindName, ToString());

    /// <summary>Where a person stands, by the first eight bytes of the hash: the same part every time, so one person registers once.</summary>
    /// <param name="vacancy">Id of the vacancy.</param>
    /// <param name="person">Keyed hash of who the person is.</param>
    /// <param name="parts">How many parts there are, at least 1.</param>
    public static InterestPartId Of(Id vacancy, Digest person, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        Span<byte> bytes = stackalloc byte[Digest.Length];
        person.CopyTo(bytes);
        return new InterestPartId(vacancy, (int)(BinaryPrimitives.ReadUInt64BigEndian(bytes) % (ulong)parts));
    }

    /// <summary>Reads what <see cref="ToString"/> gives; nothing for any other text.</summary>
    public static InterestPartId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Id.IsId(text[..slash])
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && new InterestPartId(new Id(text[..slash]), number) is var part && part.ToString() == text
            ? part
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Vacancy.Text}/{Number}");
}

/// <summary>What a part knows of its announcement.</summary>
/// <param name="Revision">Grows with every change of the channels.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Terms">What people may agree to.</param>
/// <param name="Channels">Channels that are open.</param>
public sealed record KnownChannels(int Revision, int Parts, InterestTerms Terms, ImmutableArray<Id> Channels);

/// <summary>Somebody wants to be told. Withdrawn or expired, the contact is gone; forgotten, the hash too, and only the channel is counted.</summary>
/// <param name="Channel">By which channel they came.</param>
/// <param name="Language">In which they want to be addressed.</param>
/// <param name="Purpose">What they agreed to.</param>
/// <param name="At">When.</param>
/// <param name="ConsentUntil">Until when, exclusive.</param>
/// <param name="Person">Keyed hash of who they are.</param>
/// <param name="Contact">How to reach them, sealed under their key.</param>
/// <param name="WithdrawnAt">When they changed their mind.</param>
public sealed record Interest(
    Id Channel,
    Language Language,
    Id Purpose,
    Instant At,
    Instant ConsentUntil,
    Digest? Person = null,
    SealedNote? Contact = null,
    Instant? WithdrawnAt = null)
{
    /// <summary>Whether they may be told.</summary>
    public bool Stands(Instant now) => Contact is not null && now < ConsentUntil;
}

/// <summary>One part of the register of interest. A slot is never given to somebody else.</summary>
public sealed class InterestPart : PagedState
{
    /// <summary>Most slots, inclusive; about 10,000 keep a part light.</summary>
    public const int SlotsMax = 100_000;

    /// <summary>Most rows of one reply, inclusive.</summary>
    public const int RowsMax = 500;

    /// <summary>Most people who are forgotten by one nudge; the rest by the next.</summary>
    public const int ForgottenAtOnceMax = 1000;

    private readonly PagedList<KnownChannels> known = new(1);
    private readonly PagedList<Interest> slots;
    private readonly Dictionary<Digest, int> slotOf = [];
    private readonly SortedSet<(long Until, int Slot)> expiries = [];

    /// <summary>A part to which nothing has happened.</summary>
    /// <exception cref="ArgumentException">The key is not that of a part.</exception>
    public InterestPart(string id)
    {
        Id = InterestPartId.Parse(id) ?? throw new ArgumentException($"\"{id}\" is no part of a register of interest.", nameof(id));
        slots = new(64, Placed);
        Pages = new(known, slots);
    }

    /// <summary>Which part it is.</summary>
    public InterestPartId Id { get; }

    /// <summary>What it knows of its announcement; nothing before it was told.</summary>
    public KnownChannels? Known => known.Count == 0 ? null : known[0];

    /// <summary>Everybody who registered here, in order of time.</summary>
    public IReadOnlyList<Interest> Slots => slots;

    /// <summary>When the next contact has to be forgotten.</summary>
    public Instant? Due => expiries.Count == 0 ? null : new Instant(expiries.Min.Until);

    /// <inheritdoc/>
    internal override StatePages Pages { get; }

    /// <summary>The slot of a person, or nothing.</summary>
    public int? Find(Digest person) => slotOf.TryGetValue(person, out var slot) ? slot : null;

    /// <summary>Slots whose consent has ended, the earliest first.</summary>
    internal IEnumerable<int> Expired(Instant now) => expiries.TakeWhile(one => one.Until <= now.Milliseconds).Select(one => one.Slot);

    /// <inheritdoc/>
    internal override void Evolve(ActorEvent happened)
    {
        switch (happened)
        {
            case ChannelsLearned { Known: var learned } when known.Count == 0:
                known.Add(learned);
                break;
            case ChannelsLearned { Known: var learned }:
                known[0] = learned;
                break;
            case InterestRegistered { Interest: var interest } when Find(interest.Person.GetValueOrDefault()) is { } slot:
                slots[slot] = interest;
                break;
            case InterestRegistered registered:
                slots.Add(registered.Interest);
                break;
            case InterestWithdrawn withdrawn:
                slots[withdrawn.Slot] = slots[withdrawn.Slot] with { Contact = null, WithdrawnAt = withdrawn.At };
                break;
            case InterestsForgotten forgotten:
                foreach (var slot in forgotten.Slots)
                {
                    slots[slot] = slots[slot] with { Person = null, Contact = null };
                }

                break;
        }
    }

    private void Placed(int slot, Interest interest, Interest? old)
    {
        if (old?.Person is { } before)
        {
            slotOf.Remove(before);
        }

        if (old?.Contact is not null)
        {
            expiries.Remove((old.ConsentUntil.Milliseconds, slot));
        }

        if (interest.Person is { } person)
        {
            slotOf[person] = slot;
        }

        if (interest.Contact is not null)
        {
            expiries.Add((interest.ConsentUntil.Milliseconds, slot));
        }
    }
}
