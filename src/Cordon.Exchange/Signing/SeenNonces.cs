namespace Cordon.Exchange.Signing;

/// <summary>The numbers of signatures that still count: one that comes again is refused. What does not count any more needs no remembering.</summary>
/// <remarks>
/// After a start it remembers nothing, so signatures from before it are refused and their senders sign anew. Clocks may be apart: that a message counts once
/// rests on its own number, which is on disk.
/// </remarks>
/// <param name="since">When it began to remember.</param>
internal sealed class SeenNonces(DateTimeOffset since)
{
    /// <summary>Numbers remembered at most. A full book refuses; it forgets nothing that still counts.</summary>
    public const int CountMax = 1_000_000;

    // Signatures tell whole seconds.
    private readonly DateTimeOffset _since = DateTimeOffset.FromUnixTimeSeconds(since.ToUnixTimeSeconds());
    private readonly Lock _turn = new();
    private readonly HashSet<(string KeyId, string Nonce)> _seen = [];
    private readonly Queue<(DateTimeOffset Until, (string KeyId, string Nonce) Number)> _order = new();

    /// <summary>Remembers a signature; the fault where it was there before, or may have been.</summary>
    public SignatureFault Add(SignatureSeen seen, DateTimeOffset now)
    {
        lock (_turn)
        {
            while (_order.TryPeek(out var first) && first.Until < now)
            {
                _seen.Remove(_order.Dequeue().Number);
            }

            var number = (seen.KeyId, seen.Nonce);
            if (seen.Created < _since || _seen.Count == CountMax || !_seen.Add(number))
            {
                return SignatureFault.Repeated;
            }

            // In the order of coming, and each as long as any may count.
            _order.Enqueue((now + MessageSignature.LifeMax + MessageSignature.SkewMax + MessageSignature.SkewMax, number));
            return SignatureFault.None;
        }
    }
}
