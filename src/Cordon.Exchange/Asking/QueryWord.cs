namespace Cordon.Exchange.Asking;

/// <summary>What comes of a batch.</summary>
/// <param name="Refusal">Why it is not evaluated.</param>
/// <param name="Answer">The answer; null where it is refused.</param>
public sealed record QueryWord(QueryRefusal Refusal, QueryAnswer? Answer);
