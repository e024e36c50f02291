using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Recruit.Actors;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Attempts that were sat here, as rows of attempts.csv and responses.csv. What still runs, or can still be started, has no row; a closing leaves out
/// what is sat for a later stage, because that changes while it goes on, and tells the others as of the instant at which its facts stood.
/// </summary>
internal sealed class SatHere(ServiceParts parts, ImmutableArray<Test> tests, ImmutableHashSet<Id>? sittings, Instant? at)
{
    /// <summary>Adds the rows of a shard.</summary>
    public async ValueTask ReadAsync(
        ShardId shard, Dictionary<PersonKeyId, string> idOf, List<ImmutableArray<string>> attempts, List<AnswerSheet> responses)
    {
        for (var from = 0; ;)
        {
            var answer = await parts.Actors.AskAsync(shard.Key, new ReadAttempts(from, at)).ConfigureAwait(false);
            if (answer.Reply is not AttemptsRead page)
            {
                throw new InvalidOperationException($"{shard} does not tell its attempts: {answer.Reply}.");
            }

            var seals = parts.Seals.FindAll([.. page.Attempts.Where(HasResponses).Select(attempt => attempt.Person)]);
            foreach (var attempt in page.Attempts)
            {
                if (sittings?.Contains(attempt.Test) != false && idOf.TryGetValue(attempt.Person, out var candidate) && StateOf(attempt.Status) is { } state)
                {
                    attempts.Add([candidate, attempt.Test.Text, state, "", attempt.Started?.ToString() ?? "", attempt.Ended?.ToString() ?? ""]);
                    AddResponses(candidate, attempt, seals, responses);
                }
            }

            from += page.Attempts.Length;
            if (from >= page.Total)
            {
                return;
            }
        }
    }

    /// <summary>What a device sent that is no UTF-8 keeps nobody's campaign from being read.</summary>
    private static ReadOnlyMemory<byte> Utf8Of(ReadOnlyMemory<byte> answer) =>
        Utf8.IsValid(answer.Span) ? answer : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Span));

    private static string? StateOf(AttemptStatus status) => status switch
    {
        AttemptStatus.Completed => "completed",
        AttemptStatus.TimedOut => "timed-out",
        AttemptStatus.NotStarted => "not-started",
        AttemptStatus.Absent => "absent",
        _ => null,
    };

    /// <summary>A text of an exercise is no response: it is marked, not keyed.</summary>
    private bool HasResponses(AttemptRead attempt) => !attempt.Answers.IsEmpty && tests.Any(one => one.Id == attempt.Test);

    private void AddResponses(string candidate, AttemptRead attempt, IReadOnlyDictionary<PersonKeyId, PersonSeal> seals, List<AnswerSheet> responses)
    {
        if (!HasResponses(attempt))
        {
            return;
        }

        var test = tests.First(one => one.Id == attempt.Test);
        var seal = seals.GetValueOrDefault(attempt.Person);
        var (form, rows) = (Form.Of(test, attempt.Seed), new List<AnswerRow>(attempt.Answers.Length));
        foreach (var answer in attempt.Answers)
        {
            var opened = seal?.Open(answer.Content)
                ?? throw new InvalidDataException($"The answer at position {answer.Position} of {attempt.Person.Value} is not under its key.");
            rows.Add(new AnswerRow(Encoding.UTF8.GetBytes(form.Items[answer.Position].Item.Id.Text), Utf8Of(opened.Answer)));
        }

        responses.Add(AnswerSheet.Of(candidate, test.Id.Text, rows));
    }
}
