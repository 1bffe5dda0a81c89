using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>The followed money's part of a snapshot: where each purse's list begins stands in the graph's.</summary>
public sealed unsafe partial class LiveTaint
{
    /// <summary>Gives out all pieces as they lie, and the victims of each case.</summary>
    public void Save(BytesOut write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write.Value(_used);
        write.Value(_free);
        _pieces.Save(write, _used);
        write.Value(_victims.Count);
        foreach (var (number, victims) in _victims.OrderBy(known => known.Key))
        {
            write.Value(number);
            write.Value(victims.Count);
            foreach (var victim in victims.Order())
            {
                write.Value(victim);
            }
        }

        write.Value(_opened);
        SaveHeld(write);
    }

    /// <summary>Fills one that is new. Null, or why the bytes cannot be what <see cref="Save"/> gave out.</summary>
    public string? Load(BytesIn read, long bytes)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (used, free) = (read.Value<uint>(), read.Value<uint>());
        if (used == 0 || used > bytes / sizeof(LivePiece) || free >= used)
        {
            return $"names {used} pieces of stolen money, the free ones from {free} on, in {bytes} bytes";
        }

        (_used, _free) = (used, free);
        _pieces.Load(read, used);
        for (var left = read.Value<int>(); left > 0; left--)
        {
            var number = read.Value<uint>();
            var victims = new HashSet<uint>();
            for (var more = read.Value<int>(); more > 0; more--)
            {
                victims.Add(read.Value<uint>());
            }

            _victims[number] = victims;
        }

        _opened = read.Value<uint>();
        LoadHeld(read);
        return null;
    }
}
