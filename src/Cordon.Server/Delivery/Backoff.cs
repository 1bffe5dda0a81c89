namespace Cordon.Server.Delivery;

/// <summary>How long to wait after failures in a row: twice as long each time up to a cap, less a random part so that banks do not come all at once.</summary>
/// <param name="seed">Of the random part.</param>
internal sealed class Backoff(int seed)
{
    private readonly Random _random = new(seed);
    private TimeSpan _next = DeliveryLimits.RetryFirst;

    /// <summary>The wait after one more failure: between half of the full wait and all of it.</summary>
    public TimeSpan Next()
    {
        var wait = _next * (0.5 + (_random.NextDouble() / 2));
        _next = _next * 2 < DeliveryLimits.RetryMax ? _next * 2 : DeliveryLimits.RetryMax;
        return wait;
    }

    /// <summary>After a success the next failure is the first again.</summary>
    public void Reset() => _next = DeliveryLimits.RetryFirst;
}
