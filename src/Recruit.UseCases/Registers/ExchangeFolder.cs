using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Vacancies;

namespace Recruit.UseCases.Registers;

/// <summary>
/// A way to a register by files, for one that has no other, and for trying a service out: a question is a file <c>&lt;name&gt;.question.json</c> in a folder,
/// and whoever stands for the register puts <c>&lt;name&gt;.answer.json</c> beside it. A question file holds by what the register knows the person, so the folder is as
/// secret as the key folder; it is gone once the answer is there, and the answer once it is on record.
/// </summary>
/// <param name="folder">Where questions and answers are.</param>
public sealed class ExchangeFolder(string folder) : StateRegister
{
    /// <summary>Longest text of an answer in characters, inclusive.</summary>
    public const int TextMax = 20_000;

    private const int BytesMax = 200_000;

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Told the path of a file that is no answer; the question waits.</summary>
    public Action<string> Unreadable { get; init; } = _ => { };

    /// <inheritdoc/>
    public override async Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        Directory.CreateDirectory(folder);
        if (File.Exists(AnswerOf(question.Ask)))
        {
            if (await ReadAsync(AnswerOf(question.Ask), cancellation).ConfigureAwait(false) is { } answer)
            {
                File.Delete(QuestionOf(question.Ask));
                return answer;
            }

            Unreadable(AnswerOf(question.Ask));
            return new RegisterAnswer(null);
        }

        if (!File.Exists(QuestionOf(question.Ask)))
        {
            // Whoever looks into the folder sees the file whole or not at all.
            var pending = $"{QuestionOf(question.Ask)}.pending";
            var asked = new Asked(question.Register.Text, question.Purpose.Text, question.Subject);
            await File.WriteAllBytesAsync(pending, JsonSerializer.SerializeToUtf8Bytes(asked, Plain), cancellation).ConfigureAwait(false);
            File.Move(pending, QuestionOf(question.Ask), overwrite: true);
        }

        return new RegisterAnswer(null);
    }

    /// <inheritdoc/>
    public override void Settle(Id ask)
    {
        File.Delete(QuestionOf(ask));
        File.Delete(AnswerOf(ask));
    }

    private static async ValueTask<RegisterAnswer?> ReadAsync(string file, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > BytesMax)
        {
            return null;
        }

        try
        {
            var read = JsonSerializer.Deserialize<Answered>(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), Plain);
            return read is { Outcome: { } outcome } && Id.IsId(outcome) && (read.Text?.Length ?? 0) <= TextMax ? new RegisterAnswer(new Id(outcome), read.Text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string QuestionOf(Id ask) => Path.Combine(folder, $"{ask}.question.json");

    private string AnswerOf(Id ask) => Path.Combine(folder, $"{ask}.answer.json");

    private sealed record Asked(string Register, string Purpose, string Subject);

    private sealed record Answered(string? Outcome, string? Text);
}
