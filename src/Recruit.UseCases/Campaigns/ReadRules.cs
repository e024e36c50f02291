using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediatR;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Checking;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// The rules of a campaign, drafted or sealed: <see cref="RulesRead"/>. Keys of tests and the words of papers are not in it: nobody takes these to people who will sit the
/// test, whoever wrote them.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadRules(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

/// <summary>The rules of a campaign.</summary>
/// <param name="Status">Where the campaign stands: before its seal the rules can change.</param>
/// <param name="Version">Names these rules: who changes them says which they had read.</param>
/// <param name="Files">By their paths: all but papers, and every test without its keys.</param>
/// <param name="Vacancy">What vacancy.json says.</param>
/// <param name="Terms">Terms in working days.</param>
/// <param name="Appeals">Terms of appeals.</param>
/// <param name="Warnings">Rules that can never work.</param>
/// <param name="Banked">Tests whose keys two people approved in an item bank that keeps them secret. Of all others, but for practice, whoever wrote the rules typed them, and nobody else saw them.</param>
public sealed record RulesRead(
    CampaignStatus Status,
    Digest Version,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files,
    Vacancy Vacancy,
    CampaignTerms Terms,
    AppealTerms Appeals,
    ImmutableArray<RuleWarning> Warnings,
    ImmutableSortedDictionary<Id, TestFromBank> Banked) : Reply;

/// <summary>From which item bank a test is.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="ChallengesUntil">Until when its keys can be challenged, exclusive; the campaign does not end before.</param>
/// <param name="AreWordsTyped">Whether candidates read other words than were reviewed in the bank.</param>
public sealed record TestFromBank(Id Bank, Instant ChallengesUntil, bool AreWordsTyped);

internal sealed class ReadRulesHandler(ServiceParts parts) : IRequestHandler<ReadRules, Reply>
{
    public async Task<Reply> Handle(ReadRules request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead read)
        {
            return answer.Reply;
        }

        var reference = read.Head.Definition.Reference;
        var rules = read.Head.Sealed is not null
            ? await parts.SealedRules.ReadAsync(parts, request.Campaign, reference).ConfigureAwait(false)
            : SealedRules.Read(Definitions.Unpack(await new Definitions(parts).ReadAsync(request.Campaign, reference).ConfigureAwait(false)));
        return new RulesRead(
            read.Status, reference, Shown(rules.Files), rules.Rules.Vacancy, rules.Conduct.Terms, rules.Appeals, [.. RuleWarnings.Of(rules.Rules)],
            read.Head.Banked.ToImmutableSortedDictionary(
                one => one.Key, one => new TestFromBank(one.Value.Bank, read.Head.ChallengeTerms[one.Key], one.Value.AreWordsTyped)));
    }

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Shown(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        foreach (var (path, content) in files)
        {
            files = PaperFile.IsPaper(path) ? files.Remove(path)
                : TestFile.IsTest(path) ? files.SetItem(path, WithoutKeys(RuleEdit.Read(content)))
                : files;
        }

        return files;
    }

    private static byte[] WithoutKeys(JsonObject test)
    {
        foreach (var item in test["sections"]!.AsArray().SelectMany(section => section!["items"]!.AsArray()))
        {
            item!.AsObject().Remove("keys");
        }

        return RuleEdit.Write(test);
    }
}
