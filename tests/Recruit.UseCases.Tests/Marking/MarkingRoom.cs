using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Accounts;
using Recruit.Evidence;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Marking;
using Recruit.Vacancies;
using AgreeCalibration = Recruit.UseCases.Marking.AgreeCalibration;
using AllocateScripts = Recruit.UseCases.Marking.AllocateScripts;
using CommitMarks = Recruit.UseCases.Marking.CommitMarks;
using DeclareConflicts = Recruit.UseCases.Marking.DeclareConflicts;
using ProposeCalibration = Recruit.UseCases.Marking.ProposeCalibration;
using RevealMarks = Recruit.UseCases.Marking.RevealMarks;
using SeatMarker = Recruit.UseCases.Marking.SeatMarker;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>The people who mark the essay of a campaign, each by the use cases that are theirs. What a marker gives follows from the text and the marker.</summary>
internal sealed class MarkingRoom(LiveService live, Id campaign)
{
    public static readonly Caller Lead = new(new Id("lead-1"), [Role.LeadMarker], LiveService.Agency);
    public static readonly Caller OtherLead = new(new Id("lead-2"), [Role.LeadMarker], LiveService.Agency);
    public static readonly ImmutableArray<Caller> Markers = [.. new[] { "anna", "berik", "chingiz" }.Select(MarkerOf)];

    public static readonly Caller Lavish = MarkerOf("lavish");

    private static readonly Id Why = LiveService.Routine;

    /// <summary>Every text that a marker read, by the number of its script.</summary>
    public Dictionary<Id, string> Read { get; } = [];

    public static Caller MarkerOf(string account) => new(new Id(account), [Role.Marker], LiveService.Agency);

    /// <summary>The marks that a marker gives to a text; one of them gives the most to everybody.</summary>
    public static ImmutableArray<decimal> MarksOf(Id marker, string text)
    {
        if (marker == Lavish.Account)
        {
            return [10, 10];
        }

        var points = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mood = SHA256.HashData(Encoding.UTF8.GetBytes($"{marker} {text}"));
        return points is [var law, var style] ? [Near(law, mood[0]), Near(style, mood[1])] : [0, 0];
    }

    /// <summary>Seats, declarations, calibration scripts; marking begins.</summary>
    public async Task OpenAsync()
    {
        await PrepareAsync();
        await live.DoAsync<MarkingDone>(new OpenMarking(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay));
    }

    /// <summary>Everything but the opening.</summary>
    public async Task PrepareAsync()
    {
        await live.DoAsync<MarkingDone>(new PrepareMarking(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay));
        foreach (var marker in Markers)
        {
            await SeatAsync(marker);
        }

        foreach (var number in Enumerable.Range(1, 8))
        {
            ImmutableArray<decimal> marks = [number / 2, 1 + (number % 3)];
            var (script, text) = (new Id($"agreed-{number}"), string.Create(CultureInfo.InvariantCulture, $"{marks[0]} {marks[1]}"));
            await live.DoAsync<MarkingDone>(new ProposeCalibration(Lead, live.Next(), Why, campaign, MarkedCampaign.Essay, script, text, marks));
            await live.DoAsync<MarkingDone>(new AgreeCalibration(OtherLead, live.Next(), Why, campaign, MarkedCampaign.Essay, script, marks));
        }
    }

    /// <summary>Whether a number is that of a calibration script; nobody else could tell.</summary>
    public bool IsForCalibration(Id script) =>
        Enumerable.Range(1, 8).Any(number => MarkingPlans.CalibrationOf(new Definitions(live.Parts), campaign, MarkedCampaign.Essay, new Id($"agreed-{number}")) == script);

    public async Task SeatAsync(Caller marker, params ImmutableArray<DeclaredConflict> conflicts)
    {
        await live.DoAsync<MarkingDone>(new SeatMarker(LiveService.Officer, live.Next(), Why, campaign, MarkedCampaign.Essay, marker.Account, 1000));
        await live.DoAsync<MarkingDone>(new DeclareConflicts(marker, live.Next(), Why, campaign, MarkedCampaign.Essay, conflicts));
    }

    public Task<ScriptsGiven> AllocateAsync() => live.DoAsync<ScriptsGiven>(new AllocateScripts(Lead, live.Next(), Why, campaign, MarkedCampaign.Essay));

    public Task<DeskShown> DeskAsync(Caller marker) => live.DoAsync<DeskShown>(new ReadDesk(marker, live.Next(), campaign, MarkedCampaign.Essay));

    public async Task<string> ReadAsync(Caller marker, Id script) =>
        Read[script] = (await live.DoAsync<ScriptRead>(new ReadScript(marker, live.Next(), Why, campaign, MarkedCampaign.Essay, script))).Text;

    public async Task CommitAsync(Caller marker, Id script)
    {
        var marks = MarksOf(marker.Account, await ReadAsync(marker, script));
        var commitment = MarkCommitment.Of($"{campaign}/{MarkedCampaign.Essay}", script, marker.Account, marks, NonceOf(marker, script));
        await live.DoAsync<MarkingDone>(new CommitMarks(marker, live.Next(), Why, campaign, MarkedCampaign.Essay, script, commitment));
    }

    public Task RevealAsync(Caller marker, Id script) => live.DoAsync<MarkingDone>(new RevealMarks(
        marker, live.Next(), Why, campaign, MarkedCampaign.Essay, script, MarksOf(marker.Account, Read[script]), NonceOf(marker, script)));

    /// <summary>Allocates, commits and reveals until nobody has anything to do.</summary>
    public async Task MarkAllAsync()
    {
        for (var isBusy = true; isBusy;)
        {
            isBusy = (await AllocateAsync()).Given > 0;
            foreach (var marker in Markers)
            {
                foreach (var one in (await DeskAsync(marker)).ToMark)
                {
                    await CommitAsync(marker, one.Script);
                    isBusy = true;
                }

                foreach (var one in (await DeskAsync(marker)).ToReveal)
                {
                    await RevealAsync(marker, one.Script);
                    isBusy = true;
                }
            }
        }
    }

    public Task<MarkingWatched> WatchAsync(Caller by) => live.DoAsync<MarkingWatched>(new WatchMarking(by, live.Next(), campaign, MarkedCampaign.Essay));

    public static byte[] NonceOf(Caller marker, Id script) => Digest.Of(Encoding.UTF8.GetBytes($"nonce {marker.Account} {script}")).ToArray();

    private static decimal Near(string points, byte mood) => Math.Clamp(decimal.Parse(points, CultureInfo.InvariantCulture) + (mood % 5) - 2, 0, 10);
}
