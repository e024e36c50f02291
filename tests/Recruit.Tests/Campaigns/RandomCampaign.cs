using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Tests.WorkingDays;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>A campaign to which random things happen; whatever it takes is told to the desk in words of its own.</summary>
internal sealed class RandomCampaign
{
    private static readonly CampaignTerms Terms = new(2, 7, 4, 3);
    private static readonly Id[] Stages = [new("one"), new("two")];
    private static readonly PersonKeyId[] People = [Key(1), Key(2), Key(3)];

    private readonly Random random;
    private readonly WorkingCalendar calendar;
    private readonly LiveCampaign campaign = new(new Id("clerk-7"));
    private readonly List<ActorEvent> events = [];
    private readonly DayByDay desk;
    private readonly Dictionary<string, string?> releases = [];
    private readonly HashSet<PersonKeyId> accepted = [];

    /// <summary>Offers that wait for a revision.</summary>
    private readonly HashSet<PersonKeyId> waiting = [];
    private ImmutableArray<PersonKeyId> tallied = [];

    /// <summary>Events that may move offers and are in no released list, and how many of them the closing under way covers.</summary>
    private int unsettled;
    private int covered;
    private string? closing;
    private bool isReady;
    private int next;
    private int stage;

    public RandomCampaign(int seed)
    {
        random = new Random(seed);
        var start = Minute(random.Next(0, 100_000));
        calendar = new WorkingCalendar(
            TimeSpan.FromHours(random.Next(-5, 6)), [DayOfWeek.Saturday, DayOfWeek.Sunday],
            [.. Enumerable.Range(0, 10).Select(_ => Day(start))], [.. Enumerable.Range(0, 3).Select(_ => Day(start))]);
        desk = new DayByDay(calendar, start);
        var outline = new CampaignOutline([.. Stages], 1, calendar, Terms);
        Do(new DraftCampaign(Aigul, Agency, Rules, "x"u8.ToArray()));
        Do(new RecordCheck(Aigul, Rules));
        Both("seal", new SealRules(Rules, outline));
        Both("open", new OpenCampaign(Rules));
        Do(new TakeFolder(Aigul, Rules, IsWhole: true));
    }

    public void Step()
    {
        desk.Wait(TimeSpan.FromMinutes(random.Next(0, 3) == 0 ? random.Next(0, 5000) : random.Next(0, 600)));
        switch (random.Next(0, 12))
        {
            case 0:
                ProposeAnything(new RecordEvents([new EventRow("readmit", Someone, Stages[0])]));
                break;
            case 1 or 2 when closing is not null:
                ProposeAnything(new ReleaseResults(new Id(closing), Results), closing);
                break;
            case 3 or 4 when releases.Count > 0:
                ApproveSome();
                break;
            case 5 when releases.Count > 0:
                RejectSome();
                break;
            case 6 or 7:
                CloseOn();
                break;
            case 8:
                Ask();
                break;
            case 9:
                Answer();
                break;
            case 10:
                Act();
                break;
            case 11 when closing is not null:
                Abandon(closing);
                break;
            default:
                Nudge();
                break;
        }
    }

    public int Compare()
    {
        var files = CampaignFiling.Of(campaign.Head!).ToList();
        var rows = files.Select(one => (one.Key, one.File.Holder, one.File.WorkingDaysHeld(calendar, desk.Now), one.File.IsOverdue(desk.Now)));
        rows.Order().SequenceEqual(desk.OpenRows.Order()).ShouldBeTrue();
        return files.Count;
    }

    public int CompareHistory()
    {
        var history = CampaignFiling.HistoryOf(campaign.Id, events);
        var rows = history.Holdings.Select(one => (one.File, one.Holder, one.WorkingDaysHeld(calendar, desk.Now))).ToList();
        rows.Order().SequenceEqual(desk.AllRows.Order()).ShouldBeTrue();
        return rows.Count;
    }

