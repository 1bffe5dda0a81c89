using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>What became of the money of a case, in one line.</summary>
/// <param name="Number">The case.</param>
/// <param name="IsSettled">Whether the stolen payment has settled: until then nothing is stolen and there is nothing to follow.</param>
/// <param name="Stolen">What was stolen; nothing while it has not settled.</param>
/// <param name="HeldMinor">What of it banks hold now, on orders of any case, in minor units of the stolen currency.</param>
/// <param name="ReturnedMinor">What of it was paid back, likewise.</param>
/// <param name="Lost">The stolen payment's own time; known when it has settled.</param>
/// <param name="Reports">The reports: who filed each, under which identifier, and when the centre had it; the first first.</param>
/// <param name="Hold">What became of the payment where it was held; null else.</param>
public sealed record CaseMoney(
    uint Number, bool IsSettled, Money Stolen, long HeldMinor, long ReturnedMinor, Instant Lost,
    IReadOnlyList<(uint Reporter, string ReportId, Instant KeyedIn)> Reports, HoldFate? Hold)
{
    /// <summary>The stolen payment's number.</summary>
    public long Payment { get; init; }

    /// <summary>Whether every report of it was taken back: nothing was stolen, as far as is told.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>What of it banks hold now.</summary>
    public Money Held => Stolen with { Minor = HeldMinor };

    /// <summary>What of it was paid back.</summary>
    public Money Returned => Stolen with { Minor = ReturnedMinor };
}
