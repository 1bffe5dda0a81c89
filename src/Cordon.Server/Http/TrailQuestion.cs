using System.Globalization;
using System.Text;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Server.Http;

/// <summary>How a trail is asked for, forward or backward.</summary>
/// <param name="Policy">Which money is taken to leave when some does.</param>
/// <param name="At">As of which moment; null for now.</param>
/// <param name="WidthPixels">How wide a drawing is to be.</param>
internal sealed record TrailQuestion(TaintPolicy Policy, Instant? At, int WidthPixels)
{
    /// <summary>Reads <c>policy</c>, <c>at</c> and <c>width</c>; what is absent has its default.</summary>
    public static Problem? Read(IQueryCollection query, out TrailQuestion question)
    {
        question = new TrailQuestion(TaintPolicy.Fifo, null, TrailSvg.WidthPixels);
        if (query["policy"].ToString() is { Length: > 0 } name)
        {
            if (TrailWords.PolicyOf(name) is not { } policy)
            {
                return new Problem(ProblemKind.Malformed, "policy is one of fifo, lifo, prorata, poison, libr") { Field = "policy" };
            }

            question = question with { Policy = policy };
        }

        if (query["at"].ToString() is { Length: > 0 } text)
        {
            if (!Instant.TryParse(Encoding.UTF8.GetBytes(text), out var moment))
            {
                return new Problem(ProblemKind.Malformed, $"at '{RequestBody.Clean(text)}' is not an RFC 3339 time with an offset") { Field = "at" };
            }

            question = question with { At = moment };
        }

        if (query["width"].ToString() is { Length: > 0 } pixels)
        {
            if (!int.TryParse(pixels, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
                || width is < TrailSvg.WidthPixelsMin or > TrailSvg.WidthPixelsMax)
            {
                var words = $"width is from {TrailSvg.WidthPixelsMin} to {TrailSvg.WidthPixelsMax}";
                return new Problem(ProblemKind.Malformed, words) { Field = "width" };
            }

            question = question with { WidthPixels = width };
        }

        return null;
    }
}
