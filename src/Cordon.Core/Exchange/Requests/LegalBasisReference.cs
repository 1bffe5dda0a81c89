using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What a request rests on, and by which table that was found: the table changes, the request's basis does not.</summary>
/// <param name="Instrument">The instrument's code in the table.</param>
/// <param name="Article">What of it covers the request.</param>
/// <param name="TableAsOf">Of which day the table was.</param>
public sealed record LegalBasisReference(string Instrument, string Article, Instant TableAsOf);
