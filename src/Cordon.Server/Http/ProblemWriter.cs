using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Cordon.Server.Http;

/// <summary>Writes problems as <c>application/problem+json</c> (RFC 9457) or as one line of a batch's answer.</summary>
internal static class ProblemWriter
{
    private const string TypePrefix = "urn:cordon:problem:";

    /// <summary>Answers are never part of a page, so only what JSON itself needs is escaped.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers a request with a problem; where the answer has begun, the connection is cut so that nobody takes it for whole.</summary>
    public static async ValueTask AnswerAsync(HttpContext context, Problem problem, ServerCounters counters)
    {
        counters.Reject(problem.Kind, 1);
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }

        response.StatusCode = problem.Kind.Status;
        response.ContentType = "application/problem+json";
        if (problem.RetryAfterSeconds > 0)
        {
            response.Headers.RetryAfter = problem.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Kind == ProblemKind.Unauthenticated)
        {
            response.Headers.WWWAuthenticate = "Bearer realm=\"cordon\"";
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, problem);
        response.ContentLength = buffer.WrittenCount;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the object without a line end.</summary>
    public static void Write(IBufferWriter<byte> to, Problem problem)
    {
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("type", TypePrefix + problem.Kind.Code);
        json.WriteString("title", problem.Kind.Title);
        json.WriteNumber("status", problem.Kind.Status);
        json.WriteString("detail", problem.Detail);
        if (problem.Field is { Length: > 0 } field)
        {
            json.WriteString("field", field);
        }

        if (problem.Line > 0)
        {
            json.WriteNumber("line", problem.Line);
        }

        if (problem.PaymentId is { } id)
        {
            json.WriteString("payment_id", id);
        }

        json.WriteEndObject();
    }
}
