using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.Sittings;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.OwnData;

/// <summary>Collects from the actors what there is about one person, sealed as they have it.</summary>
/// <param name="parts">Actors and keys.</param>
/// <param name="by">The person.</param>
/// <param name="campaigns">Where the person applied, and when.</param>
/// <param name="record">The person's own record; nothing for somebody who was taken over from elsewhere and never opened one.</param>
internal sealed class OwnDataSource(ServiceParts parts, Caller by, ImmutableSortedDictionary<Id, Instant> campaigns, Candidate? record)
{
    private readonly Definitions definitions = new(parts);

    public PersonKeyId Person => by.Person!.Value;

    public Candidate? Record => record;

    /// <summary>The account; nothing where the host keeps accounts elsewhere.</summary>
    public async ValueTask<AccountTold?> AccountAsync() =>
        record?.Opened is { } opened ? await AskAsync(new ActorKey(AccountKind.KindName, opened.Account.Text), new ReadAccount()).ConfigureAwait(false) as AccountTold : null;

    public async ValueTask<List<object>> AppliedProfilesAsync()
    {
        var profiles = new List<object>();
        foreach (var (campaign, submitted) in record?.Submissions ?? ImmutableSortedDictionary<Id, SubmittedApplication>.Empty)
        {
            if (await parts.Actors.ReadAttachmentAsync(submitted.Profile).ConfigureAwait(false) is { } bytes)
            {
                profiles.Add(new { Vacancy = campaign, submitted.SubmittedAt, Fields = Submitting.ReadProfile(bytes.Span) });
            }
        }

        return profiles;
    }

    public async ValueTask<List<object>> EvidenceAsync()
    {
        var files = new List<object>();
        foreach (var adjustment in record?.Adjustments ?? [])
        {
            foreach (var file in adjustment.Evidence)
            {
                files.Add(new { Adjustment = adjustment.Id, Content = await ReadFileAsync(file).ConfigureAwait(false) });
            }
        }

        return files;
    }

    public async ValueTask<List<Look>> LooksAsync()
    {
        var (own, looks) = (new OwnLooks(parts.Actors, Person), new List<Look>());
        var now = AccessLogKey.MonthOf(Instant.Of(parts.Time.GetUtcNow()));
        var first = campaigns.Values.Append(record?.Opened?.Act.At ?? new Instant(long.MaxValue)).Min();
        for (var month = first.Milliseconds == long.MaxValue ? now : AccessLogKey.MonthOf(first); month <= now; month = month.AddMonths(1))
        {
            looks.AddRange(await own.ReadAsync(month, campaigns).ConfigureAwait(false) ?? []);
        }

        return looks;
    }

    public async ValueTask<List<object>> AnswersAsync()
    {
        var attempts = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            var (rules, _) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
            foreach (var sitting in rules?.Sittings ?? [])
            {
                var attempt = new AttemptRef(AttemptNames.Of(definitions, campaign, sitting.Plan.Test, Person));
                var shard = new ShardId(campaign, ShardId.NumberOf(Person, rules!.Conduct.Shards)).Key;
                if (await AskAsync(shard, new ReadAttempt(attempt)).ConfigureAwait(false) is AttemptRead read)
                {
                    var test = rules.Rules.Tests.FirstOrDefault(one => one.Id == read.Test);
                    var form = test is null ? null : Form.Of(test, read.Seed);
                    var answers = new List<object>();
                    foreach (var one in read.Answers)
                    {
                        answers.Add(new { Item = form?.Items[one.Position].Item.Id, one.At, Answer = await OpenAsync(one.Content, one.Text).ConfigureAwait(false) });
                    }

                    var kept = await AskAsync(shard, new ReadKept(attempt)).ConfigureAwait(false) as KeptRead;
                    var refused = new List<object>();
                    foreach (var one in kept?.Answers ?? [])
                    {
                        refused.Add(new { one.Reason, one.At, Answer = await OpenAsync(new SealedAnswer(one.Hash, one.Bytes), one.Text).ConfigureAwait(false) });
                    }

                    attempts.Add(new
                    {
                        Vacancy = campaign,
                        read.Test,
                        read.Status,
                        read.Started,
                        read.Ended,
                        Answers = answers,
                        Refused = refused,
                        Files = (kept?.Files ?? []).Select(one => new { one.At, one.By, one.Reason, one.Saves, Digest = one.Digest.ToString() }).ToList(),
                    });
                }
            }
        }

