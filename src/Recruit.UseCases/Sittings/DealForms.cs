using System.Buffers.Binary;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// Makes the sittings of an open campaign ready: tells every shard how each test and exercise is sat, and deals a form to everybody who applied and
/// was not dealt one, with the time that was granted to them. Asked again it deals to those who came since, and what was granted since counts for
/// who has not started. <see cref="FormsDealt"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record DealForms(Caller By, OperationId Operation, Id Reason, Id Campaign) : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>Who can sit what.</summary>
/// <param name="Attempts">Forms that are dealt, those of earlier too.</param>
/// <param name="SatElsewhere">Sittings that were held elsewhere, for which no form is dealt.</param>
public sealed record FormsDealt(int Attempts, int SatElsewhere) : Reply;

internal sealed class DealFormsHandler(ServiceParts parts) : IRequestHandler<DealForms, Reply>
{
    /// <summary>To how many people forms are dealt side by side: one at a time would wait for the disk hundreds of thousands of times.</summary>
    private const int AtOnce = 256;

    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(DealForms request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var (dealt, elsewhere) = (0, 0);
        for (var shard = 0; shard < rules.Conduct.Shards; shard++)
        {
            var key = new ShardId(request.Campaign, shard).Key;
            foreach (var sitting in rules.Sittings)
            {
                if (await AskAsync(key, new PlanSitting(request.Campaign, sitting.Items, sitting.Plan)).ConfigureAwait(false) is Refusal unplanned)
                {
                    return unplanned;
                }
            }

            foreach (var people in (await ApplicantsAsync(key).ConfigureAwait(false)).Chunk(AtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var reply in await Task.WhenAll(people.Select(person => DealAsync(request.Campaign, rules, key, person))).ConfigureAwait(false))
                {
                    if (reply is not FormsDealt forms)
                    {
                        return reply;
                    }

                    (dealt, elsewhere) = (dealt + forms.Attempts, elsewhere + forms.SatElsewhere);
                }
            }
        }

        return new FormsDealt(dealt, elsewhere);
    }

    /// <summary>Deals one person a form of everything; how many, or the first reply that is another.</summary>
    private async Task<Reply> DealAsync(Id campaign, SealedRules rules, ActorKey shard, PersonKeyId person)
    {
        var (dealt, elsewhere) = (0, 0);
        var granted = await Granted.OfAsync(parts.Actors, campaign, person).ConfigureAwait(false);
        foreach (var sitting in rules.Sittings)
        {
            switch (await AskAsync(shard, FormOf(campaign, sitting, person, granted.TimeAt(sitting))).ConfigureAwait(false))
            {
                // What somebody has started stands, whatever was granted since.
                case AttemptDealt or Refusal { Code: SittingRefusals.DealtOtherwise }:
                    dealt++;
                    break;
                case Refusal { Code: ApplyingRefusals.SatElsewhere }:
                    elsewhere++;
                    break;

                // What is fixed, or cannot be started any more, is sat by nobody; whoever was dealt no form of it is waited for by its closing.
                case Refusal { Code: ApplyingRefusals.FactsFrozen or SittingRefusals.StartClosed }:
                    break;
                case var other:
                    return other;
            }
        }

        return new FormsDealt(dealt, elsewhere);
    }

    /// <summary>The form follows from secrets of the service and is recorded by its seed; nobody can choose it, and a repeat deals the same.</summary>
    private DealForm FormOf(Id campaign, PlannedSitting sitting, PersonKeyId person, TimeRatio adjustment)
    {
        var seed = definitions.SaltOf(campaign, $"form {sitting.Plan.Test} {person.Value:N}");
        return new DealForm(
            AttemptNames.Of(definitions, campaign, sitting.Plan.Test, person),
            sitting.Plan.Test,
            person,
            adjustment,
            new FormSeed(BinaryPrimitives.ReadUInt64BigEndian(seed), BinaryPrimitives.ReadUInt64BigEndian(seed.AsSpan(8))));
    }

    private async ValueTask<List<PersonKeyId>> ApplicantsAsync(ActorKey shard)
    {
        var people = new List<PersonKeyId>();
        while (await AskAsync(shard, new ReadApplications(people.Count)).ConfigureAwait(false) is ApplicationsRead { Applications: { IsEmpty: false } page })
        {
            people.AddRange(page.Select(one => one.Key));
        }

        return people;
    }

    private async ValueTask<Reply> AskAsync(ActorKey shard, ActorCommand command) => (await parts.Actors.AskAsync(shard, command).ConfigureAwait(false)).Reply;
}
