using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>A case: one stolen payment, whoever reported it, and where its money is followed from.</summary>
/// <remarks>Written by the lane.</remarks>
internal sealed class CaseFile(uint number, long sequence, uint payer)
{
    /// <summary>From 1.</summary>
    public uint Number => number;

    /// <summary>The stolen payment's number.</summary>
    public long Sequence => sequence;

    /// <summary>The account it was taken from.</summary>
    public uint Payer => payer;

    /// <summary>Its transfer in the money graph and the purse that made it; 0 while it has not settled.</summary>
    public uint Transfer { get; set; }

    public uint PayerPurse { get; set; }

    /// <summary>Who reported it, under which identifier and when; the first first.</summary>
    public List<(uint Reporter, string ReportId, Instant Time)> Reports { get; } = [];
}
