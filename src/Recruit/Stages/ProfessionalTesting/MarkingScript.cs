using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>One script of a round and all work that was ever done on it.</summary>
/// <param name="Number">Opaque: drawn at random elsewhere, never made from the candidate.</param>
/// <param name="Traits">Keyed hashes of what can be shared with a marker: employer, surname and region, address, telephone, the person.</param>
/// <param name="QueuedSince">Since when a marker is wanted, or was last.</param>
/// <param name="Works">In the order in which they were given; nothing is ever taken out.</param>
/// <param name="Candidate">Whose it is; nobody's where it is a calibration script. Told to nobody who marks.</param>
/// <param name="Text">Reference of the attachment with the anonymised text; nothing where the marks were imported.</param>
/// <param name="WaitsSince">Since when it is known that no marker is free of conflict.</param>
/// <param name="Calibration">What was agreed for a calibration script.</param>
/// <param name="Withdrawn">Since when its text can be read no more; nobody marks it then.</param>
/// <param name="SeenBy">Accounts of those who saw its marks, or that it is a calibration script, and so do not mark it.</param>
public sealed record MarkingScript(
    Id Number,
    ImmutableArray<Digest> Traits,
    Instant QueuedSince,
    ImmutableArray<MarkingWork> Works,
    Person? Candidate = null,
    Digest? Text = null,
    Instant? WaitsSince = null,
    Calibration? Calibration = null,
    Instant? Withdrawn = null,
    ImmutableArray<Id>? SeenBy = null)
{
    internal bool IsImported => Text is null;

    internal IEnumerable<MarkingWork> Active => Works.Where(work => work.Ended is null);

    internal IEnumerable<MarkingWork> Revealed => Works.Where(work => work is { Ended: null, Revealed: not null });

    /// <summary>Whether a marker ever had it: who read it once is not blind to it any more.</summary>
    internal bool WasGivenTo(Person marker) => Works.Any(work => work.Marker == marker);

    internal bool WasSeenBy(Id account) => SeenBy?.Contains(account) == true;

    /// <summary>The work of a marker, or −1.</summary>
    internal int FindWork(Person marker)
    {
        for (var i = Works.Length - 1; i >= 0; i--)
        {
            if (Works[i].Marker == marker)
            {
                return i;
            }
        }

        return -1;
    }

    internal MarkingScript With(int work, MarkingWork changed) => this with { Works = Works.SetItem(work, changed) };
}

/// <summary>The agreed marks of a calibration script.</summary>
/// <param name="Marks">For every criterion, in the exercise's order.</param>
/// <param name="ProposedBy">Account of the lead marker who entered them.</param>
/// <param name="AgreedBy">Account of the other one who agreed; until then it is given to nobody.</param>
public sealed record Calibration(ImmutableArray<decimal> Marks, Id ProposedBy, Id? AgreedBy = null)
{
    /// <summary>Whether an account entered the marks or agreed to them.</summary>
    internal bool IsOf(Id account) => ProposedBy == account || AgreedBy == account;
}

/// <summary>One marker's work on one script.</summary>
/// <param name="Marker">The account's text, or the name in an imported file.</param>
/// <param name="Turn">Its number among all works of the round: a marker's desk is in this order.</param>
/// <param name="GivenAt">When the marker got the script.</param>
/// <param name="Commit">The marker's commitment.</param>
/// <param name="Revealed">The marks.</param>
/// <param name="Ended">Why the work counts no more.</param>
public sealed record MarkingWork(
    Person Marker, int Turn, Instant GivenAt, MarkCommit? Commit = null, MarksShown? Revealed = null, WorkEnd? Ended = null)
{
    internal bool IsOpen => Ended is null && Commit is null && Revealed is null;

    internal bool IsSecret => Ended is null && Commit is not null && Revealed is null;
}

/// <summary>A marker has decided and cannot change it.</summary>
/// <param name="Commitment"><see cref="MarkCommitment"/>.</param>
/// <param name="At">The server's clock.</param>
public sealed record MarkCommit(Digest Commitment, Instant At);

/// <summary>Marks that may be seen.</summary>
/// <param name="Marks">For every criterion, in the exercise's order; nothing only where an imported file has no row.</param>
/// <param name="At">When they were revealed or imported.</param>
/// <param name="Nonce">With it the commitment can be checked; nothing for imported ones.</param>
/// <param name="Comment">The marker's words, sealed.</param>
public sealed record MarksShown(ImmutableArray<decimal?> Marks, Instant At, ReadOnlyMemory<byte>? Nonce = null, SealedNote? Comment = null);

/// <summary>Why a work counts no more.</summary>
public enum WorkEnding
{
    /// <summary>The marker recognised the script or its writer.</summary>
    Recused,

    /// <summary>The marker was stopped before committing.</summary>
    Stopped,

    /// <summary>The marker's term passed without a commit or without the reveal.</summary>
    TakenBack,

    /// <summary>Two lead markers had it marked again.</summary>
    SetAside,

    /// <summary>The text can be read no more: the key of its person was erased.</summary>
    TextErased,
}

/// <summary>A work's end.</summary>
/// <param name="How">Why.</param>
/// <param name="At">When.</param>
public sealed record WorkEnd(WorkEnding How, Instant At);
