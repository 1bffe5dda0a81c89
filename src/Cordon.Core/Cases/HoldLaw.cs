using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>How long a bank may hold a disputed amount in a country.</summary>
/// <param name="Country">Two letters of ISO 3166-1; empty for every country.</param>
/// <param name="From">In force from then on.</param>
/// <param name="First">At first.</param>
/// <param name="Extension">And once more, when a person takes it; zero for none.</param>
/// <param name="Basis">In words, for the order's text.</param>
public sealed record HoldLaw(string Country, Instant From, TimeSpan First, TimeSpan Extension, string Basis);
