using System.Collections.Immutable;

namespace Cordon.Engine.Cases;

/// <summary>What of the outbox is durable, and so may be sent: nothing leaves before its record is on disk.</summary>
/// <param name="ThroughNumber">The last notice that is.</param>
/// <param name="Endpoints">The banks' endpoints that are.</param>
internal sealed record OutboxView(uint ThroughNumber, ImmutableDictionary<string, BankEndpoint> Endpoints);
