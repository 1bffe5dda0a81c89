namespace Cordon.Bench.Outbox;

/// <summary>A request as it came in at a bank.</summary>
/// <param name="Id">Its <c>webhook-id</c>.</param>
/// <param name="Headers">By name, in small letters.</param>
public sealed record ReceivedNotice(string Id, IReadOnlyDictionary<string, string> Headers, byte[] Body);
