using System.CommandLine;
using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Live;
using Recruit.Mail;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary>
/// <c>recruit notices</c>: hands the notices of live campaigns to a mail system until it is stopped. What was handed over is noted, so stopped or
/// killed at any instant and started again it goes on; what was under way at a kill may come twice, under the same name.
/// </summary>
internal static class NoticesCommand
{
    private const int PauseSeconds = 15;

    public static Command Create(Terminal terminal)
    {
        var (options, post) = (new LiveOptions(), new PostOptions());
        var vacancies = new Argument<string[]>("vacancy") { Description = "Ids of the vacancies whose notices are handed over.", Arity = ArgumentArity.OneOrMore };
        vacancies.Validators.Add(result => LiveOptions.DemandId(result, "vacancy"));
        var once = new Option<bool>("--once") { Description = "Hands over what is due now and ends." };
        var pause = Arguments.Whole("--pause", 1, 3600, $"Seconds between two rounds, {PauseSeconds} if not told; more while the mail system takes nothing.");
        var command = new CommandWithExamples(
            "notices",
            "Hands the notices of live campaigns to a mail system, each in the language of its recipient, until it is stopped (Ctrl-C). What the mail system has is noted; started again it goes on. Whoever has the key folder can read the addresses.",
            "recruit notices kz-entry-test --data data --keys keys --from noreply@recruit.example --site https://recruit.example/me --pickup /var/spool/recruit",
            "recruit notices kz-entry-test --data data --keys keys --from noreply@recruit.example --site https://recruit.example/me --smtp mail.example:587")
        {
            vacancies,
        };
        options.AddFoldersTo(command);
        post.AddTo(command);
        command.Options.Add(once);
        command.Options.Add(pause);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            [.. parsed.GetRequiredValue(vacancies).Distinct().Select(id => new Id(id))],
            options.Place(parsed),
            post.Read(parsed),
            parsed.GetValue(once) ? null : TimeSpan.FromSeconds(parsed.GetValue(pause) is > 0 and var seconds ? seconds : PauseSeconds),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, Id[] vacancies, LivePlace place, Post post, TimeSpan? pause, CancellationToken cancellation) =>
        LiveCommand.RunAsync(terminal, string.Join(' ', vacancies), place, mayBegin: false, async service =>
        {
            if (post.Pickup is { } folder && !Directory.Exists(folder))
            {
                throw new RefusedException($"--pickup {folder} is no folder");
            }

            using var outgoing = new OutgoingPost(post.Relay, post.Pickup, TimeProvider.System);
            await service.ServeAsync(
                (parts, stop) => CarryAsync(
                    terminal, new Courier(parts.Actors, parts.Seals, outgoing.Postbox, post.Settings), () => DesksAsync(parts.Actors, vacancies), pause, stop),
                cancellation);
        });

    private static async Task CarryAsync(
        Terminal terminal, Courier courier, Func<ValueTask<IReadOnlyCollection<NoticeDeskId>>> desks, TimeSpan? pause, CancellationToken cancellation)
    {
        if (pause is not { } between)
        {
            Tell(terminal, await courier.GoRoundAsync(await desks(), cancellation));
            return;
        }

        try
        {
            await courier.RunAsync(desks, between, TimeProvider.System, round => Tell(terminal, round), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // To be stopped is how it ends.
            terminal.Note("recruit: stopped; the same command goes on from here");
        }
    }

    private static async ValueTask<IReadOnlyCollection<NoticeDeskId>> DesksAsync(IActors actors, IEnumerable<Id> vacancies)
    {
        var desks = new List<NoticeDeskId>();
        foreach (var vacancy in vacancies)
        {
            var answer = await actors.AskAsync(CampaignKey.Of(vacancy), new ReadCampaign());
            var parts = answer.Reply switch
            {
                CampaignRead read => read.Head.Outline?.Shards ?? 0,
                Refusal refusal => throw RefusedException.Of(refusal),
                _ => 0,
            };
            desks.AddRange(Enumerable.Range(0, parts).Select(part => new NoticeDeskId(vacancy, part)));
        }

        return desks;
    }

    /// <summary>A round in which nothing happened is not told.</summary>
    private static void Tell(Terminal terminal, CourierRound round)
    {
        if (round != new CourierRound())
        {
            terminal.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"recruit: {round.HandedOver} handed over, {round.Deferred} to be tried again, {round.Refused} refused{(round.Broken > 0 ? $"; {round.Broken} desks broken, whose letters wait" : "")}{(round.IsUnavailable ? "; the mail system takes nothing now" : "")}"));
        }
    }

    /// <summary>To whom letters are handed over: one of the two, and who writes.</summary>
    private sealed record Post(string? Pickup, SmtpRelay? Relay, MailSettings Settings);

    private sealed class PostOptions
    {
        private readonly Option<string> pickup = Arguments.FolderOption("--pickup", "Folder from which a mail system takes files *.eml.");
        private readonly RelayOptions relay = new();
        private readonly Option<string> from = new("--from") { Description = "Mail address of the service.", HelpName = "address", Required = true };
        private readonly Option<Uri> site = new("--site") { Description = "Address of the page where people sign in.", HelpName = "url", Required = true };

        public void AddTo(Command command)
        {
            command.Options.Add(pickup);
            relay.AddTo(command);
            command.Options.Add(from);
            command.Options.Add(site);

            command.Validators.Add(result =>
            {
                if (result.GetResult(pickup) is null == (result.GetResult(relay.Smtp) is null))
                {
                    result.AddError("one of --pickup and --smtp says where letters go");
                }
            });
            from.Validators.Add(result => RelayOptions.Demand(result, AddressForm.IsAddress, "--from must be a mail address"));
            site.CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var page) && page.Scheme is "http" or "https")
                {
                    return page;
                }

                result.AddError("--site must be an address of a page, e.g. https://recruit.example/me");
                return null;
            };
        }

        public Post Read(ParseResult parsed) =>
            new(parsed.GetValue(pickup), relay.Read(parsed), new MailSettings(parsed.GetRequiredValue(from), parsed.GetRequiredValue(site)));
    }
}
