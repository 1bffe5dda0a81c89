using System.Buffers;
using System.Text;
using System.Text.Json;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Learning;

namespace Cordon.Server.Http;

/// <summary>A challenger's report as it was shown: an approval names it, so that nothing is approved that was not shown as it is.</summary>
/// <param name="Id">A hash of the text: the same report has the same, another state another.</param>
/// <param name="Challenger">The challenger, by number.</param>
/// <param name="Policy">The policy that it is compared with, by number.</param>
/// <param name="Text">JSON.</param>
internal sealed record ShownReport(string Id, uint Challenger, uint Policy, Instant AsOf, string Text)
{
    /// <summary>Not its text.</summary>
    public override string ToString() => $"report {Id}";

    public static ShownReport Of(ShadowReport report)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, ProblemWriter.Options))
        {
            ChallengerJson.Write(json, report);
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return new ShownReport(ChallengerReport.IdOf(text), report.Challenger, report.Policy, report.AsOf, text);
    }
}
