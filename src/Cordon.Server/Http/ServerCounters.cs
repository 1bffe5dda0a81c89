namespace Cordon.Server.Http;

/// <summary>What the server counts besides the engine: problems by kind. Written and read by any thread.</summary>
internal sealed class ServerCounters
{
    private readonly Dictionary<ProblemKind, int> _slots = ProblemKind.All.Select((kind, slot) => (kind, slot)).ToDictionary(p => p.kind, p => p.slot);
    private readonly long[] _rejected = new long[ProblemKind.All.Count];

    /// <summary>Counts problems answered: requests, or payments of a batch.</summary>
    public void Reject(ProblemKind kind, int count) => Interlocked.Add(ref _rejected[_slots[kind]], count);

    public long Rejected(ProblemKind kind) => Interlocked.Read(ref _rejected[_slots[kind]]);
}