    private void Both(string proposal, Step step)
    {
        Do(new Propose(Aigul, new Id(proposal), step));
        desk.Put($"Proposal/{proposal}", "approver", Terms.Proposal);
        desk.Wait(TimeSpan.FromHours(random.Next(0, 100)));
        Do(new Approve(Baurzhan, new Id(proposal))).ShouldBeOfType<CampaignDone>();
        desk.Close($"Proposal/{proposal}");
    }

    private PersonKeyId Someone => People[random.Next(People.Length)];

    private DateOnly Day(Instant start) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(start.Milliseconds).DateTime).AddDays(random.Next(0, 40));

    /// <summary>Who withdrew, declined or let an offer lapse, and who of them had before the closing under way began, so that no list has them.</summary>
    private readonly HashSet<PersonKeyId> left = [];
    private readonly HashSet<PersonKeyId> leftBefore = [];

    private static string FileOf(PersonKeyId person) => $"Offer/{person.Value:N}";

    private Reply Do(ActorCommand command)
    {
        var decision = CampaignRules.Decide(campaign, command, desk.Now);
        foreach (var happened in decision.Events)
        {
            campaign.Evolve(happened);
            events.Add(happened);
        }

        return decision.Reply;
    }

    private bool Takes(ActorCommand command) => Do(command) is not Refusal;

    private void ProposeAnything(Step step, string? released = null)
    {
        var name = $"p{++next}";
        if (!Takes(new Propose(Aigul, new Id(name), step)))
        {
            return;
        }

        desk.Put($"Proposal/{name}", "approver", Terms.Proposal);
        if (released is not null && !releases.ContainsValue(released))
        {
            desk.Pass($"Closing/{released}", "approver");
        }

        releases.Add(name, released);
    }

    private void ApproveSome()
    {
        var (name, released) = releases.ElementAt(random.Next(releases.Count));
        Do(new RecordJudgement(new Id(name), campaign.LastEvent, campaign.Head!.ExpectedRemedies));
        if (!Takes(new Approve(Baurzhan, new Id(name))))
        {
            return;
        }

        desk.Close($"Proposal/{name}");
        releases.Remove(name);
        if (released is null)
        {
            Unsettle();
            return;
        }

        desk.Close($"Closing/{released}");
        (closing, isReady) = (null, false);
        stage++;
        unsettled -= covered;
        foreach (var person in People)
        {
            Stand(person, isOffered: tallied.Contains(person) && !accepted.Contains(person) && !left.Contains(person));
        }

        accepted.IntersectWith(tallied);
    }

    /// <summary>Nobody can accept any more, so offers are with those who owe the revision; one that was overdue before is not.</summary>
    private void Unsettle()
    {
        if (unsettled++ > 0)
        {
            return;
        }

        foreach (var person in People.Where(one => desk.IsOpen(FileOf(one)) && !desk.IsOverdue(FileOf(one))))
        {
            waiting.Add(person);
            desk.Pass(FileOf(person), "agency-officer");
        }
    }

    /// <summary>What a release makes of the offer to somebody.</summary>
    private void Stand(PersonKeyId person, bool isOffered)
    {
        var file = FileOf(person);
        if (!isOffered)
        {
            if (desk.IsOpen(file))
            {
                desk.Close(file);
            }

            waiting.Remove(person);
        }
        else if (!desk.IsOpen(file))
        {
            desk.Put(file, unsettled > 0 ? "agency-officer" : "candidate", Terms.Offer);
            if (unsettled > 0)
            {
                waiting.Add(person);
            }
        }
        else if (waiting.Contains(person))
        {
            if (desk.IsOverdue(file))
            {
                desk.Renew(file, Terms.Offer);
            }

            if (unsettled == 0)
            {
                waiting.Remove(person);
                desk.Pass(file, "candidate");
            }
        }
    }

    private void RejectSome()
    {
        var (name, released) = releases.ElementAt(random.Next(releases.Count));
        Takes(new Reject(Baurzhan, new Id(name))).ShouldBeTrue();
        desk.Close($"Proposal/{name}");
        releases.Remove(name);
        if (released is not null && released == closing && !releases.ContainsValue(released))
        {
            desk.Pass($"Closing/{released}", "agency-officer");
        }
    }

    private void CloseOn()
    {
        if (closing is null)
        {
            var name = $"c{++next}";
            if (Takes(new BeginClosing(Aigul, new Id(name), Stages[Math.Min(stage, 1)], [])))
            {
                closing = name;
                leftBefore.UnionWith(left);
                covered = unsettled;
                desk.Put($"Closing/{name}", "agency-officer", Terms.Closing);
            }
        }
        else if (!isReady)
        {
            tallied = stage == 0 ? [] : [.. People.Where(one => !leftBefore.Contains(one) && random.Next(0, 2) == 0)];
            var id = new Id(closing);
            Do(new NoteFrozen(id, 0, Results));
            Do(new RecordTally(id, Results, ["x"u8.ToArray()], [.. tallied.Select((person, place) => new HeldPlace(place + 1, person))]));
            Do(new NoteDecided(id, 0, Results));
            Do(new RecordRanked(id, Results, new RankedLists([], [], 0)));
            Takes(new RecordRehearsal(Aigul, id, Results)).ShouldBeTrue();
            isReady = true;
        }
    }

    /// <summary>With the closing goes what waits about it.</summary>
    private void Abandon(string which)
    {
        var name = $"p{++next}";
        Takes(new Propose(Aigul, new Id(name), new AbandonClosing(new Id(which)))).ShouldBeTrue();
        desk.Put($"Proposal/{name}", "approver", Terms.Proposal);
        desk.Wait(TimeSpan.FromHours(random.Next(0, 60)));
        Takes(new Approve(Baurzhan, new Id(name))).ShouldBeTrue();
        foreach (var waiting in releases.Where(one => one.Value == which).Select(one => one.Key).Append(name).ToList())
        {
            desk.Close($"Proposal/{waiting}");
            releases.Remove(waiting);
        }

        desk.Close($"Closing/{which}");
        (closing, isReady) = (null, false);
    }

    private void Ask()
    {
        var name = $"e{++next}";
        Takes(new FileEnquiry(Asking("anna"), new Id(name), new Id("officer-1"))).ShouldBeTrue();
        desk.Put($"Enquiry/{name}", "officer-1", Terms.Enquiry);
    }

    private void Answer()
    {
        if (desk.Open.Where(file => file.StartsWith("Enquiry/", StringComparison.Ordinal)).OrderBy(_ => random.Next()).FirstOrDefault() is not { } file)
        {
            return;
        }

        var id = new Id(file["Enquiry/".Length..]);
        if (random.Next(0, 2) == 0)
        {
            Do(new AnswerEnquiry(Asking("aigul"), id)).ShouldBeOfType<CampaignDone>();
            desk.Close(file);
        }
        else
        {
            var owner = $"officer-{++next}";
            Do(new PassEnquiry(Aigul, id, new Id(owner))).ShouldBeOfType<CampaignDone>();
            desk.Pass(file, owner);
        }
    }

    private void Act()
    {
        var person = Someone;
        var type = new[] { "accept", "decline", "withdraw" }[random.Next(3)];
        if (!Takes(Own(type, person)))
        {
            return;
        }

        if (type == "accept")
        {
            accepted.Add(person);
        }
        else
        {
            accepted.Remove(person);
            left.Add(person);
        }

        waiting.Remove(person);
        if (desk.IsOpen(FileOf(person)))
        {
            desk.Close(FileOf(person));
        }
    }

    private void Nudge()
    {
        Do(new Nudge());
        foreach (var person in People.Where(one => desk.IsOpen(FileOf(one)) && desk.IsOverdue(FileOf(one)) && !waiting.Contains(one)))
        {
            left.Add(person);
            desk.Close(FileOf(person));
        }
    }
}
