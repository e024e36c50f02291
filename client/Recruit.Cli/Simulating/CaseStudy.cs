using System.Buffers.Binary;
using System.Text;
using Recruit.Sittings;
using Recruit.UseCases.Sittings;

namespace Recruit.Cli.Simulating;

/// <summary>Those who are admitted write the case study: a draft, then the text, which some send twice.</summary>
internal sealed class CaseStudy(SimulatedService service, Pool pool, Tally tally)
{
    /// <summary>Lets them write.</summary>
    public async Task WriteAsync(IReadOnlyCollection<int> group)
    {
        foreach (var wave in Crowd.Waves(group))
        {
            await Crowd.EachAsync(wave, WriteAsync);
        }
    }

    private async Task WriteAsync(int number)
    {
        var who = pool.People[number];
        var found = await service.AskAsync<OwnSittingFound>(
            new FindOwnSitting(pool[number], SimulatedService.Fresh, SimulatedVacancy.Campaign, SimulatedVacancy.Case));
        var entered = (AttemptEntered)(await service.Door.StartAsync(found.Shard, found.Attempt)).Reply;
        var text = pool.People.TextOf(who);
        foreach (var (place, content) in ((string[])[$"{text} …", text]).Index())
        {
            var salt = new byte[16];
            BinaryPrimitives.WriteInt32BigEndian(salt, number);
            salt[^1] = (byte)place;
            for (var times = who.Habits.LosesReplies ? 2 : 1; times > 0; times--)
            {
                var reply = (await service.Door.SaveAsync(entered.Credential, 0, (uint)place + 1, salt, Encoding.UTF8.GetBytes(content))).Reply;
                SimulationException.Demand(reply is SaveTaken, $"the text of {who.SignInName} was not taken");
            }

            pool.Acknowledge(number, content);
            tally.Count(Deed.TextsSaved);
        }

        if (!who.Habits.WalksAway)
        {
            SimulationException.Demand((await service.Door.SubmitAsync(entered.Credential, 2)).Reply is SubmissionReceipt, $"{who.SignInName} could not hand in");
        }
    }
}
