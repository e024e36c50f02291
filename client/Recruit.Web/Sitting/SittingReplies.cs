using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Web.Layout;

namespace Recruit.Web.Sitting;

/// <summary>What a device is told: a save, the clock, a receipt, or a refusal as a problem (RFC 9457). As few bytes as that takes.</summary>
internal static class SittingReplies
{
    private const string Data = "application/vnd.recruit+json";
    private const string Problem = "application/problem+json";
    private const string NotFound = "not-found";
    private const string Busy = "busy";
    private const string Unknown = "outcome-unknown";

    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        [NotFound] = StatusCodes.Status404NotFound,
        [Busy] = StatusCodes.Status503ServiceUnavailable,
        [Unknown] = StatusCodes.Status503ServiceUnavailable,
        [SittingRefusals.NotDealt] = StatusCodes.Status404NotFound,
        [SittingRefusals.BadCredential] = StatusCodes.Status404NotFound,
        [SittingRefusals.UnknownEpoch] = StatusCodes.Status404NotFound,
        [SittingRefusals.NoPaper] = StatusCodes.Status404NotFound,
        [SittingRefusals.UnknownPosition] = StatusCodes.Status404NotFound,
        [SittingRefusals.KeyErased] = StatusCodes.Status410Gone,
        [SittingRefusals.TooLong] = StatusCodes.Status413PayloadTooLarge,
        [SittingRefusals.BadResponse] = StatusCodes.Status422UnprocessableEntity,
        [SittingRefusals.BadSalt] = StatusCodes.Status422UnprocessableEntity,
        [SittingRefusals.BadSequence] = StatusCodes.Status422UnprocessableEntity,
    }.ToFrozenDictionary();

    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>There is no such attempt, or not for this browser.</summary>
    public static Refusal Missing { get; } = Refusal.Because(NotFound);

    /// <summary>Tells what the door answered. A device keeps what it was not told to be taken, and sends it again by the same number.</summary>
    public static Task WriteAsync(HttpContext context, Answer answer) => answer.Reply switch
    {
        SaveTaken taken => WriteAsync(context, json =>
        {
            json.WriteString("at", Speech.Machine(taken.At));
            if (taken.IsLate)
            {
                json.WriteBoolean("late", true);
            }

            WriteClock(json, taken.Clock);
            WritePlace(json, answer.Receipt);
        }),
        TimeTold told => WriteAsync(context, json => WriteClock(json, told.Clock)),
        SubmissionReceipt receipt => WriteAsync(context, json =>
        {
            json.WriteString("reference", receipt.Reference.Text);
            json.WriteString("status", receipt.Status == AttemptStatus.Completed ? "completed" : "timed-out");
            json.WriteNumber("answered", receipt.Answered);
            json.WriteNumber("blank", receipt.Blank);
            json.WriteString("at", Speech.Machine(receipt.At));
            json.WriteString("hash", receipt.ShortHash);
            WritePlace(json, answer.Receipt);
        }),
        Refusal refusal => RefuseAsync(context, refusal),
        Actors.Busy busy => RefuseAsync(context, Refusal.Because(Busy), busy.RetryAfter),
        OutcomeUnknown => RefuseAsync(context, Refusal.Because(Unknown), TimeSpan.FromSeconds(1)),
        var other => throw new InvalidOperationException($"The door answered {other.GetType().Name}."),
    };

    private static Task RefuseAsync(HttpContext context, Refusal refusal, TimeSpan? retryAfter = null)
    {
        var words = new Speech(context.RequestServices.GetRequiredService<IHttpContextAccessor>());
        var response = context.Response;
        response.StatusCode = Statuses.GetValueOrDefault(refusal.Code, StatusCodes.Status409Conflict);
        if (retryAfter is { } span)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(context, json =>
        {
            json.WriteString("type", $"urn:recruit:problem:{refusal.Code}");
            json.WriteString("title", Told(words, refusal.Code));
            json.WriteNumber("status", response.StatusCode);
            json.WriteString("code", refusal.Code);
            json.WriteString("trace", context.TraceIdentifier);
            foreach (var fact in refusal.Facts)
            {
                json.WriteString(fact.Name, fact.Value);
            }
        }, Problem);
    }

    /// <summary>A refusal in words.</summary>
    public static string Told(Speech words, string code) => words.Words.Has($"sitting.refused.{code}") ? words[$"sitting.refused.{code}"] : words["sitting.refused"];

    private static void WriteClock(Utf8JsonWriter json, SittingClock clock)
    {
        json.WriteString("now", Speech.Machine(clock.ServerTime));
        json.WriteNumber("left", clock.LeftMs);
        json.WriteNumber("highest", clock.HighestSequence);
        if (clock.CreditedMs + clock.ExtraMs is > 0 and var more)
        {
            json.WriteNumber("more", more);
        }
    }

    private static void WritePlace(Utf8JsonWriter json, ReceiptPlace? receipt)
    {
        if (receipt is { } place)
        {
            json.WriteString("receipt", string.Create(CultureInfo.InvariantCulture, $"{place.Batch}.{place.Index}"));
        }
    }

    private static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write, string type = Data)
    {
        var content = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(content, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = content.WrittenCount;
        return context.Response.Body.WriteAsync(content.WrittenMemory, context.RequestAborted).AsTask();
    }
}
