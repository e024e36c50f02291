using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.OpenFiles;

/// <summary>Which open files somebody wants to know of.</summary>
/// <param name="Agency">Campaigns of another one are not found; nothing for roles of the whole service.</param>
/// <param name="Campaigns">Files of these.</param>
/// <param name="OfAgency">Also files of the agency, or of the whole service, that belong to no campaign.</param>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
internal sealed record WantedFiles(Id? Agency, ImmutableSortedSet<Id> Campaigns, bool OfAgency, bool OverdueOnly)
{
    /// <summary>Of what belongs to no campaign, only files of these kinds of actors; nothing for all.</summary>
    public ImmutableHashSet<string>? Kinds { get; init; }

    /// <summary>Only what candidates asked for: appeals and enquiries.</summary>
    public bool RequestsOnly { get; init; }

    /// <summary>Who is told; nothing for nobody. Who marks in a round is told nothing of its files: when whose turn is tells what a script is.</summary>
    public Id? Watcher { get; init; }
}

/// <summary>Collects open files: from the actors that the rules of a campaign name, and from those that the index of lists has found.</summary>
internal sealed class FileDesk(ServiceParts parts, WantedFiles wanted)
{
    private readonly Instant now = Instant.Of(parts.Time.GetUtcNow());
    private readonly List<ToldFile> told = [];
    private readonly BrokenRecords broken = new();

    /// <summary>Campaigns whose records cannot be read, by id: what is told of them is not whole.</summary>
    public ImmutableArray<Id> Broken => broken.Met;

    /// <summary>Asks all of them; why not, if a campaign is not found or the index cannot be read.</summary>
    public async ValueTask<Refusal?> CollectAsync(CancellationToken cancellation)
    {
        var ruled = new RuledFiles(parts, this, wanted);
        foreach (var campaign in wanted.Campaigns)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await broken.TryAsync(campaign, () => ruled.CollectAsync(campaign)).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }
        }

        return await new IndexedFiles(parts, this, wanted).CollectAsync(ruled.Calendars, broken, cancellation).ConfigureAwait(false) ?? Alone();
    }

    /// <summary>Who asks for one campaign alone, for example whether it can end, is told nothing by halves.</summary>
    private Refusal? Alone() => !wanted.OfAgency && wanted.Campaigns.Count == 1 && Broken is [var only] ? BrokenRecords.Of(only) : null;

    /// <summary>Collects, and tells a page of it.</summary>
    public async ValueTask<Reply> TellAsync(int from, int most, CancellationToken cancellation)
    {
        if (await CollectAsync(cancellation).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var files = Told.Skip(from).Take(most + 1).ToImmutableArray();
        return (files.Length > most ? new OpenFilesTold(files.RemoveAt(most), true) : new OpenFilesTold(files, false)) with { Broken = Broken };
    }

    /// <summary>What was collected, overdue ones first, then the earliest due.</summary>
    public IEnumerable<ToldFile> Told => told.Where(one => (one.IsOverdue || !wanted.OverdueOnly) && (IsRequest(one) || !wanted.RequestsOnly))
        .OrderByDescending(one => one.IsOverdue)
        .ThenBy(one => one.File.Due)
        .ThenBy(one => one.Campaign)
        .ThenBy(one => one.Kind, Utf8Order.Instance)
        .ThenBy(one => one.Name, Utf8Order.Instance);

    private static bool IsRequest(ToldFile file) =>
        file.Kind == DataMap.Appeal || (file.Kind == CampaignKey.KindName && file.Name.StartsWith($"{nameof(CampaignFileKind.Enquiry)}/", StringComparison.Ordinal));

    /// <summary>Adds a file of which its actor told how long it has lain there.</summary>
    public void Add(Id? campaign, string kind, string name, OpenFile file, int workingDaysHeld) =>
        told.Add(new ToldFile(campaign, kind, name, file, workingDaysHeld, file.IsOverdue(now)));

    /// <summary>Adds a file.</summary>
    public void Add(Id? campaign, string kind, string name, OpenFile file, WorkingCalendar calendar) =>
        Add(campaign, kind, name, file, file.WorkingDaysHeld(calendar, now));
}
