using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>What a report says besides its payment.</summary>
/// <param name="ReportId">Its number at whoever filed it.</param>
/// <param name="Reporter">Who filed it, by number; 0 for the centre itself.</param>
/// <param name="Time">Its own time.</param>
/// <param name="ScamType">What kind of scam was told; null where it was not.</param>
/// <param name="Contact">How the victim was reached, in their words; null where it was not told.</param>
public sealed record ToldReport(string ReportId, uint Reporter, Instant Time, string? ScamType, string? Contact)
{
    /// <summary>Contacts are personal.</summary>
    public override string ToString() => "a report";
}
