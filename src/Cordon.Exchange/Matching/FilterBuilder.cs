using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Matching;

/// <summary>
/// Builds the filter of many inputs. What is evaluated is kept on disk chunk by chunk, so that a build that was stopped goes on where it was; a chunk whose
/// inputs are others, or that another key made, is evaluated anew.
/// </summary>
/// <param name="folder">Where chunks lie until the filter is built: it tells who has the key nothing that he has not, and others nothing.</param>
public sealed class FilterBuilder(OprfHolder holder, string folder)
{
    private const int ChunkInputs = 1 << 16;
    private const string Suffix = ".tags";

    /// <summary>Counts that a filter can have stand at least so far apart.</summary>
    private const int StepLeast = 1 << 10;

    /// <summary>Of a longer filter a step is at most such a part of its records: two are 0.4 %, and a filter costs 42.4 bits a record at most.</summary>
    private const int StepShare = 1 << 9;

    /// <summary>How far apart the counts are that a filter of so many records can have: a power of two, which tells no more than their magnitude.</summary>
    public static int StepOf(int records) => Math.Max(StepLeast, (int)(BitOperations.RoundUpToPowerOf2((uint)records + 1) / 2 / StepShare));

    /// <summary>
    /// How many tags a filter of so many records has. They are first made more by less than a step, drawn anew with each key, and then filled up to a
    /// multiple of the step: so of all keys one in a step's number tells whether one record came or went, however many steps a filter has.
    /// </summary>
    /// <param name="draw">Evenly drawn, secret.</param>
    public static int PaddedCount(int records, uint draw)
    {
        var step = StepOf(records);
        return checked((int)(((long)records + (draw % (uint)step) + step - 1) / step * step));
    }

    /// <summary>Evaluates the inputs, the kind's canaries among them, and builds the filter, filled up to a count that tells little.</summary>
    /// <param name="kind">The kind of identifier, as the canonicaliser names it.</param>
    /// <param name="inputs">In an order that is the same if the build is begun again; the same input twice counts once.</param>
    /// <param name="done">Is told how many inputs are evaluated and on disk.</param>
    /// <exception cref="IOException">A chunk cannot be written.</exception>
    public TagFilter Build(string kind, IEnumerable<byte[]> inputs, IProgress<long>? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        PrivateFile.MakeFolder(folder);
        var (tags, used) = (new List<ulong>(), new HashSet<string>());
        foreach (var chunk in Canaries.Of(kind).Concat(inputs).Chunk(ChunkInputs))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, NameOf(chunk) + Suffix);
            used.Add(path);
            var bytes = KeptChunk(path, chunk.Length);
            if (bytes is null)
            {
                bytes = Evaluate(chunk);
                DurableFile.WritePrivate(path, [.. SHA256.HashData(bytes), .. bytes]);
            }

            tags.AddRange(MemoryMarshal.Cast<byte, ulong>(bytes));
            done?.Report(tags.Count);
        }

        foreach (var left in Directory.EnumerateFiles(folder, "*" + Suffix).Where(path => !used.Contains(path)))
        {
            File.Delete(left);
        }

        return TagFilter.Of(Filled(tags));
    }

    /// <summary>Throws the chunks away: the filter is where it belongs.</summary>
    public void Clear()
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Suffix))
        {
            File.Delete(path);
        }
    }

    /// <summary>Sorted, each once, and filled up. The same records are filled up with the same, so that two builds do not show which are records.</summary>
    private ReadOnlySpan<ulong> Filled(List<ulong> tags)
    {
        tags.Sort();
        var records = Distinct(CollectionsMarshal.AsSpan(tags));
        CollectionsMarshal.SetCount(tags, records);
        var count = PaddedCount(records, holder.PaddingDraw());
        for (long filler = 0; records < count;)
        {
            while (tags.Count < count)
            {
                tags.Add(holder.Filler(filler++));
            }

            tags.Sort();
            records = Distinct(CollectionsMarshal.AsSpan(tags));
            CollectionsMarshal.SetCount(tags, records);
        }

        return CollectionsMarshal.AsSpan(tags);
    }

    /// <summary>Moves each sorted value to the front once, and says how many there are.</summary>
    private static int Distinct(Span<ulong> sorted)
    {
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[count - 1])
            {
                sorted[count++] = sorted[i];
            }
        }

        return count;
    }

    private byte[] Evaluate(byte[][] chunk)
    {
        var tags = new ulong[chunk.Length];
        Parallel.For(0, chunk.Length, i =>
        {
            Span<byte> output = stackalloc byte[OprfHolder.OutputBytes];
            holder.Output(output, chunk[i]);
            tags[i] = TagFilter.TagOf(output);
        });
        return MemoryMarshal.AsBytes(tags.AsSpan()).ToArray();
    }

    /// <summary>A chunk that is on disk whole; null where it is not.</summary>
    private static byte[]? KeptChunk(string path, int inputs)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        var (sum, tags) = (bytes.AsMemory(0, Math.Min(bytes.Length, SHA256.HashSizeInBytes)), bytes.AsMemory(Math.Min(bytes.Length, SHA256.HashSizeInBytes)));
        return tags.Length == inputs * TagFilter.TagBytes && SHA256.HashData(tags.Span).AsSpan().SequenceEqual(sum.Span) ? tags.ToArray() : null;
    }

    /// <summary>After a secret of the key and the inputs: whatever is another has another name, and the name tells nobody of what.</summary>
    private string NameOf(byte[][] chunk)
    {
        using var hash = holder.KeyedHash();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var input in chunk)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, input.Length);
            hash.AppendData(length);
            hash.AppendData(input);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
