using System.Text;
using System.Text.Json;
using Recruit.Sittings;
using Recruit.UseCases.Lists;
using Recruit.UseCases.OwnData;
using Recruit.UseCases.Sittings;

namespace Recruit.UseCases.Tests.Sittings;

/// <summary>An officer uploads what a person brings because no line carried it: on record first, then given as the person's own, in time or kept.</summary>
public class TakeAnswersFileTests
{
    private static readonly TimeSpan UntilAllIsOver = TimeSpan.FromHours(2);

    [Fact]
    public async Task In_time_the_answers_count_and_the_same_file_again_changes_nothing()
    {
        await using var live = new LiveService();
        var brought = await BroughtAnswers.BeginAsync(live);
        var file = brought.FileOf(brought.Anna, "Astana", "Almaty");

        var taken = await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, file));
        (taken.Taken, taken.Kept, taken.Refused.Length).ShouldBe((2, 0, 0));
        (await brought.ReadAsync(brought.Anna)).Answers.Select(one => (one.Position, one.Sequence)).ShouldBe([(0, 1u), (1, 2u)]);
        live.Time.Move(UntilAllIsOver);
        (await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, file))).Taken.ShouldBe(2, "a repeat is told what its first effect was");
        var kept = await brought.KeptAsync(brought.Anna);
        kept.Answers.ShouldBeEmpty();
        var recorded = kept.Files.ShouldHaveSingleItem();
        (recorded.By, recorded.Reason.Text, recorded.Saves).ShouldBe((LiveService.Officer.Account, "lost-line", 2));
        recorded.Digest.ShouldBe(Evidence.Digest.Of(file));
    }

    [Fact]
    public async Task After_the_end_they_are_kept_for_an_appeal_and_told_to_the_person_and_the_office()
    {
        await using var live = new LiveService();
        var brought = await BroughtAnswers.BeginAsync(live);
        var file = brought.FileOf(brought.Anna, "Astana", "Almaty", "Oral");
        live.Time.Move(UntilAllIsOver);

        for (var time = 0; time < 2; time++)
        {
            var taken = await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, file));
            taken.Taken.ShouldBe(0);
            taken.Refused.ShouldBe([new RefusedAnswers(SittingRefusals.TooLate, 3, 0)]);
        }

        var read = await brought.ReadAsync(brought.Anna);
        (read.Status, read.Answers.Length).ShouldBe((AttemptStatus.TimedOut, 0));
        (await brought.KeptAsync(brought.Anna)).Answers.Select(one => (one.Position, one.Reason))
            .ShouldBe([(0, KeptReason.TooLate), (1, KeptReason.TooLate), (2, KeptReason.TooLate)]);
        var shown = await live.DoAsync<ApplicantShown>(
            new ReadApplicant(LiveService.Officer, live.Next(), LiveService.Routine, brought.Campaign, brought.Anna.Person!.Value));
        var entry = shown.Timeline.Single(one => one.Kind == TimelineKind.AnswersBrought);
        (entry.About, entry.By, entry.Reason!.Value.Text).ShouldBe(("law", LiveService.Officer.Account, "lost-line"));
        var own = Encoding.UTF8.GetString((await live.DoAsync<OwnDataGiven>(new ExportOwnData(brought.Anna, live.Next(), []))).Content.Span);
        using var json = JsonDocument.Parse(own);
        var attempt = json.RootElement.GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "answers").GetProperty("data")[0];
        attempt.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("answer").GetString()).ShouldBe(["Astana", "Almaty", "Oral"]);
        attempt.GetProperty("files").EnumerateArray().Single().GetProperty("saves").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Answers_that_no_question_can_have_or_that_find_no_room_are_told_as_dropped()
    {
        await using var live = new LiveService();
        var brought = await BroughtAnswers.BeginAsync(live);
        var mixed = brought.Sealed(brought.Anna, $"[{BroughtAnswers.Save(0, 1, "Astana")},{BroughtAnswers.Save(7, 2, "b")}]");
        var taken = await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, mixed));
        taken.Taken.ShouldBe(1);
        taken.Refused.ShouldBe([new RefusedAnswers(SittingRefusals.UnknownPosition, 0, 1)]);

        live.Time.Move(UntilAllIsOver);
        await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Bolat, brought.FileOf(brought.Bolat, "a", "b")));
        var more = await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Bolat, brought.FileOf(brought.Bolat, "c", "d")));
        more.Refused.ShouldBe([new RefusedAnswers(SittingRefusals.TooLate, 1, 1)], "there is room for three");
    }

    [Fact]
    public async Task A_code_may_be_typed_in_any_grouping()
    {
        await using var live = new LiveService();
        var brought = await BroughtAnswers.BeginAsync(live);
        var file = brought.FileOf(brought.Anna, "Astana");
        foreach (var code in (string[])[BroughtAnswers.CodeOf(file).ToLowerInvariant(), BroughtAnswers.CodeOf(file).Replace(" ", "-", StringComparison.Ordinal), BroughtAnswers.CodeOf(file).Replace(" ", "", StringComparison.Ordinal)])
        {
            (await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, file, code))).Taken.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_file_that_is_forged_changed_swapped_or_of_somebody_else_is_refused_and_leaves_no_trace()
    {
        await using var live = new LiveService();
        var brought = await BroughtAnswers.BeginAsync(live);
        var (anna, file) = (brought.Anna, brought.FileOf(brought.Anna, "Astana"));
        var text = Encoding.UTF8.GetString(file);
        byte[] Changed(string old, string other) => Encoding.UTF8.GetBytes(text.Replace(old, other, StringComparison.Ordinal));

        async Task RefusedAsync(byte[] content, string code) => await live.RefusedAsync(brought.Upload(anna, content), code);
        await live.RefusedAsync(brought.Upload(anna, file, BroughtAnswers.CodeOf(brought.FileOf(anna, "Almaty"))), UseCaseRefusals.CodeDiffers);
        await live.RefusedAsync(brought.Upload(anna, file, BroughtAnswers.CodeOf(file)[..^1]), UseCaseRefusals.CodeDiffers);
        await RefusedAsync(brought.FileOf(brought.Bolat, "Astana"), UseCaseRefusals.OtherAttempt);
        await RefusedAsync(brought.Sealed(brought.Bolat, BroughtAnswers.ContentOf("Astana"), named: brought.AttemptOf(anna).Id.Text), UseCaseRefusals.UnreadableAnswers);
        await RefusedAsync(brought.Sealed(anna, BroughtAnswers.ContentOf("Astana"), key: new byte[32]), UseCaseRefusals.UnreadableAnswers);
        await RefusedAsync(Changed("\"epoch\":0", "\"epoch\":1"), UseCaseRefusals.UnreadableAnswers);
        await RefusedAsync(Changed("\"iv\":\"A", "\"iv\":\"B"), UseCaseRefusals.UnreadableAnswers);
        foreach (var content in (string[])["[]", "{}", "[1]", "", "[{\"p\":0}]", $"[{BroughtAnswers.Save(0, 0, "a")}]", $"[{BroughtAnswers.Save(1, 1, "a")},{BroughtAnswers.Save(1, 2, "b")}]"])
        {
            await RefusedAsync(brought.Sealed(anna, content.Length == 0 ? " " : content), UseCaseRefusals.UnreadableAnswers);
        }

        foreach (var content in (byte[][])[file[..^1], file[..40], "no file"u8.ToArray(), "[]"u8.ToArray(), Changed("recruit-answers-1", "recruit-answers-2"), Changed("{\"format\"", "{\"name\":\"Anna\",\"format\""), Changed("\"epoch\":0", "\"epoch\":-1"), Changed("\"iv\":\"AA", "\"iv\":\""), [0xff, 0xfe]])
        {
            await RefusedAsync(content, UseCaseRefusals.NotAnswersFile);
        }

        await RefusedAsync(brought.Sealed(anna, BroughtAnswers.ContentOf("Astana"), epoch: 1), SittingRefusals.UnknownEpoch);
        await RefusedAsync(brought.FileOf(anna, "a", "b", "c", "d"), UseCaseRefusals.TooManyAnswers);
        await RefusedAsync([], UseCaseRefusals.Invalid);
        await RefusedAsync(new byte[TakeAnswersFile.BytesMax + 1], UseCaseRefusals.Invalid);
        await live.RefusedAsync(brought.Upload(anna, file) with { Code = "" }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(brought.Upload(anna, file) with { By = LiveService.Approver }, UseCaseRefusals.NotAllowed);
        await live.RefusedAsync(brought.Upload(anna, file) with { Person = LiveService.Newcomer(9).Person!.Value }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(brought.Upload(anna, file) with { Sitting = new("essay") }, UseCaseRefusals.OtherAttempt);
        await live.RefusedAsync(brought.Upload(anna, file) with { By = LiveService.Officer with { Person = anna.Person } }, UseCaseRefusals.OwnCause);

        (await brought.KeptAsync(anna)).Files.ShouldBeEmpty();
        (await brought.ReadAsync(anna)).Answers.ShouldBeEmpty();
        (await live.DoAsync<AnswersFileTaken>(brought.Upload(anna, file))).Taken.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_a_device_that_was_replaced_is_kept()
    {
        await using var live = new LiveService();
        var brought = await BroughtAnswers.BeginAsync(live);
        var file = brought.FileOf(brought.Anna, "Astana");
        (await live.Actors.AskAsync(brought.ShardOf(brought.Anna).Key, new TakeOver(brought.AttemptOf(brought.Anna), live.Next()))).Reply.ShouldBeOfType<AttemptOpened>();

        var taken = await live.DoAsync<AnswersFileTaken>(brought.Upload(brought.Anna, file));

        taken.Refused.ShouldBe([new RefusedAnswers(SittingRefusals.TakenOver, 1, 0)]);
        (await brought.KeptAsync(brought.Anna)).Answers.ShouldHaveSingleItem().Reason.ShouldBe(KeptReason.TakenOver);
    }
}
