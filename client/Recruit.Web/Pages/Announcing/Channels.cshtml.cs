using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Pages.Announcing;

/// <summary>Ways by which people reach the announcement, open and closed, and how many registered interest by each.</summary>
public sealed class ChannelsModel(Service service, Speech words) : AnnouncingPage(service, words)
{
    private ImmutableArray<ChannelCount> counts = [];

    /// <summary>All channels; nothing before the announcement is open.</summary>
    public ImmutableArray<AnnouncementChannel>? Channels { get; private set; }

    /// <summary>Name of a new channel, as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>How many came by a channel; nothing where nobody did.</summary>
    public ChannelCount? CountOf(Id channel) => counts.FirstOrDefault(one => one.Channel == channel);

    public async Task<IActionResult> OnGetAsync(string? campaign) => await FindAsync(campaign) ?? await ShowAsync();

    public Task<IActionResult> OnPostNewAsync(string? campaign) => OpenAsync(campaign, Name?.Trim(), nameof(Name));

    public Task<IActionResult> OnPostOpenAsync(string? campaign, string? channel) => OpenAsync(campaign, channel, "");

    public Task<IActionResult> OnPostCloseAsync(string? campaign, string? channel) =>
        StepAsync(campaign, channel, "", id => new Announced.CloseChannel(Caller, Operation, Routine, Campaign, id));

    private Task<IActionResult> OpenAsync(string? campaign, string? channel, string field) =>
        StepAsync(campaign, channel, field, id => new Announced.OpenChannel(Caller, Operation, Routine, Campaign, id));

    private async Task<IActionResult> StepAsync(string? campaign, string? channel, string field, Func<Id, UseCase> step)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(channel) is not { } id)
        {
            ModelState.AddModelError(field, Words["channels.wrong-name"]);
            return await ShowAsync();
        }

        var reply = await AskAsync(step(id));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/channels");
        }

        Explain(refusal, field);
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        switch (await AskAsync(new Announced.ListChannels(Caller, Another, Campaign)))
        {
            case ChannelsListed listed:
                Channels = listed.Channels;
                counts = await AskAsync(new Announced.CountInterest(Caller, Another, Campaign)) is InterestCounted counted ? counted.Channels : [];
                return Page();
            case Refusal { Code: AnnouncementRefusals.NotOpen }:
                return Page();
            case var other:
                return ProblemOf(other) ?? NotFound();
        }
    }
}
