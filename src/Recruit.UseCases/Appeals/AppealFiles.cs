using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Appeals;
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

    /// <summary>Accounts that marked or rated what the appeal is about. A judge that goes by no account in the facts is not known here.</summary>
    public async ValueTask<ImmutableArray<Id>> JudgesAsync(AppealCase filed)
    {
        var (facts, _) = await new LiveFacts(parts).ReadAsync(filed.Vacancy).ConfigureAwait(false);
        if (facts?.Applicants.FirstOrDefault(one => one.Key == filed.Statement.Person) is not { } applicant)
        {
            return [];
        }

        var members = await MembersAsync(filed, facts.Rules).ConfigureAwait(false);
        return
        [
            .. facts.Handover.Marks.Rows.Concat(facts.Handover.Ratings.Rows)
                .Where(row => row[0] == applicant.Candidate && (filed.Subject.Sitting is not { } sitting || row[1] == sitting.Text) && Id.IsId(row[2]))
                .Select(row => new Id(row[2])).Concat(members).Distinct().Order(),
        ];
    }

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
    public async ValueTask<Refusal?> ObjectionAsync(AppealCase filed, Remedy remedy)
    {
        var (facts, refusal) = await new LiveFacts(parts).ReadAsync(filed.Vacancy).ConfigureAwait(false);
        if (facts is null)
        {
            return refusal;
        }

        var candidate = facts.Applicants.FirstOrDefault(one => one.Key == filed.Statement.Person)?.Candidate;
        var row = remedy.Row;
        ImmutableArray<string> cells =
        [
            NextEvents.NumberAfter(facts).ToString(CultureInfo.InvariantCulture),
            row.Type,
            row.Candidate is null ? "" : candidate ?? "",
            row.Stage?.Text ?? "",
            row.Test?.Text ?? "",
            row.Item?.Text ?? "",
            row.Value ?? "",
            row.Person?.Name ?? "",
            "",
        ];
        return NextEvents.Objection(facts, [cells]);
    }
}
