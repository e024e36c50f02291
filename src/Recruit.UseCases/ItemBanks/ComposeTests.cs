using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>Something about a test that a campaign has from an item bank; both are of the caller's agency.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy; it may still have to be drafted.</param>
/// <param name="Test">Id of the test.</param>
public abstract record ComposedTestUseCase(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test)
    : BankUseCase(By, Operation, Reason, Bank), IAboutCampaign
{
    bool IAboutCampaign.MayBeNew => true;
}

/// <summary>Composes a test of versions that may stand in it: <see cref="CompositionShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test in it.</param>
/// <param name="Use">Whether it counts.</param>
/// <param name="Closes">When its last sitting is over: until then its items stay secret, from then on keys may be challenged.</param>
/// <param name="Languages">Every item must be written in all of them.</param>
/// <param name="Sections">In the order of the test.</param>
/// <param name="ChallengeDays">Working days after the test in which keys may be challenged, 0 to <see cref="ChallengeDaysMax"/>.</param>
/// <param name="DecisionDays">Working days in which a challenge is decided, 1 to <see cref="ChallengeDaysMax"/>.</param>
public sealed record ComposeTest(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Bank,
    Id Campaign,
    Id Test,
    TestUse Use,
    Instant Closes,
    ImmutableArray<Language> Languages,
    ImmutableArray<ChosenSection> Sections,
    int ChallengeDays,
    int DecisionDays) : ComposedTestUseCase(By, Operation, Reason, Bank, Campaign, Test)
{
    /// <summary>Most working days for challenges, and for deciding one: the campaign does not end before they are over.</summary>
    public const int ChallengeDaysMax = 60;
}

/// <summary>Reads of what a test is composed: <see cref="CompositionShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test in it.</param>
public sealed record ReadComposition(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test) : BankUseCase(By, Operation, Reason, Bank);

/// <summary>Of what a test is composed; neither words nor keys.</summary>
/// <param name="Plan">Sections and terms.</param>
/// <param name="Pretest">Items that are tried out only.</param>
public sealed record CompositionShown(TestPlan Plan, ImmutableArray<Id> Pretest) : Reply;

/// <summary>
/// Gives a composed test up: <see cref="TestIsDropped"/>. Once the rules of its campaign are sealed with it it stays (rules-sealed), because from then on people may sit it.
/// Whoever may use the bank may do so, whosever the campaign is: another agency may have taken its id since.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test in it.</param>
public sealed record DropTest(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test) : BankUseCase(By, Operation, Reason, Bank);

/// <summary>
/// Counts how many sat a test here and tells the bank, which keeps how far its items have become known: <see cref="SittingsAre"/>. A test of that name that the campaign
/// has from elsewhere is none of the bank's (unknown-test).
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Test">Id of the test in it.</param>
public sealed record ReportSittings(Caller By, OperationId Operation, Id Reason, Id Bank, Id Campaign, Id Test)
    : ComposedTestUseCase(By, Operation, Reason, Bank, Campaign, Test);

