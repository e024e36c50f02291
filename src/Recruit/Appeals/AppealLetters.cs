using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Vacancies;

namespace Recruit.Appeals;

/// <summary>
/// What an appeal tells other actors; the one place where it does. The person's record learns that the appeal was filed and that it was closed, the
/// campaign the same, because it does not end before, and what changes by it; the campaign has the person told of a decision. The letters are stored with what happened, so a decision that was approved reaches the campaign.
/// </summary>
internal static class AppealLetters
{
    private const int NoticeIdStem = 32;

    public static Decision Filed(Appeal state, AppealFiled happened) => new(
        AppealRules.Own(state.Evolve(happened)),
        [happened],
        [
            ToPerson(happened.Case, new IndexAppeal(happened.Case.Vacancy, state.Id, happened.Act.At)),
            ToPerson(happened.Case, Notice(state.Id, happened.Case, "filed", "appeal-received")),
            ToCampaign(state.Id, happened.Case, AppealState.Open),
        ]);

    public static Decision Closed(Appeal state, ActorEvent happened)
    {
        var next = state.Evolve(happened);
        Message[] letters =
        [
            ToPerson(state.Case!, Notice(state.Id, state.Case!, "closed", "appeal-closed")),
            ToCampaign(state.Id, state.Case!, AppealState.Decided),
        ];
        return new Decision(
            AppealRules.Stands(next),
            [happened],
            happened is AppealDecided { Remedy: { } remedy } decided ? [ToCampaign(state, remedy, decided), .. letters] : [.. letters]);
    }

    public static Decision Withdrawn(Appeal state, AppealWithdrawn happened) =>
        new(AppealRules.Own(state.Evolve(happened)), [happened], [ToCampaign(state.Id, state.Case!, AppealState.Withdrawn)]);

    private static Message ToCampaign(Appeal state, Remedy remedy, AppealDecided decided) =>
        new(CampaignKey.Of(state.Case!.Vacancy), new RecordRemedy(state.Id, [state.Case.RowOf(remedy)], state.Proposal!.Act, decided.Act));

    private static Message ToCampaign(Id appeal, AppealCase filed, AppealState state) =>
        new(CampaignKey.Of(filed.Vacancy), new NoteAppeal(appeal, filed.Statement.Person, state));

    private static Message ToPerson(AppealCase filed, ActorCommand command) => new(new ActorKey(CandidateKind.KindName, filed.Person.Text), command);

    /// <summary>The notice says only that there is something to read; the decision is read in the appeal.</summary>
    private static TellCandidate Notice(Id appeal, AppealCase filed, string ending, string kind) => new(
        new Id($"{appeal.Text[..Math.Min(NoticeIdStem, appeal.Text.Length)]}-{ending}"),
        new Id(kind),
        ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("appeal"), appeal.Text),
        filed.Vacancy);
}
