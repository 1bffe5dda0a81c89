using System.Runtime.InteropServices;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Core.Tests.Tracing;

/// <summary>
/// Transfers by chance among few or many accounts in two currencies: conversions, fees, cycles, self-transfers, late payments, equal times, ends,
/// opening balances told early and late, covers.
/// </summary>
internal sealed class RandomHistory(int seed, int transfers, int partitions = MoneyGraph.PartitionsUsual)
{
    private static readonly Currency[] Currencies = [Currency.Parse("EUR"), Currency.Parse("JPY")];
    private readonly Random _random = new(seed);
    private readonly int _accounts = 2 + new Random(seed).Next(seed % 2 == 0 ? 5 : 400);
    private uint _payee = 1;
    private long _time = 1_760_000_000_000;

    public MoneyGraph Graph { get; } = new(partitions);

    /// <summary>The payers' purses, by transfer number − 1.</summary>
    public List<uint> Payers { get; } = [];

    /// <summary>Books transfers until there are so many.</summary>
    public void BookUntil(int count)
    {
        while (Payers.Count < Math.Min(count, transfers))
        {
            Book();
        }
    }

    /// <summary>Seals transfers in all partitions of a graph into memory that stays until the end of the tests.</summary>
    public static (MoneySegment[] Segments, byte[][] Bytes) Seal(MoneyGraph graph, uint first, uint last)
    {
        var bytes = Enumerable.Range(0, graph.PartitionCount).Select(partition => Seal(graph, partition, first, last)).ToArray();
        return ([.. bytes.Select((its, partition) => Open($"p{partition}-{first}-{last}", its))], bytes);
    }

    public static byte[] Seal(MoneyGraph graph, int partition, uint first, uint last)
    {
        var bytes = new List<byte>();
        graph.WriteSegment(partition, first, last, piece => bytes.AddRange(piece));
        return [.. bytes];
    }

    public static unsafe MoneySegment Open(string name, byte[] bytes)
    {
        var memory = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(memory, bytes.Length));
        return MoneySegment.Open(name, memory, bytes.Length);
    }

    private void Book()
    {
        // What has just arrived often goes on at once.
        var payer = Payers.Count > 0 && _random.Next(3) > 0 ? _payee : Purse();
        var payee = _random.Next(20) == 0 ? payer : Purse();
        var sent = _random.Next(50) == 0 ? _random.NextInt64(1, 1L << 40) : _random.Next(1, 50_000);
        var arrived = Graph.CurrencyOf(payer) != Graph.CurrencyOf(payee) ? _random.Next(0, 90_000) : _random.Next(9) == 0 ? sent / 2 : sent;
        _time += _random.Next(3) * _random.Next(200_000);
        var number = (uint)Payers.Count + 1;
        Graph.Book(payer, payee, sent, arrived, _time, _random.Next(30) == 0 ? (uint)(10_000_000 - transfers) + number : (uint)(10_000_000 + (2 * number)));
        Payers.Add(payer);
        _payee = payee;
    }

    private uint Purse()
    {
        var purse = Graph.PurseOf(1 + (uint)_random.Next(_accounts), Currencies[_random.Next(8) == 0 ? 1 : 0]);
        if (Graph.IsUntouched(purse))
        {
            if (_random.Next(3) == 0)
            {
                Graph.Open(purse, _random.Next(100_000));
            }

            Graph.SetEnd(purse, _random.Next(15) == 0 ? (EndKind)_random.Next(1, 5) : EndKind.None);
        }

        return purse;
    }
}