internal sealed class ComposeTestValidator : AbstractValidator<ComposeTest>
{
    /// <summary>So that days can be counted from it by the calendar.</summary>
    private static readonly Instant ClosesBefore = Instant.Of(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public ComposeTestValidator()
    {
        RuleFor(one => one.Closes).Must(closes => closes.Milliseconds >= 0 && closes < ClosesBefore).WithMessage("a moment of the years 1970 to 2199");
        RuleFor(one => one.By.Agency).NotNull().WithMessage("a campaign belongs to an agency");
        RuleFor(one => one.Use).IsInEnum();
        RuleForEach(one => one.Languages).IsInEnum();
        RuleFor(one => one.ChallengeDays).InclusiveBetween(0, ComposeTest.ChallengeDaysMax);
        RuleFor(one => one.DecisionDays).InclusiveBetween(1, ComposeTest.ChallengeDaysMax);
    }
}

internal sealed class ComposeTestHandler(ServiceParts parts) : IRequestHandler<ComposeTest, Reply>
{
    public async Task<Reply> Handle(ComposeTest request, CancellationToken cancellationToken)
    {
        var calendar = await new AgencyFiles(parts).CalendarAsync(request.By.Agency).ConfigureAwait(false);
        var challenges = new ChallengeTerms(calendar, request.ChallengeDays, Roles.Holder(Role.AgencyOfficer), request.DecisionDays);
        var plan = new TestPlan(request.Campaign, request.Test, request.Use, request.Closes, request.Languages, request.Sections, challenges);
        return Compositions.Shown(await new BankFiles(parts)
            .AskAsync(request.Bank, new Recruit.ItemBanks.ComposeTest(request.Mandate, plan), request.Operation).ConfigureAwait(false));
    }
}

internal sealed class ReadCompositionHandler(ServiceParts parts) : IRequestHandler<ReadComposition, Reply>
{
    public async Task<Reply> Handle(ReadComposition request, CancellationToken cancellationToken) => Compositions.Shown(
        await new BankFiles(parts).AskAsync(request.Bank, new ReadTest(request.Campaign, request.Test)).ConfigureAwait(false));
}

internal sealed class DropTestHandler(ServiceParts parts) : IRequestHandler<DropTest, Reply>
{
    public async Task<Reply> Handle(DropTest request, CancellationToken cancellationToken)
    {
        var campaign = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;
        return campaign switch
        {
            CampaignRead { Head: { Sealed: not null } head } when await new BankFiles(parts).IsFromAsync(request.Bank, request.Campaign, request.Test, head).ConfigureAwait(false) => Refusal.Because(CampaignRefusals.IsSealed),

            // Nothing is sealed of a campaign that is not there, and of others the rules may be without this test.
            CampaignRead or Refusal => await new BankFiles(parts).AskAsync(
                request.Bank, new Recruit.ItemBanks.DropTest(request.Mandate, request.Campaign, request.Test), request.Operation).ConfigureAwait(false),
            _ => campaign,
        };
    }
}

internal sealed class ReportSittingsHandler(ServiceParts parts) : IRequestHandler<ReportSittings, Reply>
{
    public async Task<Reply> Handle(ReportSittings request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        if ((await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is not CampaignRead { Head: var head }
            || !await new BankFiles(parts).IsFromAsync(request.Bank, request.Campaign, request.Test, head).ConfigureAwait(false))
        {
            return Refusal.Because(ItemBankRefusals.UnknownTest);
        }

        var sittings = 0L;
        for (var shard = 0; shard < rules.Conduct.Shards; shard++)
        {
            sittings += await CountAsync(new ShardId(request.Campaign, shard), request.Test).ConfigureAwait(false);
        }

        // Without the operation's name: asked again, more may have sat it, and a count that is no news changes nothing.
        return await new BankFiles(parts).AskAsync(
            request.Bank, new Recruit.ItemBanks.ReportSittings(request.Mandate, request.Campaign, request.Test, sittings)).ConfigureAwait(false);
    }

    private async ValueTask<long> CountAsync(ShardId shard, Id test)
    {
        var started = 0L;
        for (var from = 0; ;)
        {
            var answer = await parts.Actors.AskAsync(shard.Key, new ReadAttempts(from)).ConfigureAwait(false);
            if (answer.Reply is not AttemptsRead page)
            {
                throw new InvalidOperationException($"{shard} does not tell its attempts: {answer.Reply}.");
            }

            started += page.Attempts.Count(attempt => attempt.Test == test && attempt.Started is not null);
            from += page.Attempts.Length;
            if (from >= page.Total)
            {
                return started;
            }
        }
    }
}

/// <summary>Composed tests without what is sealed in them.</summary>
internal static class Compositions
{
    public static Reply Shown(Reply reply) => reply is TestIsComposed composed
        ? new CompositionShown(composed.Plan, [.. composed.Items.Where(item => item.Pretest).Select(item => item.Item)])
        : reply;
}
