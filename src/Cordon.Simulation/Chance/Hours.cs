namespace Cordon.Simulation.Chance;

/// <summary>When in a day something is done: an hour by weight, then any millisecond in it. The home country's clock is UTC.</summary>
internal sealed class Hours
{
    public const long MillisecondsPerMinute = 60_000;
    public const long MillisecondsPerHour = 3_600_000;
    public const long MillisecondsPerDay = Cordon.Core.Values.Instant.DayMilliseconds;

    public static readonly Hours Waking = new(1, 0, 0, 0, 0, 1, 4, 10, 14, 14, 14, 14, 18, 16, 12, 12, 14, 18, 22, 24, 22, 18, 10, 4);
    public static readonly Hours Shopping = new(0, 0, 0, 0, 0, 0, 1, 6, 12, 18, 24, 26, 24, 20, 20, 22, 28, 34, 30, 18, 8, 3, 1, 0);
    public static readonly Hours Meals = new(2, 1, 0, 0, 0, 0, 2, 12, 14, 10, 8, 14, 34, 26, 8, 6, 8, 14, 26, 32, 26, 16, 8, 4);
    public static readonly Hours Travelling = new(1, 0, 0, 0, 1, 6, 16, 30, 24, 12, 8, 8, 10, 10, 10, 14, 24, 30, 22, 12, 8, 6, 4, 2);
    public static readonly Hours Online = new(6, 3, 1, 1, 0, 1, 3, 6, 8, 10, 12, 12, 14, 12, 10, 10, 12, 14, 18, 26, 32, 34, 24, 12);
    public static readonly Hours Office = new(0, 0, 0, 0, 0, 0, 1, 4, 14, 24, 26, 22, 10, 16, 22, 22, 14, 6, 2, 0, 0, 0, 0, 0);
    public static readonly Hours Batch = new(2, 6, 10, 14, 14, 10, 8, 6, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    public static readonly Hours Evening = new(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 10, 24, 30, 26, 18, 10, 4, 2);
    public static readonly Hours Night = new(14, 16, 18, 18, 16, 12, 10, 6, 3, 1, 1, 1, 2, 3, 4, 6, 8, 8, 8, 8, 8, 8, 10, 12);

    private readonly byte[] _hourBySlot = new byte[256];

    private Hours(params ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var slot = 0;
        var reached = 0;
        for (byte hour = 0; hour < weights.Length; hour++)
        {
            reached += weights[hour];
            for (; slot < 256 * reached / total; slot++)
            {
                _hourBySlot[slot] = hour;
            }
        }
    }

    /// <summary>A time of day, in milliseconds since midnight.</summary>
    public long Draw(Dice dice)
    {
        var bits = dice.Bits();
        return (_hourBySlot[bits & 255] * MillisecondsPerHour) + (long)(((bits >> 32) * (ulong)MillisecondsPerHour) >> 32);
    }
}
