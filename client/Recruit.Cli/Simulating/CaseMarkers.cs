using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Accounts;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases;
using Recruit.UseCases.Marking;
using Recruit.Vacancies;
using AgreeCalibration = Recruit.UseCases.Marking.AgreeCalibration;
using AllocateScripts = Recruit.UseCases.Marking.AllocateScripts;
using CommitMarks = Recruit.UseCases.Marking.CommitMarks;
using DeclareConflicts = Recruit.UseCases.Marking.DeclareConflicts;
using ListCalibrations = Recruit.UseCases.Marking.ListCalibrations;
using ProposeCalibration = Recruit.UseCases.Marking.ProposeCalibration;
using RevealMarks = Recruit.UseCases.Marking.RevealMarks;
using SeatMarker = Recruit.UseCases.Marking.SeatMarker;

namespace Recruit.Cli.Simulating;

/// <summary>
/// Two markers mark each case study blind, commit and reveal, and a third one where they disagree. What a marker gives is what the text is worth, a little more
/// or less as that marker sees it.
/// </summary>
internal sealed class CaseMarkers(SimulatedService service, Tally tally)
{
    private const int Seats = 6;
    private const int Capacity = 1000;
    private const int Calibrations = 8;
    private const int PointsMax = 10;

    private static readonly ImmutableArray<Caller> Markers = [.. Enumerable.Range(1, Seats).Select(number => SimulatedService.Official($"marker-{number}", Role.Marker))];
    private static readonly Caller Lead = SimulatedService.Official("lead-1", Role.LeadMarker), OtherLead = SimulatedService.Official("lead-2", Role.LeadMarker);

    private readonly Dictionary<Id, string> texts = [];
    private readonly Dictionary<Id, int> marked = [];
    private readonly HashSet<Id> calibrations = [];

    /// <summary>Texts that markers read, each once, but for those by which markers are calibrated.</summary>
    public IEnumerable<string> Read => texts.Where(one => !calibrations.Contains(one.Key)).Select(one => one.Value);

    /// <summary>Marks everything.</summary>
    /// <param name="scripts">How many there are, or more.</param>
    /// <param name="show">Told how many marks were revealed.</param>
    public async Task MarkAsync(int scripts, Action<long> show)
    {
        await OpenAsync(Math.Clamp(scripts, 1, Capacity));
        for (var isBusy = true; isBusy;)
        {
            var given = await service.AskAsync<ScriptsGiven>(
                new AllocateScripts(Lead, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Case));
            isBusy = given.Given > 0;

            // One after the other: what one commits to may let another one reveal, and then that desk takes fewer scripts than it showed.
            foreach (var marker in Markers)
            {
                isBusy |= await WorkAsync(marker) + await RevealAsync(marker) > 0;
            }

            show(marked.Values.Sum());
        }

        foreach (var one in marked.Where(one => !calibrations.Contains(one.Key)))
        {
            tally.Count(Deed.ScriptsMarked);
            tally.Count(Deed.ThirdMarks, one.Value > 2 ? 1 : 0);
        }
    }

    private async Task OpenAsync(int capacity)
    {
        var (officer, campaign, exercise) = (SimulatedService.Officer, SimulatedVacancy.Campaign, SimulatedVacancy.Case);
        await service.AskAsync<MarkingDone>(new PrepareMarking(officer, SimulatedService.Fresh, SimulatedService.Reason, campaign, exercise));
        foreach (var marker in Markers)
        {
            await service.AskAsync<MarkingDone>(new SeatMarker(officer, SimulatedService.Fresh, SimulatedService.Reason, campaign, exercise, marker.Account, capacity));
            await service.AskAsync<MarkingDone>(new DeclareConflicts(marker, SimulatedService.Fresh, SimulatedService.Reason, campaign, exercise, []));
        }

        for (var number = 1; number <= Calibrations; number++)
        {
            ImmutableArray<decimal> agreed = [number, PointsMax - number];
            var script = new Id(string.Create(CultureInfo.InvariantCulture, $"agreed-{number}"));
            var text = string.Create(CultureInfo.InvariantCulture, $"{agreed[0]} {agreed[1]} calibration");
            await service.AskAsync<MarkingDone>(new ProposeCalibration(Lead, SimulatedService.Fresh, SimulatedService.Reason, campaign, exercise, script, text, agreed));
            await service.AskAsync<MarkingDone>(new AgreeCalibration(OtherLead, SimulatedService.Fresh, SimulatedService.Reason, campaign, exercise, script, agreed));
        }

        var entered = await service.AskAsync<CalibrationsShown>(new ListCalibrations(OtherLead, SimulatedService.Fresh, campaign, exercise));
        calibrations.UnionWith(entered.Scripts.Select(one => one.Script));
        await service.AskAsync<MarkingDone>(new OpenMarking(officer, SimulatedService.Fresh, SimulatedService.Reason, campaign, exercise));
    }

    /// <summary>Reads what is on the desk and commits to its marks.</summary>
    private async Task<int> WorkAsync(Caller marker)
    {
        var desk = await DeskAsync(marker);
        foreach (var one in desk.ToMark)
        {
            var read = await service.AskAsync<ScriptRead>(
                new ReadScript(marker, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Case, one.Script));
            texts[one.Script] = read.Text;
            var commitment = MarkCommitment.Of(
                $"{SimulatedVacancy.Campaign}/{SimulatedVacancy.Case}", one.Script, marker.Account, MarksOf(marker.Account, read.Text), NonceOf(marker, one.Script));
            await service.AskAsync<MarkingDone>(
                new CommitMarks(marker, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Case, one.Script, commitment));
        }

        return desk.ToMark.Length;
    }

    private async Task<int> RevealAsync(Caller marker)
    {
        var desk = await DeskAsync(marker);
        foreach (var one in desk.ToReveal)
        {
            await service.AskAsync<MarkingDone>(new RevealMarks(
                marker, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Case, one.Script,
                MarksOf(marker.Account, texts[one.Script]), NonceOf(marker, one.Script)));
            marked[one.Script] = marked.GetValueOrDefault(one.Script) + 1;
        }

        return desk.ToReveal.Length;
    }

    private Task<DeskShown> DeskAsync(Caller marker) =>
        service.AskAsync<DeskShown>(new ReadDesk(marker, SimulatedService.Fresh, SimulatedVacancy.Campaign, SimulatedVacancy.Case));

    private static ImmutableArray<decimal> MarksOf(Id marker, string text)
    {
        var mood = SHA256.HashData(Encoding.UTF8.GetBytes($"{marker} {text}"));
        return text.Split(' ') is [var law, var style, ..] ? [Near(law, mood[0]), Near(style, mood[1])] : [0, 0];
    }

    /// <summary>Half of all marks are what the text is worth, the others differ by one, a few by three.</summary>
    private static decimal Near(string points, byte mood) => Math.Clamp(
        decimal.Parse(points, CultureInfo.InvariantCulture) + (mood % 12) switch { < 6 => 0, < 8 => 1, < 10 => -1, 10 => 3, _ => -3 }, 0, PointsMax);

    private static byte[] NonceOf(Caller marker, Id script) => SHA256.HashData(Encoding.UTF8.GetBytes($"nonce {marker.Account} {script}"));
}
