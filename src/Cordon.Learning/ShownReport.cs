using Cordon.Core.Values;
using Cordon.Engine.Evidence;

namespace Cordon.Learning;

/// <summary>A challenger's report as it was shown: an approval names it, so that nothing is approved that was not shown as it is.</summary>
/// <param name="Id">A hash of the text: the same report has the same, another state another.</param>
/// <param name="Text">JSON.</param>
/// <param name="Report">What the text says.</param>
public sealed record ShownReport(string Id, string Text, ShadowReport Report)
{
    /// <summary>The challenger, by number.</summary>
    public uint Challenger => Report.Challenger;

    /// <summary>The policy that it is compared with, by number.</summary>
    public uint Policy => Report.Policy;

    public Instant AsOf => Report.AsOf;

    /// <summary>Not its text.</summary>
    public override string ToString() => $"report {Id}";

    public static ShownReport Of(ShadowReport report)
    {
        var text = ChallengerJson.TextOf(report);
        return new ShownReport(ChallengerReport.IdOf(text), text, report);
    }
}
