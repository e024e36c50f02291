using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Tests.WorkingDays;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>
/// A campaign with people in reserve and two that have vacant places, to which random things happen; their messages take their time. An offer is told to
/// the desk in words of its own: it is nobody's until the campaign of the reserve grants it.
/// </summary>
internal sealed class RandomReserve
{
    private const string Nobody = "nobody-yet";
    private const int TermDays = 3;
    private static readonly CampaignTerms Terms = new(2, 7, 4, TermDays);
    private static readonly PersonKeyId[] People = [Key(1), Key(2), Key(3)];

    private readonly Random random;
    private readonly DayByDay desk;
    private readonly Told source;
    private readonly Told[] targets;
    private readonly Queue<Message> under = new();
    private readonly Dictionary<string, (PersonKeyId Person, Id Target, Id Offer)> offers = [];
    private readonly HashSet<PersonKeyId> agreed = [];
    private readonly HashSet<PersonKeyId> gone = [];
    private int next;

    public RandomReserve(int seed)
    {
        random = new Random(seed);
        desk = new DayByDay(Outline.Calendar, Minute(random.Next(0, 100_000)));
        source = Release(new Id("source"), [.. People], vacant: 0);
        targets = [Release(new Id("one"), [], vacant: 1000), Release(new Id("two"), [], vacant: 1000)];
    }

    public void Step()
    {
        desk.Wait(TimeSpan.FromMinutes(random.Next(0, 3) == 0 ? random.Next(0, 5000) : random.Next(0, 600)));
        var person = People[random.Next(People.Length)];
        switch (random.Next(0, 10))
        {
            case 0 or 1:
                Agree(person, random.Next(0, 4) > 0);
                break;
            case 2 or 3:
                Offer(person);
                break;
            case 4 or 5 or 6:
                Deliver();
                break;
            case 7:
                Answer(isAccepted: random.Next(0, 2) == 0);
                break;
            case 8 when random.Next(0, 4) == 0:
                if (Ask(source, Own("withdraw", person)) is not Refusal)
                {
                    gone.Add(person);
                }

                break;
            default:
                Nudge();
                break;
        }
    }

    public int Compare()
    {
        var files = FilesOf(source.Campaign).ToList();
        var rows = files.Select(one => (one.Key, one.File.Holder, one.File.WorkingDaysHeld(Outline.Calendar, desk.Now), one.File.IsOverdue(desk.Now)));
        rows.Order().SequenceEqual(desk.OpenRows.Where(one => one.Holder.Text != Nobody).Order()).ShouldBeTrue();
        return files.Count;
    }

    /// <summary>Once every message has come, the campaigns that have the places tell the same as that of the reserve.</summary>
    public int CompareHistory()
    {
        while (under.Count > 0)
        {
            Deliver();
        }

        var expected = desk.AllRows.Where(one => one.Holder.Text != Nobody).Order().ToList();
        HistoryOf(source).Order().SequenceEqual(expected).ShouldBeTrue();
        targets.SelectMany(HistoryOf).Order().SequenceEqual(expected).ShouldBeTrue();
        return expected.Count;
    }

    private static IEnumerable<CampaignFile> FilesOf(LiveCampaign campaign) =>
        CampaignFiling.Of(campaign.Head!).Where(one => one.Kind == CampaignFileKind.ReserveOffer);

    private IEnumerable<(string File, Id Holder, int Days)> HistoryOf(Told told) => CampaignFiling.HistoryOf(told.Campaign.Id, told.Events).Holdings
        .Where(one => one.File.StartsWith("ReserveOffer/", StringComparison.Ordinal))
        .Select(one => (one.File, one.Holder, one.WorkingDaysHeld(Outline.Calendar, desk.Now)));

    private static string FileOf(Id target, Id offer) => $"ReserveOffer/{target}/{offer}";

    private void Agree(PersonKeyId person, bool agrees)
    {
        if (Ask(source, new AgreeToReuse(By("person"), person, agrees ? Results : null)) is Refusal)
        {
            return;
        }

        if (agrees)
        {
            agreed.Add(person);
        }
        else
        {
            agreed.Remove(person);
        }
    }

