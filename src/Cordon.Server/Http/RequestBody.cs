using System.Buffers;

namespace Cordon.Server.Http;

/// <summary>Reads whole request bodies up to a limit, and says what is wrong with their headers.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Waits until the body is there as a whole. The buffer is the reader's: whoever gets one calls <see cref="Done"/> after use.
    /// </summary>
    /// <exception cref="BadHttpRequestException">The body ends early or breaks the protocol.</exception>
    public static async ValueTask<(ReadOnlySequence<byte> Buffer, Problem? Problem)> ReadAsync(HttpContext context, int bytesMax)
    {
        if (context.Request.ContentLength > bytesMax)
        {
            return (default, TooLarge(bytesMax));
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (result.Buffer.Length > bytesMax)
            {
                reader.AdvanceTo(result.Buffer.End);
                return (default, TooLarge(bytesMax));
            }

            if (result.IsCompleted)
            {
                return (result.Buffer, null);
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Gives the buffer back to the reader.</summary>
    public static void Done(HttpContext context, in ReadOnlySequence<byte> buffer) => context.Request.BodyReader.AdvanceTo(buffer.End);

    /// <summary>Whether a content type is the one wanted, parameters aside, with no charset but UTF-8 and no content coding.</summary>
    public static Problem? WrongType(HttpRequest request, params ReadOnlySpan<string> wanted)
    {
        var coding = request.Headers.ContentEncoding;
        if (coding.Count > 0 && !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            return new Problem(ProblemKind.WrongMediaType, $"The content coding '{Clean(coding.ToString())}' is not read here: send the body plain.");
        }

        var type = request.ContentType.AsSpan();
        var semicolon = type.IndexOf(';');
        var parameters = semicolon < 0 ? default : type[(semicolon + 1)..];
        var charset = parameters.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (charset >= 0 && !IsUtf8(parameters[(charset + "charset=".Length)..]))
        {
            return new Problem(ProblemKind.WrongMediaType, "The charset must be UTF-8.");
        }

        var media = (semicolon < 0 ? type : type[..semicolon]).Trim();
        foreach (var one in wanted)
        {
            if (media.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        var sent = media.IsEmpty ? "no content type" : $"'{Clean(media.ToString())}'";
        return new Problem(ProblemKind.WrongMediaType, $"The request has {sent}; wanted is {string.Join(" or ", wanted.ToArray())}.");
    }

    /// <summary>A text of the sender as it may stand in an answer: short, without control characters.</summary>
    public static string Clean(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(80)]);

    public static Problem TooLarge(long bytesMax) => new(ProblemKind.TooLarge, $"The body is larger than {bytesMax} bytes.");

    private static bool IsUtf8(ReadOnlySpan<char> charset)
    {
        var end = charset.IndexOf(';');
        var name = (end < 0 ? charset : charset[..end]).Trim(" \"");
        return name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
