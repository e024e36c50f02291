using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Marking;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;
using CommitMarks = Recruit.UseCases.Marking.CommitMarks;
using DeclareConflicts = Recruit.UseCases.Marking.DeclareConflicts;
using RecuseFromScript = Recruit.UseCases.Marking.RecuseFromScript;
using RevealMarks = Recruit.UseCases.Marking.RevealMarks;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>VR10, EX10, EX11 through the use cases: who marks learns nothing of whose a text is, and whose it is learns who read it.</summary>
public class BlindMarkingTests
{
    private static readonly Id Why = LiveService.Routine;

    /// <summary>At every step of the marking, every way of up to three calls that a marker can make, as far as it does not change anything.</summary>
    [Fact]
    public async Task In_three_calls_no_marker_and_no_lead_marker_learns_whose_a_script_is()
    {
        using var marked = new MarkedCampaign(seed: 5, shards: 2, candidates: 6, markers: 2);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        var secrets = SecretsOf(live, campaign, marked);
        await AskAllAsync(live, campaign, room, secrets);
        await room.AllocateAsync();
        await AskAllAsync(live, campaign, room, secrets);
        foreach (var marker in MarkingRoom.Markers)
        {
            foreach (var one in (await room.DeskAsync(marker)).ToMark)
            {
                await room.CommitAsync(marker, one.Script);
            }

            await AskAllAsync(live, campaign, room, secrets);
        }

        await room.MarkAllAsync();
        await AskAllAsync(live, campaign, room, secrets);
        await marked.CloseAllAsync(live, campaign);
        await AskAllAsync(live, campaign, room, secrets);
    }

    [Fact]
    public async Task Whose_text_was_read_sees_who_read_it_each_time_and_nobody_else_does()
    {
        using var marked = new MarkedCampaign(seed: 6, shards: 2, candidates: 5, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        var reads = new List<(string Text, Id By)>();
        foreach (var marker in MarkingRoom.Markers)
        {
            foreach (var one in (await room.DeskAsync(marker)).ToMark)
            {
                reads.Add((await room.ReadAsync(marker, one.Script), marker.Account));
                reads.Add((await room.ReadAsync(marker, one.Script), marker.Account));
                var inspected = await live.DoAsync<ScriptInspected>(new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, MarkedCampaign.Essay, one.Script));
                reads.Add((inspected.Text, MarkingRoom.Lead.Account));
            }
        }

        foreach (var name in marked.Names)
        {
            var looks = await LooksAsync(live, live.Imported(campaign, name, "person"));
            var text = name == marked.Silent ? "" : marked.Texts[name];
            looks.Select(look => look.Act.By).ShouldBe(name == marked.Absent ? [] : reads.Where(one => one.Text == text).Select(one => one.By), name);
            looks.ShouldAllBe(look => look.Of.Single() == new Id("marked-text") && (look.Role == Role.Marker || look.Role == Role.LeadMarker));
        }
    }

