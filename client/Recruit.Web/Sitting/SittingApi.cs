using System.Buffers.Text;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Web.Sitting;

/// <summary>
/// What the script of a test asks for. Everything is a PUT: a repeat has no second effect, and no other site can send one. One request saves, tells the
/// clock and what there is to say.
/// </summary>
internal static class SittingApi
{
    /// <summary>Bytes of an answer or text, above which nothing is read; the plan of a sitting allows less.</summary>
    private const int BodyMax = AttemptBounds.TextBytesMax;

    public static void MapSitting(this IEndpointRouteBuilder routes)
    {
        // What is asked most goes past sessions, roles and compression: the attempt's own credential is all that counts here, and replies are short.
        routes.MapPut("/tests/{attempt}/answers/{position:int}/{number:long}", SaveAsync).ShortCircuit();
        routes.MapPut("/tests/{attempt}/contact", ContactAsync).ShortCircuit();
        routes.MapPut("/tests/{attempt}/submission/{covers:long}", SubmitAsync).ShortCircuit();
    }

    /// <summary>The body is the answer in UTF-8; <c>s</c> the device's half of the salt in base64url, the same in a retry.</summary>
    private static Task SaveAsync(HttpContext context, AttemptDesk desk, string attempt, int position, long number, string? s) =>
        AnswerAsync(context, desk, attempt, async open =>
        {
            if (number is < 0 or > uint.MaxValue)
            {
                return new Answer(Refusal.Because(SittingRefusals.BadSequence));
            }

            if (await ReadAsync(context.Request) is not { } body)
            {
                return new Answer(Refusal.Because(SittingRefusals.TooLong));
            }

            return await desk.Door.SaveAsync(open.Text, position, (uint)number, Salt(s), body.GetBuffer().AsSpan(0, (int)body.Length));
        });

    private static Task ContactAsync(HttpContext context, AttemptDesk desk, string attempt) =>
        AnswerAsync(context, desk, attempt, open => desk.Door.ContactAsync(open.Text));

    private static Task SubmitAsync(HttpContext context, AttemptDesk desk, string attempt, long covers) =>
        AnswerAsync(context, desk, attempt, open => covers is < 0 or > uint.MaxValue
            ? ValueTask.FromResult(new Answer(Refusal.Because(SittingRefusals.SubmitAhead)))
            : desk.Door.SubmitAsync(open.Text, (uint)covers));

    /// <summary>Tells what came of it. A device that is told that there is no such attempt gives up, so that is told only where somebody looked.</summary>
    private static async Task AnswerAsync(HttpContext context, AttemptDesk desk, string attempt, Func<OpenAttempt, ValueTask<Answer>> ask)
    {
        Answer answer;
        try
        {
            answer = await desk.FindAsync(context.Request, attempt) is { } open ? await ask(open) : new Answer(SittingReplies.Missing);
        }
        catch (UnansweredException unanswered)
        {
            answer = new Answer(unanswered.Reply);
        }

        await SittingReplies.WriteAsync(context, answer);
    }

    /// <summary>The body; nothing of one that is too long, whether it says so beforehand or comes in chunks.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > BodyMax)
        {
            return null;
        }

        var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.Length <= BodyMax ? body : null;
    }

    private static byte[] Salt(string? text)
    {
        var salt = new byte[ReceiptLeaf.SaltHalf];
        return text is { Length: 22 } && Base64Url.IsValid(text) && Base64Url.TryDecodeFromUtf8(Encoding.ASCII.GetBytes(text), salt, out var length) && length == salt.Length ? salt : [];
    }
}
