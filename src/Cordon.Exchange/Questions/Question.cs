using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>A batch that was asked: what came of it, and with what a hit can be claimed. It holds what nobody else may have until then.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Finding">What it found.</param>
/// <param name="Epoch">In which epoch.</param>
/// <param name="Thread">The matter under which it was committed to.</param>
public sealed record Question(QueryBatch Batch, QueryFinding Finding, KnownEpoch Epoch, Guid Thread) : IDisposable
{
    public void Dispose()
    {
        Finding.Watch?.Dispose();
        Batch.Dispose();
    }
}
