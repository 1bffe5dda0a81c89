using System.Security.Cryptography;
using Cordon.Exchange.Matching;

namespace Cordon.Exchange.Asking;

/// <summary>The holder's side of an epoch: the key, what was announced, the filters, and the sets that it committed itself to.</summary>
/// <remarks>Part 0 is what the epoch began with, part 1 and on are its days. It is not for several threads while a day is added.</remarks>
public sealed class HolderEpoch : IDisposable
{
    /// <summary>Fillers of a day have numbers of their own: no filter has so many.</summary>
    private const int FillerBits = 40;

    private readonly byte[] _seed;
    private readonly List<Part> _parts = [];
    private readonly List<DeltaAnnouncement> _deltas = [];

    private HolderEpoch(byte[] seed, OprfHolder key) => (_seed, Key) = (seed, key);

    private sealed record Part(TagFilter Filter, SetCommitment Set);

    /// <summary>What is announced of it.</summary>
    public required EpochAnnouncement Announcement { get; init; }

    /// <summary>What is handed out, by part.</summary>
    public IReadOnlyList<TagFilter> Filters => [.. _parts.Select(part => part.Filter)];

    /// <summary>What was announced of its days.</summary>
    public IReadOnlyList<DeltaAnnouncement> Deltas => _deltas;

    internal OprfHolder Key { get; }

    /// <summary>Begins an epoch: derives its key, builds the filter and commits to the records.</summary>
    /// <param name="seed">32 secret bytes of the holder, the same for all its epochs; whoever has them can try identifiers against its filters.</param>
    /// <param name="folder">Where the filter is built: see <see cref="FilterBuilder"/>.</param>
    /// <param name="records">Each identifier once, all of the epoch's kind.</param>
    /// <param name="times">When it begins and ends, in seconds since 1970.</param>
    /// <exception cref="ArgumentException">An identifier stands twice or is of another kind, or the epoch is none.</exception>
    /// <exception cref="IOException">The filter cannot be built.</exception>
    public static HolderEpoch Begin(
        EpochName name, byte[] seed, string folder, IReadOnlyCollection<HeldRecord> records, (long From, long Expires) times,
        int deltaCount = EpochAnnouncement.DeltaCountMin)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(records);
        NeedOnce(name, records);
        var key = new OprfHolder(OprfMode.Verifiable, seed, name.ToKeyInfo());
        var filter = new FilterBuilder(key, folder).Build(name.Kind, records.Select(record => record.Item.ToInput()));
        var setSeed = HMACSHA256.HashData(seed, (byte[])[.. "cordon set"u8, .. name.ToKeyInfo()]);
        var set = SetCommitment.Of(records, SeedOf(setSeed, 0), (int)filter.Count);
        var epoch = new HolderEpoch(setSeed, key)
        {
            Announcement = new EpochAnnouncement(
                name, Core.Exchange.Canonicaliser.Version, Canaries.Version, (int)filter.Count, EpochAnnouncement.TagBitsNow, filter.LowBits,
                SHA256.HashData(filter.Bytes.Span), key.PublicKey, set.Root, deltaCount, times.From, times.Expires),
        };
        epoch._parts.Add(new Part(filter, set));
        return epoch.Announcement.IsWhole ? epoch : throw new ArgumentException("An epoch's times or its deltas' count are none.", nameof(times));
    }

    /// <summary>Adds a day: the filter of what came and went, always of the announced size or a multiple of it.</summary>
    /// <exception cref="ArgumentException">An identifier came or went twice, or is of another kind.</exception>
    public DeltaAnnouncement AddDay(IReadOnlyCollection<HeldRecord> came, IReadOnlyCollection<HeldRecord> went)
    {
        ArgumentNullException.ThrowIfNull(came);
        ArgumentNullException.ThrowIfNull(went);
        NeedOnce(Announcement.Epoch, [.. came, .. went]);
        var number = _parts.Count;
        var (step, changes) = (Announcement.DeltaCount, came.Count + went.Count);
        var count = Math.Max(1, (changes + step - 1) / step) * step;
        var tags = new HashSet<ulong>(count);
        tags.UnionWith(OutputsOf(came).Select(output => OutputParts.Tag(output)));
        tags.UnionWith(OutputsOf(went).Select(output => OutputParts.Tombstone(output)));
        for (long filler = 0; tags.Count < count; filler++)
        {
            tags.Add(Key.Filler(((long)number << FillerBits) + filler));
        }

        var filter = TagFilter.Of([.. tags.Order()]);
        var set = SetCommitment.Of(came, SeedOf(_seed, number), count);
        var previous = _deltas.Count == 0 ? MessageText.HashOf(Announcement) : MessageText.HashOf(_deltas[^1]);
        _deltas.Add(new DeltaAnnouncement(Announcement.Epoch, number, previous, count, SHA256.HashData(filter.Bytes.Span), set.Root));
        _parts.Add(new Part(filter, set));
        return _deltas[^1];
    }

    /// <summary>Opens a record's leaf in a part; null where it has none there.</summary>
    internal (SetLeaf Leaf, int Index, IReadOnlyList<byte[]> Path)? Open(int part, HeldRecord record) =>
        part >= 0 && part < _parts.Count ? _parts[part].Set.Open(record) : null;

    /// <summary>The part in which an output's record stands now; -1 where it is in none.</summary>
    internal int PartOf(byte[] output)
    {
        var standing = new[] { -1 };
        for (var part = 0; part < _parts.Count; part++)
        {
            KnownEpoch.Look(_parts[part].Filter, part, [output], standing);
        }

        return standing[0];
    }

    public void Dispose() => Key.Dispose();

    private static byte[] SeedOf(byte[] seed, int part) => HMACSHA256.HashData(seed, BitConverter.GetBytes(part));

    private byte[][] OutputsOf(IReadOnlyCollection<HeldRecord> records)
    {
        var (items, outputs) = (records.ToArray(), new byte[records.Count][]);
        Parallel.For(0, items.Length, i =>
        {
            outputs[i] = new byte[OprfHolder.OutputBytes];
            Key.Output(outputs[i], items[i].Item.ToInput());
        });
        return outputs;
    }

    /// <summary>Refuses records that are not all of an epoch's kind, each once.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    internal static void NeedOnce(EpochName name, IReadOnlyCollection<HeldRecord> records)
    {
        if (records.Any(record => Core.Exchange.Canonicaliser.NameOf(record.Item.Kind) != name.Kind)
            || records.Select(record => record.Item).Distinct().Count() != records.Count)
        {
            throw new ArgumentException($"Records of {name.Kind} are asked for, each once.", nameof(records));
        }
    }
}
