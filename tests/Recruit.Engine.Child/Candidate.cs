using System.Globalization;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Engine.Child;

/// <summary>One candidate and the device it sits at: names the attempt and sends what the person does through the door.</summary>
internal sealed class Candidate(Service service, int number, int shards)
{
    private readonly ShardId shard = new(Papers.Campaign, number % shards);
    private readonly Id attempt = new(string.Create(CultureInfo.InvariantCulture, $"a{number}"));
    private readonly FormSeed seed = new(1, (ulong)number);
    private int slot = AttemptRef.Unknown;

    public int Number => number;

    /// <summary>Of the device.</summary>
    public int Epoch { get; set; }

    /// <summary>Number of the last save. It grows over all devices of the candidate, so that it names a save.</summary>
    public uint Sequence { get; set; }

    /// <summary>The newest device that has sent a save, and the highest number that it gave.</summary>
    public (int Epoch, uint Sequence) Sent { get; set; }

    private AttemptRef Reference => new(attempt, slot);

    public async Task DealAsync()
    {
        var answer = await service.Actors.AskAsync(shard.Key, new DealForm(
            attempt, service.Papers.Of(number).Plan.Test, Persons.KeyOf(number), TimeRatio.One, seed));
        slot = ((AttemptDealt)answer.Reply).Slot;
    }

    public ValueTask<Answer> StartAsync() => service.Door.StartAsync(shard, Reference);

    public ValueTask<Answer> SaveAsync(int position, uint sequence, int epoch)
    {
        if ((epoch, sequence).CompareTo(Sent) > 0)
        {
            Sent = (epoch, sequence);
        }

        return service.Door.SaveAsync(Credential(epoch), position, sequence, Given.Salt(number, position, sequence), Given.Content(number, position, sequence));
    }

    public ValueTask<Answer> ContactAsync() => service.Door.ContactAsync(Credential(Epoch));

    public ValueTask<Answer> TakeOverAsync(OperationId operation) => service.Door.TakeOverAsync(shard, Reference, operation);

    public ValueTask<Answer> GrantAsync(OperationId operation, long milliseconds) =>
        service.Actors.AskAsync(shard.Key, new GrantExtra(Reference, milliseconds, new Id("official"), new Id("noise")), operation);

    public ValueTask<Answer> SubmitAsync() => service.Door.SubmitAsync(Credential(Epoch), Sent.Epoch == Epoch ? Sent.Sequence : 0);

    public async Task<AttemptRead> ReadAsync() => (AttemptRead)(await service.Actors.AskAsync(shard.Key, new ReadAttempt(Reference))).Reply;

    /// <summary>What a device is given to go on with.</summary>
    public async Task<AnswersRestored> RestoreAsync() => (AnswersRestored)(await service.Door.ReadBackAsync(Credential(Epoch))).Reply;

    /// <summary>The device kept it from its start or takeover.</summary>
    private string Credential(int epoch) => service.Credentials.Sign(new AttemptCredential(
        shard, slot, attempt, service.Papers.Of(number).Plan.Test, Persons.KeyOf(number), seed, epoch));
}

/// <summary>What candidates come to.</summary>
/// <param name="Actors">The engine.</param>
/// <param name="Papers">What is sat.</param>
/// <param name="Credentials">Of devices.</param>
/// <param name="Door">The way in.</param>
internal sealed record Service(IActors Actors, Papers Papers, AttemptCredentials Credentials, AttemptDoor Door)
{
    public static Service Of(IActors actors, ChildOptions options, PersonSeals persons)
    {
        Span<byte> secret = stackalloc byte[AttemptCredentials.KeyLengthMin];
        secret.Fill(7);
        var (papers, credentials) = (new Papers(options), new AttemptCredentials(secret));
        return new Service(actors, papers, credentials, new AttemptDoor(actors, credentials, persons, new PaperKeys(secret), papers, options.Attempts * 2));
    }
}
