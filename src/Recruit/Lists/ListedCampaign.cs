using Recruit.Actors;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>A campaign as lists see it: what its own actor knows, and beside it the last event about each candidate.</summary>
/// <remarks>
/// What a closing under way has computed is in the head, because the actor has it there; whoever shows a head takes it out, as
/// <see cref="Shown"/> does.
/// </remarks>
public sealed class ListedCampaign : ListedPart
{
    private static readonly CampaignKind Kind = new();

    private readonly string id;
    private LiveCampaign campaign;
    private Dictionary<PersonKeyId, CandidateNote>? notes;
    private CampaignHead? shown;

    internal ListedCampaign(string id) => (this.id, campaign) = (id, new LiveCampaign(new Id(id)));

    /// <summary>Id of the vacancy.</summary>
    public Id Id => campaign.Id;

    /// <summary>Number of the last event; 0 for none.</summary>
    public int LastEvent => campaign.LastEvent;

    /// <summary>Everything but the events, without what a closing under way has computed; nothing before a definition was taken.</summary>
    public CampaignHead? Shown => shown ??= campaign.Head is { } head
        ? head with { Closings = [.. head.Closings.Select(one => one.UnderEmbargo())] }
        : null;

    /// <summary>How far the closing under way is.</summary>
    public ClosingPhase? Phase => campaign.Head is { Current: { } current, Outline: { } outline } ? current.PhaseOf(outline.Shards) : null;

    /// <summary>What the events say about a candidate; nothing where none does.</summary>
    public CandidateNote? Find(PersonKeyId candidate) => (notes ??= NotesOf()).GetValueOrDefault(candidate);

    internal override int PageCount => Kind.PageCount((object)campaign);

    internal override bool Take(ActorKey actor, ActorEvent happened)
    {
        if (happened is EventsRegistered registered && notes is { } known)
        {
            foreach (var one in registered.Events)
            {
                CandidateNote.Add(known, one);
            }
        }

        campaign.Evolve(happened);
        shown = null;
        return true;
    }

    internal override bool TakeChanged(int page) => Kind.TakeChanged((object)campaign, page);

    internal override void WritePage(int page, RecordWriter writer) => Kind.WritePage((object)campaign, page, writer);

    internal override void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages) => (campaign, notes, shown) = ((LiveCampaign)Kind.ReadPages(id, pages), null, null);

    private Dictionary<PersonKeyId, CandidateNote> NotesOf()
    {
        var all = new Dictionary<PersonKeyId, CandidateNote>();
        for (var (after, more) = (0, true); more;)
        {
            var read = campaign.Read(after);
            foreach (var one in read.Events)
            {
                CandidateNote.Add(all, one);
                after = one.Sequence;
            }

            more = read.HasMore;
        }

        return all;
    }
}

/// <summary>What the events of a campaign say about one candidate.</summary>
/// <param name="Left">Number of the withdrawal or decline that stands; 0 for none.</param>
/// <param name="How">How the candidate left.</param>
/// <param name="Reinstated">Number of the last event that cancelled a departure; 0 for none.</param>
/// <param name="Corrected">Number of the last other official event; 0 for none.</param>
public sealed record CandidateNote(int Left = 0, DepartureStands How = DepartureStands.None, int Reinstated = 0, int Corrected = 0)
{
    /// <summary>Adds an event to the notes.</summary>
    internal static void Add(Dictionary<PersonKeyId, CandidateNote> notes, RegisteredEvent one)
    {
        if (one.Row.Candidate is not { } candidate)
        {
            return;
        }

        var before = notes.GetValueOrDefault(candidate) ?? new CandidateNote();
        notes[candidate] = one.Row.Type switch
        {
            EventTypes.Withdraw => before with { Left = one.Sequence, How = DepartureStands.Withdrawn },
            // Who has withdrawn declines nothing more (rules 8), as an import may say it.
            EventTypes.Decline when before.How == DepartureStands.Withdrawn => before,
            EventTypes.Decline => before with
            {
                Left = one.Sequence, How = one.Act.Reason == OwnEvents.Lapsed ? DepartureStands.Lapsed : DepartureStands.Declined,
            },
            EventTypes.Reinstate => before with { Left = 0, How = DepartureStands.None, Reinstated = one.Sequence },
            EventTypes.Accept => before,
            _ => before with { Corrected = one.Sequence },
        };
    }
}
