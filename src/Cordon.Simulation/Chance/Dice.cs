using System.Numerics;

namespace Cordon.Simulation.Chance;

/// <summary>
/// The generator that every choice in a simulated world comes from: xoshiro256** (Blackman and Vigna, public domain), seeded by
/// SplitMix64. Integers only, so that one seed gives the same world to the byte on every machine.
/// </summary>
internal sealed class Dice
{
    // 2^(i/256) as a fixed-point number with 32 fraction bits. Square root, product and comparison are exactly rounded in IEEE 754,
    // so the table is the same everywhere; Math.Pow and Math.Exp would not promise that.
    private static readonly ulong[] OctaveQ32 = BuildOctave();

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Dice(ulong seed, ulong stream)
    {
        var mix = seed ^ (stream * 0xD1342543DE82EF95);
        _a = Split(ref mix);
        _b = Split(ref mix);
        _c = Split(ref mix);
        _d = Split(ref mix);
    }

    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(((Bits() >> 32) * (ulong)count) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public long Between(long low, long high) => low + (long)Math.BigMul(Bits(), (ulong)(high - low + 1), out _);

    public bool PerMille(int chance) => Below(1_000) < chance;

    public bool Percent(int chance) => Below(100) < chance;

    public T Of<T>(T[] items) => items[Below(items.Length)];

    public T Of<T>(List<T> items) => items[Below(items.Count)];

    /// <summary>An index, each as likely as its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = Below(total);
        var index = 0;
        while (left >= weights[index])
        {
            left -= weights[index++];
        }

        return index;
    }

    /// <summary>
    /// A log-normal quantity: <paramref name="median"/> times two to the power of a normal variable whose deviation is
    /// <paramref name="deviation256"/> / 256 octaves. The normal variable is a sum of twelve uniform ones (within 6 deviations).
    /// </summary>
    public long Spread(long median, int deviation256)
    {
        long sum = 0;
        for (var draw = 0; draw < 3; draw++)
        {
            var bits = Bits();
            sum += (long)(bits & 0xFFFF) + (long)((bits >> 16) & 0xFFFF) + (long)((bits >> 32) & 0xFFFF) + (long)(bits >> 48);
        }

        var normalQ16 = sum - (6 * 65_536);
        var octaves256 = Math.Clamp((normalQ16 * deviation256) >> 16, -20 * 256, 20 * 256);
        var product = (UInt128)(ulong)Math.Max(1, median) * OctaveQ32[(int)(octaves256 & 255)];
        return Math.Max(1, (long)(product >> (32 - (int)(octaves256 >> 8))));
    }

    private static ulong[] BuildOctave()
    {
        var step = 2.0;
        for (var halving = 0; halving < 8; halving++)
        {
            step = Math.Sqrt(step);
        }

        var table = new ulong[256];
        var value = 1.0;
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (ulong)(value * 4_294_967_296.0);
            value *= step;
        }

        return table;
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
