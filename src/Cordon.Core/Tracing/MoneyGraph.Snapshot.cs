using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>The graph as bytes and back, as it lies in memory: readable by the very program that wrote it, for any other the journal is there.</summary>
public sealed unsafe partial class MoneyGraph
{
    /// <summary>Gives out the whole graph. The same graph always gives the same bytes.</summary>
    public void Save(BytesOut write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write.Value(_purseEnd);
        write.Value(_otherEnd);
        _purses.Reserve(_purseEnd);
        _purses.Save(write, _purseEnd);
        _otherPurses.Reserve(_otherEnd);
        _otherPurses.Save(write, _otherEnd);
        Outflows.Save(write);
        Inflows.Save(write);
        Log.Save(write);
        write.Value(_arrived.Count);
        foreach (var (transfer, arrived) in _arrived.OrderBy(other => other.Key))
        {
            write.Value(transfer);
            write.Value(arrived);
        }

        SaveHolds(write);
    }

    /// <summary>Fills a graph that is new. Null, or why the bytes cannot be what <see cref="Save"/> gave out; the graph is then of no use.</summary>
    /// <param name="read">Gives the bytes; throws where they end.</param>
    /// <param name="bytes">How many there are: no count among them is believed beyond that.</param>
    public string? Load(BytesIn read, long bytes)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (purses, others) = (read.Value<uint>(), read.Value<uint>());
        if (purses == 0 || others == 0 || purses + (long)others > bytes / sizeof(Purse))
        {
            return $"names {purses} purses and {others} in other currencies in {bytes} bytes";
        }

        (_purseEnd, _otherEnd) = (purses, others);
        _purses.Load(read, purses);
        _otherPurses.Load(read, others);
        if ((Outflows.Load(read, bytes) ?? Inflows.Load(read, bytes) ?? Log.Load(read, bytes)) is { } fault)
        {
            return fault;
        }

        for (var left = read.Value<int>(); left > 0; left--)
        {
            _arrived.Add(read.Value<uint>(), read.Value<long>());
        }

        LoadHolds(read);
        return null;
    }
}
