namespace Cordon.Formats.Trails;

/// <summary>A band: where a flow leaves its payer's lane and where it arrives, in pixels; the ordinates are its middle.</summary>
internal readonly record struct FlowBand(LaneFlow Flow, double FromX, double FromY, double ToX, double ToY, double Width);
