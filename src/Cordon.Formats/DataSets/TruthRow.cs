using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>What has truly become of a reported payment's money.</summary>
public enum TrueFate
{
    /// <summary>It lies in an account of the gang inside the banking system and can be recovered.</summary>
    Lies,

    /// <summary>A mule kept it as his fee.</summary>
    Kept,

    /// <summary>It was paid to another victim.</summary>
    Bait,

    /// <summary>It left to an exchange.</summary>
    Exchange,

    /// <summary>It left to an account of the gang in another country.</summary>
    Abroad,

    /// <summary>It was drawn as cash.</summary>
    Cash,
}

/// <summary>Of a report, at its moment: how much of the money has which fate where. For evaluation only; nothing that decides reads it.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Fate">What became of this part.</param>
/// <param name="Account">The account's key (<see cref="AccountKey"/>).</param>
/// <param name="Amount">This part; the parts of a report add up to what was stolen. Zero where the money only passed.</param>
/// <param name="OthersMinor">Other victims' money in the same account, in minor units.</param>
/// <param name="Hop">The fewest payments by which it came.</param>
public sealed record TruthRow(string ReportId, TrueFate Fate, string Account, Money Amount, long OthersMinor, int Hop)
{
    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"truth of report {ReportId}, {Fate}";
}
