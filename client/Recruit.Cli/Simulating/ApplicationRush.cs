using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Synthetic.Live;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using BeginSignIn = Recruit.UseCases.Accounts.BeginSignIn;
using FinishSignIn = Recruit.UseCases.Accounts.FinishSignIn;
using SignedIn = Recruit.UseCases.Accounts.SignedIn;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.Cli.Simulating;

/// <summary>People open accounts, sign in, say who they are and apply, most of them in the first hours and on the last evening.</summary>
internal sealed class ApplicationRush(SimulatedService service, Pool pool, Tally tally)
{
    /// <summary>Hash of a password that nobody types: checking passwords is the pages' matter.</summary>
    private const string Verifier = "simulated";

    private static readonly Digest Consent = Digest.Of("I agree."u8);

    /// <summary>Lets everybody apply.</summary>
    /// <param name="show">Told how many have.</param>
    public async Task ApplyAsync(Action<long> show)
    {
        var (done, waves) = (0, Crowd.Waves(pool.Numbers).ToArray());
        foreach (var (place, wave) in waves.Index())
        {
            service.Time.MoveTo(SimulatedVacancy.Opening + ArrivalOf(place, waves.Length));
            await Crowd.EachAsync(wave, ApplyAsync);
            show(done += wave.Length);
        }
    }

    /// <summary>Some withdraw before they sit anything.</summary>
    public Task WithdrawAsync() => WithdrawAsync(SimulatedVacancy.Law, who => who.Habits.WithdrawsBeforeTest, [.. pool.Staying]);

    /// <summary>Those of a group who wish it withdraw.</summary>
    /// <param name="from">From which stage on.</param>
    /// <param name="wishes">Whether somebody does.</param>
    /// <param name="group">Of whom.</param>
    public async Task WithdrawAsync(Id from, Func<LiveApplicant, bool> wishes, IReadOnlyList<int> group)
    {
        // Events have an order, and lists tell it: one after the other.
        foreach (var number in group.Where(number => wishes(pool.People[number])))
        {
            await service.AskAsync<Campaigns.EventsTaken>(new Withdraw(pool[number], SimulatedService.Fresh, SimulatedVacancy.Campaign, from));
            pool.Left.Add(number);
            tally.Count(Deed.Withdrawals);
        }
    }

    /// <summary>When a wave arrives: half of all within two hours, a quarter spread over the days, the last quarter on the last evening.</summary>
    private static TimeSpan ArrivalOf(int wave, int waves)
    {
        var part = (double)wave / waves;
        return part < 0.5 ? TimeSpan.FromHours(4 * part)
            : part < 0.75 ? TimeSpan.FromHours(2 + ((part - 0.5) * 400))
            : TimeSpan.FromHours(24 * 6.5) + TimeSpan.FromHours((part - 0.75) * 20);
    }

    private async Task ApplyAsync(int number)
    {
        var who = pool.People[number];
        var opened = await service.AskAsync<AccountOpened>(new OpenAccount(SimulatedService.Fresh, who.SignInName, Verifier));
        var challenge = await service.AskAsync<SignInChallenge>(new BeginSignIn(SimulatedService.Fresh, who.SignInName));
        var secret = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await service.AskAsync<SignedIn>(new FinishSignIn(SimulatedService.Fresh, who.SignInName, challenge.Number, [Factor.Password], secret));
        var session = await service.AskAsync<SessionResumed>(new ResumeSession(SimulatedService.Fresh, opened.Account, secret));
        pool.SignedIn(number, session.Caller);
        await service.AskAsync<PersonTold>(new ProveIdentity(session.Caller, SimulatedService.Fresh, who.PersonalNumber));

        var wish = new SubmitApplication(session.Caller, SimulatedService.Fresh, SimulatedVacancy.Campaign, FieldsOf(who), Consent);
        if (who.Habits.AppliesTwice)
        {
            var replies = await Task.WhenAll(service.AskAsync<ApplicationTaken>(wish), service.AskAsync<ApplicationTaken>(wish));
            SimulationException.Demand(replies[0] == replies[1], $"{who.SignInName} applied twice and was told two things");
            tally.Count(Deed.DoubledApplications);
        }
        else
        {
            await service.AskAsync<ApplicationTaken>(wish);
        }

        tally.Count(Deed.Applications);
    }

    private static ImmutableSortedDictionary<Id, string> FieldsOf(LiveApplicant who) => ImmutableSortedDictionary<Id, string>.Empty
        .Add(SimulatedVacancy.Name, who.Name)
        .Add(SimulatedVacancy.Informed, Flag(who.Informed))
        .Add(SimulatedVacancy.Citizen, Flag(who.Citizen))
        .Add(SimulatedVacancy.Degree, who.Degree)
        .Add(SimulatedVacancy.Rural, Flag(who.Rural));

    private static string Flag(bool value) => value ? "yes" : "no";
}
