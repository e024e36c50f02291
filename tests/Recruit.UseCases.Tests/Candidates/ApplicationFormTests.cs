using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using ReadOwnApplication = Recruit.UseCases.Candidates.ReadOwnApplication;

namespace Recruit.UseCases.Tests.Candidates;

/// <summary>What somebody prepares before applying.</summary>
public class ApplicationFormTests
{
    private static readonly Digest Text = Digest.Of("I agree"u8);
    private static readonly Id Degree = new("degree");

    [Fact]
    public async Task What_was_filled_in_is_there_after_a_restart_and_goes_into_the_application()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        var empty = await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign));
        (empty.Door, empty.Fields.Single().Value, empty.HasPerson, empty.Consent, empty.AppliedAt).ShouldBe((ApplicationDoor.Open, "", false, null, null));

        await live.DoAsync<CandidateDone>(Keeping(live, anna, campaign, "master"));
        await live.DoAsync<CandidateDone>(new AgreeToApply(anna, live.Next(), Text));
        await live.RestartAsync();
        var kept = await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign));
        (kept.Fields.Single().Value, kept.Consent!.Text).ShouldBe(("master", Text));

        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign, kept.Fields.Single().Value));
        var own = await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(anna, live.Next(), campaign));
        own.Reference.ShouldNotBeNull().ShouldMatch("^K[a-p]{20}$");
        (await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign))).AppliedAt.ShouldBe(own.At);
    }

    [Fact]
    public async Task An_empty_value_takes_the_earlier_one_back()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<CandidateDone>(Keeping(live, anna, campaign, "master"));
        await live.DoAsync<CandidateDone>(Keeping(live, anna, campaign, ""));
        (await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign))).Fields.Single().Value.ShouldBe("");
    }

    [Fact]
    public async Task What_was_not_sent_can_be_taken_back_whole()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.RefusedAsync(new ClearProfile(anna, live.Next()), UseCaseRefusals.NotFound);
        await live.DoAsync<CandidateDone>(Keeping(live, anna, campaign, "master"));
        await live.DoAsync<CandidateDone>(new ClearProfile(anna, live.Next()));
        (await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign))).Fields.Single().Value.ShouldBe("");
    }

    [Theory]
    [InlineData("degree", "wizard", "unknown-level")]
    [InlineData("shoe-size", "43", "unknown-field")]
    public async Task What_does_not_fit_is_named_by_its_field_and_nothing_is_kept(string field, string value, string fault)
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        var refused = await live.DoAsync<Refusal>(
            new KeepProfile(anna, live.Next(), campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(Degree, "master").SetItem(new Id(field), value)));
        refused.ShouldBe(Refusal.Because(UseCaseRefusals.BadFields, new RefusalFact(field, fault)));
        (await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign))).Fields.Single().Value.ShouldBe("");
    }

    [Fact]
    public async Task What_the_values_would_be_refused_for_is_told_before()
    {
        using var small = new SmallCampaign(1);
        Rewrite(small, "\"stages\": [ { \"id\": \"essay\",", """
            "stages": [ { "id": "filter", "kind": "primary-selection", "requirements": [
              { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor" } ] }, { "id": "essay",
            """);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        foreach (var (degree, unmet) in ((string, string[])[])[("", ["degree"]), ("none", ["degree"]), ("bachelor", []), ("master", [])])
        {
            await live.DoAsync<CandidateDone>(Keeping(live, anna, campaign, degree));
            var form = await live.DoAsync<OwnFormShown>(new ReadApplicationForm(anna, live.Next(), campaign));
            form.Unmet.Select(one => one.Requirement.Id.Text).ShouldBe(unmet, degree);
        }
    }

    [Fact]
    public async Task Words_of_fields_are_sealed_with_the_rules_and_name_only_what_is_there()
    {
        using var small = new SmallCampaign(1);
        string Words(string field) => $$"""
            { "format": 1, "stages": { "essay": { "kk": "Эссе" } }, "fields": { "{{field}}": { "label": { "kk": "Дәрежеңіз", "ru": "Степень" }, "levels": {
              "none": { "ru": "нет" }, "bachelor": { "ru": "бакалавр" }, "master": { "ru": "магистр" } } } } }
            """;
        File.WriteAllText(Path.Combine(small.Folder, "words.json"), Words("degree"));
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var words = (await live.DoAsync<OwnFormShown>(new ReadApplicationForm(LiveService.Newcomer(1), live.Next(), campaign))).Fields.Single().Words!;
        (words.Label.In(Language.Kk), words.Label.In(Language.En), words.Levels["master"].In(Language.Ru)).ShouldBe(("Дәрежеңіз", null, "магистр"));

        var draft = new DraftFromFiles(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign,
            new Dictionary<string, ReadOnlyMemory<byte>>
            {
                ["vacancy.json"] = File.ReadAllBytes(Path.Combine(small.Folder, "vacancy.json")), ["words.json"] = System.Text.Encoding.UTF8.GetBytes(Words("dgree")),
            });
        (await live.DoAsync<Refusal>(draft)).ShouldBe(Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact("Files", "words.json: fields.dgree: is not known")));
    }

    [Fact]
    public async Task A_campaign_that_is_not_open_has_no_form()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        await live.RefusedAsync(new ReadApplicationForm(LiveService.Newcomer(1), live.Next(), campaign), UseCaseRefusals.NotFound);
        await live.RefusedAsync(Keeping(live, LiveService.Newcomer(1), campaign, "master"), UseCaseRefusals.NotFound);
    }

    private static KeepProfile Keeping(LiveService live, UseCases.Caller by, Id campaign, string degree) =>
        new(by, live.Next(), campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(Degree, degree));

    private static void Rewrite(SmallCampaign small, string from, string to)
    {
        var file = Path.Combine(small.Folder, "vacancy.json");
        var text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
