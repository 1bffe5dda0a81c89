using System.Buffers;
using System.Text.Json;
using Cordon.Engine;

namespace Cordon.Server.Http;

/// <summary>How what became of a command is answered.</summary>
internal static class CommandAnswer
{
    /// <summary>The problem that a command's result is, or null when it was done.</summary>
    public static Problem? ProblemOf(CommandResult result) => result.Status switch
    {
        CommandStatus.Done or CommandStatus.AlreadyDone => null,
        CommandStatus.NotFound => new Problem(ProblemKind.NotFound, result.Detail?.English ?? "There is no such thing."),
        CommandStatus.Conflict => new Problem(ProblemKind.Contradiction, result.Detail?.English ?? "It contradicts what is recorded."),
        CommandStatus.Invalid => new Problem(ProblemKind.Unacceptable, result.Detail?.English ?? "It cannot be accepted."),
        CommandStatus.Busy => new Problem(ProblemKind.Busy, result.Detail?.English ?? "Too much is waiting."),
        _ => new Problem(ProblemKind.Unavailable, result.Detail?.English ?? "The journal cannot be written."),
    };

    /// <summary>Answers with one JSON object.</summary>
    /// <param name="isAscii">Whether all else is escaped, so that nothing in it turns the direction of a text where the answer is shown as it came.</param>
    public static async ValueTask WriteAsync(HttpContext context, Action<Utf8JsonWriter> write, bool isAscii = false)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, isAscii ? default : ProblemWriter.Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }
}