    private void Offer(PersonKeyId person)
    {
        var target = targets[random.Next(targets.Length)];
        var offer = new Id($"o{++next}");
        if (Ask(target, new Propose(Aigul, offer, new OfferFromReserve(source.Campaign.Id, person))) is Refusal)
        {
            return;
        }

        Ask(target, new Approve(Baurzhan, offer)).ShouldBeOfType<CampaignDone>();
        Ask(target, new Approve(By("zarina"), offer)).ShouldBeOfType<CampaignDone>();
        var file = FileOf(target.Campaign.Id, offer);
        offers.Add(file, (person, target.Campaign.Id, offer));
        desk.Put(file, Nobody, TermDays);
    }

    private void Deliver()
    {
        if (!under.TryDequeue(out var message))
        {
            return;
        }

        var to = targets.Append(source).Single(one => CampaignKey.Of(one.Campaign.Id) == message.To);
        Ask(to, message.Command);
        if (message.Command is AskReserve ask)
        {
            var file = FileOf(ask.Target, ask.Offer);
            if (agreed.Contains(ask.Candidate) && !gone.Contains(ask.Candidate))
            {
                desk.Pass(file, "candidate");
            }
            else
            {
                desk.Close(file);
            }
        }
    }

    private void Answer(bool isAccepted)
    {
        if (desk.OpenRows.Where(one => one.Holder.Text != Nobody).OrderBy(_ => random.Next()).Select(one => one.File).FirstOrDefault() is not { } file)
        {
            return;
        }

        var (person, target, offer) = offers[file];
        ActorCommand command = isAccepted
            ? new AcceptReserveOffer(By("person"), person, target, offer)
            : new DeclineReserveOffer(By("person"), person, target, offer);
        if (Ask(source, command) is Refusal)
        {
            return;
        }

        desk.Close(file);
        if (isAccepted)
        {
            gone.Add(person);
            Close(one => offers[one].Person == person);
        }
    }

    private void Nudge()
    {
        Ask(source, new Nudge());
        Close(desk.IsOverdue);
    }

    /// <summary>Closes those that a candidate holds.</summary>
    private void Close(Func<string, bool> which)
    {
        foreach (var file in desk.OpenRows.Where(one => one.Holder.Text != Nobody).Select(one => one.File).Where(which).ToArray())
        {
            desk.Close(file);
        }
    }

    private Reply Ask(Told told, ActorCommand command)
    {
        var decision = CampaignRules.Decide(told.Campaign, command, desk.Now);
        foreach (var happened in decision.Events)
        {
            told.Campaign.Evolve(happened);
            told.Events.Add(happened);
        }

        foreach (var message in decision.Messages.IsDefault ? [] : decision.Messages)
        {
            if (message.To.Kind == CampaignKey.KindName)
            {
                under.Enqueue(message);
            }
        }

        return decision.Reply;
    }

    private Told Release(Id id, ImmutableArray<PersonKeyId> reserve, int vacant)
    {
        var told = new Told(new LiveCampaign(id), []);
        Ask(told, new DraftCampaign(Aigul, Agency, Rules, "x"u8.ToArray()));
        Ask(told, new RecordCheck(Aigul, Rules));
        Both(told, "seal", new SealRules(Rules, new CampaignOutline([new Id("only")], 1, Outline.Calendar, Terms, ReserveExpires: new DateOnly(2199, 1, 1))));
        Both(told, "open", new OpenCampaign(Rules));
        Ask(told, new TakeFolder(Aigul, Rules, IsWhole: true));
        var closing = new Id("c1");
        Ask(told, new BeginClosing(Aigul, closing, new Id("only"), []));
        Ask(told, new NoteFrozen(closing, 0, Results));
        Ask(told, new RecordTally(closing, Results, ["x"u8.ToArray()], [], reserve, vacant));
        Ask(told, new NoteDecided(closing, 0, Results));
        Ask(told, new RecordRanked(closing, Results, new RankedLists([], reserve, 0)));
        Ask(told, new RecordRehearsal(Aigul, closing, Results));
        Both(told, "release", new ReleaseResults(closing, Results));
        return told;
    }

    private void Both(Told told, string proposal, Step step)
    {
        Ask(told, new Propose(Aigul, new Id(proposal), step));
        Ask(told, new Approve(Baurzhan, new Id(proposal))).ShouldBeOfType<CampaignDone>();
    }

    /// <summary>A campaign and what happened to it.</summary>
    private sealed record Told(LiveCampaign Campaign, List<ActorEvent> Events);
}
