namespace Cordon.Core.Networks.Communities;

/// <summary>Chance from a seed (SplitMix64): the same on every machine.</summary>
internal struct SeededDice(ulong seed)
{
    private ulong _state = seed;

    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to below a count; the bias is less than one in 2^32.</summary>
    public int Below(int count) => (int)(((Bits() >> 32) * (ulong)count) >> 32);

    public void Shuffle(Span<int> all)
    {
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
    }
}
