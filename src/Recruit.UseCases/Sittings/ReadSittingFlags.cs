using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// What the devices of a campaign's attempts show that people should look at: <see cref="SittingFlagsRead"/>. Nothing follows from a flag by itself:
/// what is done about an attempt is a step of the campaign that two people take.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="From">The first flag, from 0.</param>
public sealed record ReadSittingFlags(Caller By, OperationId Operation, Id Campaign, int From = 0) : UseCase(By, Operation), IReadsEverybody
{
    /// <summary>Most flags of one answer.</summary>
    public const int FlagsMost = 200;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("devices")];
}

/// <summary>Flags, by kind and time: attempts by their names and no scores.</summary>
/// <param name="Flags">At most <see cref="ReadSittingFlags.FlagsMost"/>.</param>
/// <param name="Total">How many there are.</param>
public sealed record SittingFlagsRead(ImmutableArray<DeviceFlag> Flags, int Total) : Reply;

internal sealed class ReadSittingFlagsValidator : AbstractValidator<ReadSittingFlags>
{
    public ReadSittingFlagsValidator() => RuleFor(one => one.From).GreaterThanOrEqualTo(0);
}

internal sealed class ReadSittingFlagsHandler(ServiceParts parts) : IRequestHandler<ReadSittingFlags, Reply>
{
    public async Task<Reply> Handle(ReadSittingFlags request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var attempts = new List<AttemptDevices>();
        for (var shard = 0; shard < rules.Conduct.Shards; shard++)
        {
            var key = new ShardId(request.Campaign, shard).Key;
            for (var (from, total) = (0, 1); from < total;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var answer = await parts.Actors.AskAsync(key, new ReadDevices(from)).ConfigureAwait(false);
                if (answer.Reply is not DevicesRead read)
                {
                    return answer.Reply;
                }

                attempts.AddRange(read.Attempts);
                (from, total) = (read.Next, read.Total);
            }
        }

        var shared = rules.Sittings.Where(one => one.SharedDevices).Select(one => one.Plan.Test).ToHashSet();
        var flags = DeviceFlags.Of(attempts, shared);
        return new SittingFlagsRead([.. flags.Skip(request.From).Take(ReadSittingFlags.FlagsMost)], flags.Length);
    }
}
