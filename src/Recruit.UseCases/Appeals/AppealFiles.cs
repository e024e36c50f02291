using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>Appeals as those who work on them ask for them: by campaign and name. One of another campaign is not found.</summary>
internal sealed class AppealFiles(ServiceParts parts)
{
    private static readonly Id Judged = new("judged-it");

    /// <summary>The actor.</summary>
    public static ActorKey KeyOf(Id appeal) => new(DataMap.Appeal, appeal.Text);

    /// <summary>The whole file; nothing if there is none in this campaign.</summary>
    public async ValueTask<AppealTold?> FindAsync(Id campaign, Id appeal) =>
        (await parts.Actors.AskAsync(KeyOf(appeal), new Recruit.Appeals.ReadAppeal()).ConfigureAwait(false)).Reply is AppealTold { Appeal.Case: { } filed } told
            && filed.Vacancy == campaign
            ? told
            : null;

    /// <summary>Asks an appeal of this campaign.</summary>
    public async ValueTask<Reply> AskAsync(Id campaign, Id appeal, ActorCommand command, OperationId operation) =>
        await FindAsync(campaign, appeal).ConfigureAwait(false) is null
            ? Refusal.Because(UseCaseRefusals.NotFound)
            : (await parts.Actors.AskAsync(KeyOf(appeal), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>
    /// Asks an open appeal of this campaign for a step that decides something, after everybody who judged what it is about was put on record as not
    /// free: so none of them takes that step, or any later one.
    /// </summary>
    public async ValueTask<Reply> AskOthersAsync(OfficialUseCase request, Id campaign, Id appeal, ActorCommand command)
    {
        if (await FindAsync(campaign, appeal).ConfigureAwait(false) is not { Appeal: { Case: { } filed } found })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        foreach (var judge in found.IsOpen ? (await JudgesAsync(filed).ConfigureAwait(false)).Except(found.Conflicts) : [])
        {
            var declare = new DeclareConflict(request.Mandate with { Reason = Judged }, judge);
            if ((await parts.Actors.AskAsync(KeyOf(appeal), declare, request.PartOf($"judge {judge}")).ConfigureAwait(false)).Reply is Refusal refusal)
            {
                return refusal;
            }
        }

        return (await parts.Actors.AskAsync(KeyOf(appeal), command, request.Operation).ConfigureAwait(false)).Reply;
    }

    /// <summary>
    /// Accounts that marked or rated what the appeal is about, or recorded or approved an event by which it was decided. A judge that goes by no
    /// account in the facts is not known here.
    /// </summary>
    private async ValueTask<ImmutableArray<Id>> JudgesAsync(AppealCase filed)
    {
        var (facts, _) = await new LiveFacts(parts).ReadAsync(filed.Vacancy).ConfigureAwait(false);
        if (facts?.Applicants.FirstOrDefault(one => one.Key == filed.Statement.Person) is not { } applicant)
        {
            return [];
        }

        var members = await MembersAsync(filed, facts.Rules).ConfigureAwait(false);
        var recorders = await RecordersAsync(filed, facts).ConfigureAwait(false);
        return
        [
            .. facts.Handover.Marks.Rows.Concat(facts.Handover.Ratings.Rows)
                .Where(row => row[0] == applicant.Candidate && (filed.Subject.Sitting is not { } sitting || row[1] == sitting.Text) && Id.IsId(row[2]))
                .Select(row => new Id(row[2])).Concat(members).Concat(recorders).Distinct().Order(),
        ];
    }

    /// <summary>Who recorded, and who approved, official events about the person or the item that the released lists counted with.</summary>
    private async ValueTask<List<Id>> RecordersAsync(AppealCase filed, LiveCampaignFacts facts)
    {
        var recorders = new List<Id>();
        var through = facts.Head.LastReleased?.EventsThrough ?? 0;
        for (EventsRead? read = null; read is null or { HasMore: true };)
        {
            var after = new ReadEvents(read is null ? 0 : read.Events[^1].Sequence);
            read = (EventsRead)(await parts.Actors.AskAsync(CampaignKey.Of(filed.Vacancy), after).ConfigureAwait(false)).Reply;
            recorders.AddRange(
                from one in read.Events
                where one.Sequence <= through && !RegisteredEvent.IsPersonal(one.Row.Type) && IsAbout(one.Row, filed)
                from act in (Act?[])[one.Act, one.Approved]
                where act is not null
                select act.By);
        }

        return recorders;
    }

    /// <summary>An event about the person, or about the item that the appeal names; what was decided about everybody else's items concerns it too little.</summary>
    private static bool IsAbout(Recruit.Campaigns.EventRow row, AppealCase filed) => row.Candidate is null
        ? row.Item is { } item && item == filed.Subject.Item
        : row.Candidate == filed.Statement.Person && (filed.Subject.Item is null || row.Item is null || row.Item == filed.Subject.Item);

    /// <summary>Accounts of the panels that heard the person here; rows bear the names that the vacancy declares.</summary>
    private async ValueTask<List<Id>> MembersAsync(AppealCase filed, SealedRules rules)
    {
        var members = new List<Id>();
        foreach (var panel in rules.Rules.Vacancy.Panels.Where(one => filed.Subject.Sitting is not { } sitting || one.Id == sitting))
        {
            var number = CandidateNumbers.OfPanel(parts, filed.Vacancy, panel.Id).Of(filed.Statement.Person);
            var answer = await parts.Actors.AskAsync(PanelDesk.KeyOf(filed.Vacancy, panel.Id), new ReadPanel(number)).ConfigureAwait(false);
            if (answer.Reply is PanelRead { Finalists.IsEmpty: false } read)
            {
                members.AddRange(read.Charter.Members.Select(member => member.Account));
            }
        }

        return members;
    }

    /// <summary>What the rules have against a remedy: the campaign as it is, with the remedy as its next event.</summary>
    public async ValueTask<Refusal?> ObjectionAsync(Appeal appeal, Mandate mandate, Remedy remedy) =>
        (await JudgeAsync(appeal, mandate, remedy).ConfigureAwait(false)).Refusal;

    /// <summary>
    /// The same before somebody approves it. The campaign is told what to expect, so that nothing that excludes it is recorded until it comes, however
    /// close together.
    /// </summary>
    public async ValueTask<Refusal?> LastObjectionAsync(Appeal appeal, Mandate mandate, Remedy remedy)
    {
        var (standing, refusal) = await JudgeAsync(appeal, mandate, remedy).ConfigureAwait(false);
        if (standing is null)
        {
            return refusal;
        }

        var expect = new ExpectRemedy(appeal.Id, appeal.Case!.RowOf(remedy), standing.LastEvent, standing.Head.ExpectedRemedies);
        return (await parts.Actors.AskAsync(CampaignKey.Of(appeal.Case.Vacancy), expect).ConfigureAwait(false)).Reply as Refusal;
    }

    /// <summary>Where the campaign stands, if the rules have nothing against a remedy as its next event.</summary>
    private async ValueTask<(CampaignRead? Standing, Refusal? Refusal)> JudgeAsync(Appeal appeal, Mandate mandate, Remedy remedy)
    {
        var filed = appeal.Case!;
        var reply = (await parts.Actors.AskAsync(CampaignKey.Of(filed.Vacancy), new ReadCampaign()).ConfigureAwait(false)).Reply;
        if (reply is not CampaignRead standing)
        {
            return (null, reply as Refusal ?? Refusal.Because(UseCaseRefusals.NotFound));
        }

        return await new NextEvents(parts).ObjectionAsync(filed.Vacancy, mandate, [filed.RowOf(remedy)], standing, appeal.Id).ConfigureAwait(false) is { } refusal
            ? (null, refusal)
            : (standing, null);
    }
}
