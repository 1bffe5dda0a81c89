namespace Cordon.Formats.Networks;

/// <summary>What one bar paid another in all.</summary>
/// <param name="from">The payer's bar.</param>
/// <param name="to">The payee's.</param>
/// <param name="minor">The stolen money, in minor units.</param>
/// <param name="payments">How many payments.</param>
internal sealed class GangFlowBand(GangFlowNode from, GangFlowNode to, long minor, int payments)
{
    public GangFlowNode From { get; } = from;

    public GangFlowNode To { get; } = to;

    public long Minor { get; } = minor;

    public int Payments { get; } = payments;

    public double FromY { get; set; }

    public double ToY { get; set; }

    public double Width { get; set; }
}
