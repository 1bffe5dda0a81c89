using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>A report that a case is made of.</summary>
/// <param name="Id">Its number at the centre.</param>
/// <param name="Time">When it was filed.</param>
/// <param name="ScamType">What kind of scam was told, in one word; null where it was not.</param>
public sealed record CaseReport(string Id, Instant Time, string? ScamType);
