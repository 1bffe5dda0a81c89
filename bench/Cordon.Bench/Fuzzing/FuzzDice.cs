namespace Cordon.Bench.Fuzzing;

/// <summary>Chance from one number: the same number gives the same throws on every machine. A new one costs nothing, so each input has its own.</summary>
public sealed class FuzzDice
{
    private ulong _state;

    /// <summary>Begins anew from a number.</summary>
    public void Restart(long number) => _state = (ulong)number * 0x9E3779B97F4A7C15UL;

    /// <summary>Any 64 bits (SplitMix64).</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>0 up to, but not, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>One of some things.</summary>
    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];
}
