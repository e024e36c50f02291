using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Applying;

/// <summary>What a shard decides about applications. The codes are in <see cref="ApplyingRefusals"/>.</summary>
public static class ApplyingRules
{
    /// <summary>What a command leads to; nothing for one that is not about applications.</summary>
    /// <param name="applications">Only read.</param>
    /// <param name="command">The command.</param>
    /// <param name="shard">What the shard tells about itself and its attempts.</param>
    /// <param name="now">The server's clock.</param>
    public static Decision? Decide(ApplicationRoll applications, ActorCommand command, ShardView shard, Instant now)
    {
        ArgumentNullException.ThrowIfNull(applications);
        ArgumentNullException.ThrowIfNull(shard);
        return command switch
        {
            Apply apply => ShardLetters.With(
                Take(applications, [new ImportedApplication(apply.Key, apply.Fields, [])], now, isImport: false), ShardLetters.Received(applications, shard, apply.Key)),
            ImportApplications import => Take(applications, import.Rows, now, isImport: true),
            OpenApplications open => applications.OpenedAt is null
                ? Decision.Happen(new ApplyingDone(), new ApplicationsOpened(now, open.Letterhead, open.Elsewhere))
                : Decision.Tell(new ApplyingDone()),
            FreezeFacts freeze => Begin(applications, freeze, shard, now),
            RecordDecisions record => Record(applications, record, shard),
            ReleaseDecisions release => ShardLetters.With(Release(applications, release, now), ShardLetters.Released(applications, shard, release.Closing)),
            ReadApplications read => Decision.Tell(Read(applications, read.From)),
            FindApplication find => applications.Find(find.Key) is { } found
                ? Decision.Tell(new ApplicationFound(FactsOf(found)))
                : Decision.Refuse(ApplyingRefusals.NoApplication),
            ReadOwnApplication read => applications.Find(read.Key) is { } own
                ? Decision.Tell(new OwnApplicationRead(own.At, own.Released))
                : Decision.Refuse(ApplyingRefusals.NoApplication),
            _ => null,
        };
    }

    private static Decision Take(ApplicationRoll applications, ImmutableArray<ImportedApplication> rows, Instant now, bool isImport)
    {
        if (rows.Length is 0 or > ImportApplications.RowsMax)
        {
            return Decision.Refuse(ApplyingRefusals.BadRows, Most(ImportApplications.RowsMax));
        }

        var received = ImmutableArray.CreateBuilder<Application>(rows.Length);
        var at = now;
        foreach (var row in rows)
        {
            if (applications.Find(row.Key) is not { } known)
            {
                received.Add(new Application(row.Key, now, row.Fields) { Sittings = row.Sittings });
            }
            else if (known.Fields.Hash != row.Fields.Hash)
            {
                return Decision.Refuse(ApplyingRefusals.AppliedAlready);
            }
            else
            {
                at = known.At;
            }
        }

        if (received.Count == 0)
        {
            return Decision.Tell(new ApplicationTaken(at));
        }

        return received.Select(one => one.Key).Distinct().Count() != received.Count ? Decision.Refuse(ApplyingRefusals.AppliedAlready)
            : applications.OpenedAt is null ? Decision.Refuse(ApplyingRefusals.NotOpen)
            : applications.LastFreeze is not null ? Decision.Refuse(ApplyingRefusals.Closed)
            : applications.IsElsewhere && !isImport ? Decision.Refuse(ApplyingRefusals.Elsewhere)
            : applications.Count + received.Count > ApplicationRoll.Most ? Decision.Refuse(ApplyingRefusals.ShardFull, Most(ApplicationRoll.Most))
            : Decision.Happen(new ApplicationTaken(now), new ApplicationsReceived(received.ToImmutable()));
    }

    /// <summary>
    /// Nobody starts the sittings any more from here on; when the last attempt at them is over, the facts stand. Sent again, it looks again.
    /// </summary>
    private static Decision Begin(ApplicationRoll applications, FreezeFacts freeze, ShardView shard, Instant now)
    {
        if (applications.Frozen.TryGetValue(freeze.Closing, out var known))
        {
            return Decision.Tell(new FactsFixed(known));
        }

        var isNew = applications.LastFreeze?.Closing != freeze.Closing;
        if (isNew && freeze.Number < applications.LastFreeze?.Number)
        {
            return Decision.Refuse(ApplyingRefusals.Superseded);
        }

        var begun = new FreezeBegun(freeze.Closing, freeze.Sittings, now, freeze.Number);
        if (shard.Running(freeze.Sittings, now) is > 0 and var running)
        {
            var waits = Refusal.Because(
                ApplyingRefusals.AttemptsRunning, new RefusalFact("running", running.ToString(CultureInfo.InvariantCulture)));
            return isNew ? Decision.Happen(waits, begun) : Decision.Tell(waits);
        }

        var facts = shard.Facts(applications.FrozenSittings.Union(freeze.Sittings));
        var frozen = new FactsFrozen(freeze.Closing, facts);
        return new Decision(
            new FactsFixed(facts),
            isNew ? [begun, frozen] : [frozen],
            [new Message(shard.Campaign, new NoteFrozen(freeze.Closing, shard.Number, facts))]);
    }

    private static Decision Record(ApplicationRoll applications, RecordDecisions record, ShardView shard)
    {
        if (applications.LastFreeze is not { Facts: not null } freeze || freeze.Closing != record.Closing)
        {
            return Decision.Refuse(ApplyingRefusals.NotFrozen);
        }

        if (!record.Table.IsWhole || record.Table.Applications != applications.Count)
        {
            return Decision.Refuse(ApplyingRefusals.BadDecisions);
        }

        var digest = ApplicationRoll.DigestOf(record.Table);
        if (applications.Decided is { } decided && decided.Closing == record.Closing)
        {
            return decided.Digest == digest ? Decision.Tell(new DecisionsTaken(digest)) : Decision.Refuse(ApplyingRefusals.DecidedOtherwise);
        }

        return new Decision(
            new DecisionsTaken(digest),
            [new DecisionsRecorded(record.Closing, record.Table)],
            [new Message(shard.Campaign, new NoteDecided(record.Closing, shard.Number, digest))]);
    }

    private static Decision Release(ApplicationRoll applications, ReleaseDecisions release, Instant now) =>
        applications.Released == release.Closing ? Decision.Tell(new ApplyingDone())
        : applications.Decided?.Closing != release.Closing ? Decision.Refuse(ApplyingRefusals.NotFrozen)
        : Decision.Happen(new ApplyingDone(), new DecisionsReleased(release.Closing, now));

    private static ApplicationsRead Read(ApplicationRoll applications, int from)
    {
        var read = ImmutableArray.CreateBuilder<ApplicationFacts>();
        for (var place = Math.Max(0, from); place < applications.Count && read.Count < ReadApplications.Most; place++)
        {
            read.Add(FactsOf(applications[place]));
        }

        return new ApplicationsRead(read.DrainToImmutable(), applications.Count);
    }

    private static ApplicationFacts FactsOf(Application one) => new(one.Key, one.At, one.Fields, one.Sittings, one.Released, one.LetIn);

    private static RefusalFact Most(int most) => new("most", most.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What a shard tells about itself.</summary>
/// <param name="Campaign">Key of its campaign.</param>
/// <param name="Number">Its number.</param>
/// <param name="Running">How many attempts at these sittings run at an instant.</param>
/// <param name="Facts">Digest of all facts of applications and of these sittings.</param>
public sealed record ShardView(
    ActorKey Campaign, int Number, Func<ImmutableArray<Id>, Instant, int> Running, Func<ImmutableSortedSet<Id>, Digest> Facts);
