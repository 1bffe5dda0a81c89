using System.Globalization;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Proving;

/// <summary>
/// Checks a whole log: every entry, every tile, the root, the signature; that it has grown out of a checkpoint that was kept elsewhere; and, where the
/// journal and the salts are at hand, that each batch of the journal is what was sealed.
/// </summary>
public sealed class LogCheck
{
    /// <summary>Bytes of a checkpoint that somebody kept.</summary>
    public const int KeptBytesMax = BoundedFile.NoteBytesMax;

    /// <summary>Faults told at most: where all is damaged one need not read all of it.</summary>
    private const int FaultsMax = 20;

    private readonly string _folder;
    private readonly VerifierKey? _expected;
    private readonly IJournal? _journal;
    private readonly TileFolder _tiles;
    private readonly List<string> _lines = [];
    private readonly List<string> _faults = [];
    private readonly Dictionary<int, long> _next = [];
    private readonly List<List<byte>> _levels = [];
    private long _notCompared;

    // What the batches so far come to; null where one could not be read, and the next entry's word is taken.
    private EvidenceTotals? _totals = default(EvidenceTotals);

    private LogCheck(string folder, VerifierKey? expected, IJournal? journal)
    {
        (_folder, _expected, _journal) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), expected, journal);
        _tiles = new TileFolder(_folder);
    }

    /// <summary>Whether a folder holds a log.</summary>
    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, EvidenceLog.CheckpointFile));

    /// <summary>Checks a log.</summary>
    /// <param name="expected">Its key, had from elsewhere; null takes the one in the folder.</param>
    /// <param name="journal">The journal it was made from; null checks the log alone.</param>
    /// <param name="entries">Is told how many entries were checked.</param>
    /// <param name="kept">A checkpoint of this log that was kept elsewhere, as it was signed; null for none.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<EvidenceReport> CheckAsync(
        string folder, VerifierKey? expected, IJournal? journal, Action<long, long>? entries = null, string? kept = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var check = new LogCheck(folder, expected, journal);
        try
        {
            await check.RunAsync(entries, kept, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException missing)
        {
            check._faults.Add(missing.Message);
        }

        return new EvidenceReport(check._faults.Count == 0 ? check._lines : [.. check._lines.Take(1)], check._faults);
    }

    private async Task RunAsync(Action<long, long>? told, string? kept, CancellationToken cancellation)
    {
        if (Head() is not var (key, checkpoint))
        {
            return;
        }

        if (kept is not null)
        {
            CheckGrowth(key, checkpoint, kept);
        }

        using var reader = new EvidenceItems();
        var salts = new EvidenceSalts(Path.Combine(_folder, EvidenceLog.SaltFolder));
        for (var bundle = 0L; bundle * TilePath.Width < checkpoint.Size && _faults.Count < FaultsMax; bundle++)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = _tiles.EntriesOf(bundle, checkpoint.Size);
            Raise(checkpoint.Size, 0, bundle, [.. found.SelectMany(entry => MerkleTree.HashLeaf(entry))]);
            foreach (var (index, bytes) in found.Index())
            {
                await CheckEntryAsync((bundle * TilePath.Width) + index, bytes, reader, salts, cancellation).ConfigureAwait(false);
            }

            told?.Invoke(Math.Min(checkpoint.Size, (bundle + 1) * TilePath.Width), checkpoint.Size);
        }

        if (_faults.Count == 0 && !RootOf(checkpoint.Size, checkpoint.Size).AsSpan().SequenceEqual(checkpoint.Root))
        {
            _faults.Add("the entries do not lead to the root that is signed");
        }

        await TellAsync(cancellation).ConfigureAwait(false);
    }

    private (VerifierKey Key, Checkpoint Checkpoint)? Head()
    {
        var key = _expected ?? VerifierKey.Read(BoundedFile.ReadText(Path.Combine(_folder, EvidenceLog.PublicKeyFile)).TrimEnd('\n'));
        if (key is null || EvidenceStart.SignedBy(key, BoundedFile.ReadText(Path.Combine(_folder, EvidenceLog.CheckpointFile))) is not { } checkpoint)
        {
            _faults.Add(key is null ? "the log's key is none" : $"the checkpoint is none that {key.Name} signed");
            return null;
        }

        _lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"Log {checkpoint.Origin} of {checkpoint.Size:N0} entries, root {Convert.ToBase64String(checkpoint.Root)}"));
        if (_expected is null)
        {
            _lines.Add($"Signed by {key.Text}: compare it with what the centre publishes; --key checks it");
        }

        return (key, checkpoint);
    }

    /// <summary>Whether the log has grown out of what somebody kept: the tiles are all at hand, so that its root is reckoned from them.</summary>
    private void CheckGrowth(VerifierKey key, Checkpoint checkpoint, string kept)
    {
        if (EvidenceStart.SignedBy(key, kept) is not { } earlier)
        {
            _faults.Add($"the checkpoint that was kept is none that {key.Name} signed");
        }
        else if (earlier.Size > checkpoint.Size)
        {
            _faults.Add($"the checkpoint that was kept is of {earlier.Size} entries: of these the log lacks {earlier.Size - checkpoint.Size}");
        }
        else if (!RootOf(earlier.Size, checkpoint.Size).AsSpan().SequenceEqual(earlier.Root))
        {
            _faults.Add($"the log has not grown out of the checkpoint that was kept: its first {earlier.Size} entries lead to another root");
        }
        else
        {
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"It has grown out of the checkpoint of {earlier.Size:N0} entries that was kept"));
        }
    }

    /// <summary>The root of the first entries of a log of a size.</summary>
    private byte[] RootOf(long first, long size) => MerkleProof.RootOf(first, (level, index) => _tiles.Node(level, index, size));

    /// <summary>Holds a level's tile against what the level below it comes to, and goes on where it is whole.</summary>
    private void Raise(long size, int level, long tile, byte[] hashes)
    {
        if (!_tiles.Hashes(level, tile, size).AsSpan().SequenceEqual(hashes))
        {
            _faults.Add($"tile {tile} of level {level} is not what the entries come to");
        }

        if (hashes.Length < TilePath.Width * MerkleTree.HashBytes)
        {
            return;
        }

        if (_levels.Count == level)
        {
            _levels.Add([]);
        }

        _levels[level].AddRange(MerkleTree.Root(hashes));
        var isLast = tile + 1 == size >> (TilePath.Height * (level + 1));
        if (isLast || _levels[level].Count == TilePath.Width * MerkleTree.HashBytes)
        {
            Raise(size, level + 1, tile / TilePath.Width, [.. _levels[level]]);
            _levels[level].Clear();
        }
    }

    private async Task CheckEntryAsync(long place, byte[] bytes, EvidenceItems reader, EvidenceSalts salts, CancellationToken cancellation)
    {
        if (EvidenceEntry.Read(Encoding.ASCII.GetString(bytes)) is not { } entry)
        {
            _faults.Add($"entry {place} is none that this program knows");
            return;
        }

        if (entry.Position != _next.GetValueOrDefault(entry.Partition))
        {
            _faults.Add($"entry {place} has batch {entry.Position} of partition {entry.Partition} where {_next.GetValueOrDefault(entry.Partition)} is due");
        }

        _next[entry.Partition] = entry.Position + 1;
        if (_journal is null)
        {
            return;
        }

        if (_totals is { } totals && totals != entry.Before)
        {
            _faults.Add($"entry {place} counts {Told(entry.Before)} before it, and the journal has {Told(totals)}");
        }

        try
        {
            var batch = await _journal.ReadOneAsync(entry.Partition, entry.Position, cancellation).ConfigureAwait(false);
            _ = EvidenceBatch.Open(entry, batch, reader, salts);
            _totals = reader.Totals;
        }
        catch (Exception unlike) when (unlike is InvalidDataException or JournalDamagedException)
        {
            _faults.Add($"entry {place}: {unlike.Message}");
            _totals = null;
        }
        catch (KeyNotFoundException)
        {
            (_notCompared, _totals) = (_notCompared + 1, reader.Totals);
        }
    }

    private static string Told(EvidenceTotals totals) => $"{totals.Accounts} accounts, {totals.Policies} policies and {totals.Payments} payments";

    private async Task TellAsync(CancellationToken cancellation)
    {
        if (_journal is null)
        {
            _lines.Add("Every entry and tile leads to the root. The journal was not at hand: that it is what was sealed was not checked");
            return;
        }

        _lines.Add("Every entry and tile leads to the root, and the journal has every batch");
        if (_notCompared > 0)
        {
            _lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{_notCompared:N0} entries are of days whose salts are destroyed: that their batches are what was sealed was not compared"));
        }

        var open = 0L;
        foreach (var partition in EvidenceLog.Partitions)
        {
            open += await _journal.NextPositionAsync(partition, cancellation).ConfigureAwait(false) - _next.GetValueOrDefault(partition);
        }

        // Who put back an old log beside a new journal sees it here.
        _lines.Add(open <= 0 ? "Everything in the journal is sealed"
            : string.Create(CultureInfo.InvariantCulture, $"The journal has {open:N0} batches that are not sealed yet"));
    }
}