        return attempts;
    }

    /// <summary>Devices on which the person sat, by the marks that are kept of them.</summary>
    public async ValueTask<List<object>> DevicesAsync()
    {
        var devices = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await new OwnFiles(parts.Actors).FindCampaignAsync(campaign).ConfigureAwait(false) is { } read
                && await AskAsync(OwnFiles.ShardOf(read, campaign, Person), new ReadDevices(0, Person)).ConfigureAwait(false) is DevicesRead own)
            {
                devices.AddRange(own.Attempts.Select(one => new
                {
                    Vacancy = campaign,
                    one.Sitting,
                    Seen = one.Seen.Select(seen => new { Device = seen.Device.Value, seen.Occasion, seen.At }),
                }));
            }
        }

        return devices;
    }

    public async ValueTask<List<object>> ApplicationsAsync()
    {
        var applications = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await FindAsync(campaign).ConfigureAwait(false) is not { } own)
            {
                continue;
            }

            var (rules, _) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
            var names = rules!.Rules.Vacancy.Fields.Select(field => field.Id.Text).Prepend("candidate");
            var row = SealedRow.Open(parts.Seals, Person, own.Fields) is [var cells] ? cells : [];
            applications.Add(new
            {
                Vacancy = campaign,
                own.At,
                Fields = names.Zip(row).ToDictionary(one => one.First, one => one.Second),
                Sittings = own.Sittings.Select(one => new { one.Sitting, one.State, one.Shift, one.Started, one.Ended, Responses = one.Responses is { } given ? SealedRow.Open(parts.Seals, Person, given) : null }),
                own.Released,
                own.LetIn,
            });
        }

        return applications;
    }

    /// <summary>The marks and ratings behind what was released.</summary>
    public async ValueTask<List<object>> JudgementsAsync()
    {
        var judgements = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await new OwnJudgements(parts, Person).FindAsync(campaign).ConfigureAwait(false) is { } own)
            {
                judgements.Add(own);
            }
        }

        return judgements;
    }

    /// <summary>Attendance, released results and certificates.</summary>
    public async ValueTask<List<object>> TrainingAsync()
    {
        var training = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await new OwnTraining(parts).FindAsync(campaign, Person).ConfigureAwait(false) is { } own)
            {
                training.Add(new { Vacancy = campaign, own.Cohort, own.Sessions, own.Trainee });
            }
        }

        return training;
    }

    /// <summary>What happened to the person, once it is in what was released: before that it would tell what is to be released.</summary>
    public async ValueTask<List<object>> EventsAsync()
    {
        var events = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) is not CampaignRead { Head: var head })
            {
                continue;
            }

            var released = head.LastReleased?.EventsThrough ?? 0;
            for (int? after = 0; after is { } from; )
            {
                var read = (EventsRead)await AskAsync(CampaignKey.Of(campaign), new ReadEvents(from)).ConfigureAwait(false);
                events.AddRange(read.Events
                    .Where(one => one.Row.Candidate == Person && (one.Sequence <= released || RegisteredEvent.IsPersonal(one.Row.Type)))
                    .Select(one => new { Vacancy = campaign, Event = one }));
                after = read.HasMore ? read.Events[^1].Sequence : null;
            }
        }

        return events;
    }

    public async ValueTask<List<object>> OffersAsync()
    {
        var offers = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) is CampaignRead { Head: var head })
            {
                offers.AddRange(head.Offers.Where(one => one.Candidate == Person).Select(one => new { Vacancy = campaign, Offer = one }));
            }
        }

        return offers;
    }

    public async ValueTask<List<object>> ReservesAsync()
    {
        var reserves = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) is CampaignRead { Head: var head })
            {
                reserves.AddRange(head.ReuseConsents.Where(one => one.Candidate == Person).Select(one => new { Vacancy = campaign, Consent = one }));
                reserves.AddRange(head.ReserveOffers.Where(one => one.Candidate == Person && one.Granted is not null).Select(one => new { Vacancy = campaign, Offer = one }));
            }
        }

        return reserves;
    }

    public async ValueTask<List<object>> EnquiriesAsync()
    {
        var enquiries = new List<object>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) is CampaignRead { Head: var head })
            {
                enquiries.AddRange(head.Enquiries.Values.Where(one => one.Asked.Note?.Person == Person).Select(one => new { Vacancy = campaign, Enquiry = one }));
            }
        }

        return enquiries;
    }

    public async ValueTask<List<OwnAppealTold>> AppealsAsync()
    {
        var appeals = new List<OwnAppealTold>();
        foreach (var appeal in await AppealNamesAsync().ConfigureAwait(false))
        {
            if (await AskAsync(AppealFiles.KeyOf(appeal), new Recruit.Appeals.ReadOwnAppeal()).ConfigureAwait(false) is OwnAppealTold told && told.Statement.Person == Person)
            {
                appeals.Add(told);
            }
        }

        return appeals;
    }

    public async ValueTask<List<object>> AppealEvidenceAsync()
    {
        var files = new List<object>();
        foreach (var document in (await AppealsAsync().ConfigureAwait(false)).SelectMany(one => one.Evidence))
        {
            files.Add(new { document.Kind, document.At, Content = await ReadFileAsync(document.File).ConfigureAwait(false) });
        }

        return files;
    }

    public async ValueTask<RegisterFile?> RegistersAsync() =>
        (await AskAsync(RegisterFile.KeyOf(Person), new ReadRegisterFile()).ConfigureAwait(false) as RegisterFileRead)?.File;

    public async ValueTask<List<OwnNoticesRead>> NoticesAsync()
    {
        var notices = new List<OwnNoticesRead>();
        foreach (var campaign in campaigns.Keys)
        {
            if (await new OwnFiles(parts.Actors).FindCampaignAsync(campaign).ConfigureAwait(false) is { } read)
            {
                var desk = new NoticeDeskId(campaign, ShardId.NumberOf(Person, read.Head.Outline!.Shards));
                if (await AskAsync(desk.Key, new ReadOwnNotices(Person)).ConfigureAwait(false) is OwnNoticesRead own)
                {
                    notices.Add(own);
                }
            }
        }

        return notices;
    }

    /// <summary>Appeals tell the person's record that they are there, also one that nobody opened.</summary>
    private async ValueTask<IEnumerable<Id>> AppealNamesAsync() =>
        (record ?? (await AskAsync(PersonRecord.KeyOf(Person), new ReadCandidate()).ConfigureAwait(false) as CandidateTold)?.Record)?.FiledAppeals.Select(one => one.Appeal) ?? [];

    private async ValueTask<ApplicationFacts?> FindAsync(Id campaign)
    {
        if (await new OwnFiles(parts.Actors).FindCampaignAsync(campaign).ConfigureAwait(false) is not { } read)
        {
            return null;
        }

        for (var from = 0; ; from += ReadApplications.Most)
        {
            if (await AskAsync(OwnFiles.ShardOf(read, campaign, Person), new ReadApplications(from)).ConfigureAwait(false) is not ApplicationsRead { Applications: { IsEmpty: false } page })
            {
                return null;
            }

            if (page.FirstOrDefault(one => one.Key == Person) is { } own)
            {
                return own;
            }
        }
    }

    private async ValueTask<byte[]?> ReadFileAsync(SealedFile file) =>
        await parts.Actors.ReadAttachmentAsync(file.Reference).ConfigureAwait(false) is { } bytes
            ? parts.Seals.Find(Person)?.Open(file.With(bytes).Content)?.Answer.ToArray()
            : null;

    /// <summary>What was answered; the ciphertext of a text is beside the events.</summary>
    private async ValueTask<string?> OpenAsync(SealedAnswer answer, TextReference? text) => Open(
        text is { } beside ? answer with { Bytes = await parts.Actors.ReadAttachmentAsync(beside.Reference).ConfigureAwait(false) ?? default } : answer);

    private string? Open(SealedAnswer answer) =>
        parts.Seals.Find(Person)?.Open(answer) is { } opened ? Encoding.UTF8.GetString(opened.Answer.Span) : null;

    private async ValueTask<Reply> AskAsync(ActorKey key, ActorCommand command) => (await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply;
}