    [Fact]
    public async Task No_text_is_shown_where_the_look_cannot_be_put_on_record()
    {
        using var marked = new MarkedCampaign(seed: 6, shards: 1, candidates: 5, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        var service = new Service(live.Parts with
        {
            Actors = new WatchedActors(live.Actors, (key, _) => key.Kind == AccessLogKind.KindName ? new OutcomeUnknown() : null),
        });
        foreach (var marker in MarkingRoom.Markers)
        {
            foreach (var one in (await room.DeskAsync(marker)).ToMark)
            {
                foreach (var request in Readings(live, campaign, marker, one.Script))
                {
                    (await service.AskAsync(request)).ShouldBe(Refusal.Because(UseCaseRefusals.LookNotKept));
                }
            }
        }
    }

    [Fact]
    public async Task Marks_are_seen_by_nobody_before_both_markers_committed_and_revealed()
    {
        using var marked = new MarkedCampaign(seed: 8, shards: 1, candidates: 4, markers: 2);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        var (one, other, script) = await SharedScriptAsync(room);
        await room.CommitAsync(one, script);
        await live.RefusedAsync(RevealOf(live, campaign, one, room, script), MarkingRefusals.RevealNotAsked);
        (await InspectAsync(live, campaign, script)).Standing.Works.ShouldAllBe(work => work.Marks == null && work.Total == null);
        await room.CommitAsync(other, script);
        await room.RevealAsync(other, script);
        (await InspectAsync(live, campaign, script)).Standing.Works.ShouldAllBe(work => work.Marks == null && work.Total == null);
        await room.RevealAsync(one, script);
        (await InspectAsync(live, campaign, script)).Standing.Works.ShouldAllBe(work => work.Marks != null && work.Total != null);
        await live.RefusedAsync(
            new CommitMarks(one, live.Next(), Why, campaign, MarkedCampaign.Essay, script, Evidence.Digest.Of("other"u8)), MarkingRefusals.Committed);
        await live.RefusedAsync(
            new RevealMarks(one, live.Next(), Why, campaign, MarkedCampaign.Essay, script, [1, 1], new byte[32]), MarkingRefusals.OtherThanCommitted);
    }

    [Fact]
    public async Task Nobody_marks_where_they_applied_or_a_text_of_a_declared_employer()
    {
        using var marked = new MarkedCampaign(seed: 9, shards: 2, candidates: 14, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        var applicant = marked.Names[5];
        var own = MarkingRoom.MarkerOf("dana") with { Person = new Definitions(live.Parts).KeyOf(campaign, applicant) };
        var friend = MarkingRoom.MarkerOf("erlan");
        await live.DoAsync<MarkingDone>(new PrepareMarking(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay));
        var seat = new Recruit.UseCases.Marking.SeatMarker(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay, own.Account, 1000);
        await live.DoAsync<MarkingDone>(seat);
        await live.RefusedAsync(new DeclareConflicts(own, live.Next(), Why, campaign, MarkedCampaign.Essay, []), UseCaseRefusals.OwnCause);
        await room.SeatAsync(friend, new DeclaredConflict(new Id("employer"), " OFFICE-1 "));
        await room.OpenAsync();
        await live.RefusedAsync(new UseCases.Marking.AllocateScripts(MarkingRoom.Lead, live.Next(), Why, campaign, MarkedCampaign.Essay), MarkingRefusals.DeclarationsMissing);

        // Who does not declare keeps the others until the term is over.
        await live.RestartAsync(MarkedCampaign.SittingDay.AddDays(14));
        await room.AllocateAsync();

        var employers = File.ReadLines(Path.Combine(marked.Folder, "candidates.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(row => row[0], row => row[2]);
        var numbers = marked.Names.ToDictionary(
            name => MarkingPlans.NumberOf(new Definitions(live.Parts), campaign, MarkedCampaign.Essay, new Definitions(live.Parts).KeyOf(campaign, name)), name => name);
        await live.RefusedAsync(new ReadDesk(own, live.Next(), campaign, MarkedCampaign.Essay), UseCaseRefusals.OwnCause);
        var ofFriend = await GivenAsync(friend);
        ofFriend.ShouldNotBeEmpty();
        ofFriend.ShouldAllBe(name => employers[name] != "Office-1");
        employers.Values.ShouldContain("Office-1");

        async Task<List<string>> GivenAsync(Caller marker) =>
            [.. (await room.DeskAsync(marker)).ToMark.Select(one => numbers.GetValueOrDefault(one.Script)).OfType<string>()];
    }

    private static IEnumerable<UseCase> Readings(LiveService live, Id campaign, Caller marker, Id script) =>
    [
        new ReadScript(marker, live.Next(), Why, campaign, MarkedCampaign.Essay, script),
        new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, MarkedCampaign.Essay, script),
    ];

    /// <summary>Replies follow from the state alone, so every way of calls that changes nothing is in asking everything once.</summary>
    private static async Task AskAllAsync(LiveService live, Id campaign, MarkingRoom room, List<string> secrets)
    {
        var essay = MarkedCampaign.Essay;
        foreach (var marker in MarkingRoom.Markers)
        {
            var own = (await live.DoAsync<OwnWorkShown>(new ReadOwnMarking(marker, live.Next(), campaign, essay))).Works.Select(one => one.Script);
            var requests = own.Prepend(new Id("none")).SelectMany(script => (UseCase[])
            [
                new ReadScript(marker, live.Next(), Why, campaign, essay, script),
                new RevealMarks(marker, live.Next(), Why, campaign, essay, script, [1, 1], new byte[32]),
                new CommitMarks(marker, live.Next(), Why, campaign, essay, new Id("none"), Evidence.Digest.Of("marks"u8)),
                new RecuseFromScript(marker, live.Next(), Why, campaign, essay, new Id("none")),
                new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, essay, script),
            ]).Concat(
            [
                new ReadDesk(marker, live.Next(), campaign, essay),
                new ReadOwnMarking(marker, live.Next(), campaign, essay),
                new DeclareConflicts(marker, live.Next(), Why, campaign, essay, [new DeclaredConflict(new Id("employer"), "Office-1")]),
                new WatchMarking(MarkingRoom.Lead, live.Next(), campaign, essay),
            ]);
            foreach (var request in requests)
            {
                var reply = await live.Service.AskAsync(request);
                var told = JsonSerializer.Serialize(reply, reply.GetType(), RecordJson.Options);
                foreach (var secret in secrets)
                {
                    told.ShouldNotContain(secret, Case.Insensitive, request.GetType().Name);
                }
            }

            foreach (var (name, request) in new EveryUseCase(campaign, ".", new Id("e"), new Id("a"), new Id("c"), new Id("case")).Requests)
            {
                if (request(marker, live.Next()) is not MarkingUseCase and not (ReadDesk or ReadOwnMarking or PublicUseCase or Recruit.UseCases.Training.VerifyCertificate))
                {
                    (await live.Service.AskAsync(request(marker, live.Next()))).ShouldBe(Refusal.Because(UseCaseRefusals.NotAllowed), name);
                }
            }
        }
    }

    private static List<string> SecretsOf(LiveService live, Id campaign, MarkedCampaign marked)
    {
        var definitions = new Definitions(live.Parts);
        return
        [
            "Candidate-", "Region-", "Office-",
            .. marked.Names.Select(name => definitions.KeyOf(campaign, name)).SelectMany(key => (string[])
            [
                $"{key.Value:N}", $"{key.Value:D}", AttemptNames.Of(definitions, campaign, MarkedCampaign.Essay, key).Text,
            ]),
        ];
    }

    private static async Task<(Caller One, Caller Other, Id Script)> SharedScriptAsync(MarkingRoom room)
    {
        var desks = new List<(Caller Marker, Id Script)>();
        foreach (var marker in MarkingRoom.Markers)
        {
            desks.AddRange((await room.DeskAsync(marker)).ToMark.Select(one => (marker, one.Script)));
        }

        var shared = desks.GroupBy(one => one.Script).First(one => one.Count() == 2 && !room.IsForCalibration(one.Key));
        return (shared.First().Marker, shared.Last().Marker, shared.Key);
    }

    private static Task<ScriptInspected> InspectAsync(LiveService live, Id campaign, Id script) =>
        live.DoAsync<ScriptInspected>(new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, MarkedCampaign.Essay, script));

    private static RevealMarks RevealOf(LiveService live, Id campaign, Caller marker, MarkingRoom room, Id script) => new(
        marker, live.Next(), Why, campaign, MarkedCampaign.Essay, script, MarkingRoom.MarksOf(marker.Account, room.Read[script]), MarkingRoom.NonceOf(marker, script));

    private static async Task<List<Look>> LooksAsync(LiveService live, Caller person)
    {
        var looks = new List<Look>();
        var month = AccessLogKey.MonthOf(Instant.Of(MarkedCampaign.MarkingDay));
        looks.AddRange((await live.DoAsync<LooksTold>(new ReadOwnLooks(person, live.Next(), month))).Looks);
        return looks;
    }
}
