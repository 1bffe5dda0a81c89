using Cordon.Core.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Xunit;

namespace Cordon.Engine.Tests.Proving;

/// <summary>The log grows with the journal, stands after whatever happened to the program, and shows whatever was done to it or the journal.</summary>
public sealed class EvidenceLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_after_a_restart_and_what_was_signed_before_is_the_beginning_of_what_is_signed_after()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var before = (await centre.Log.CatchUpAsync(Cancellation)).Checkpoint!;
        await centre.CloseAsync();
        await centre.ReopenAsync();
        Assert.Equal(before.Text, centre.Log.State.Checkpoint!.Text);
        await centre.PayAsync("p4", "A", "B", "5");
        var after = (await centre.Log.CatchUpAsync(Cancellation)).Checkpoint!;
        Assert.True(after.Size > before.Size);
        var tiles = new TileFolder(centre.LogFolder);
        var growth = MerkleProof.GrowthOf(before.Size, after.Size, (level, index) => tiles.Node(level, index, after.Size));
        Assert.True(MerkleProof.IsGrown(before.Size, after.Size, before.Root, after.Root, growth));
        Assert.Empty((await LogCheck.CheckAsync(centre.LogFolder, centre.Log.Key, centre.Journal, cancellation: Cancellation)).Faults);
    }

    [Fact]
    public async Task Takes_up_where_the_head_says_when_the_program_ended_between_two_files()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        var files = new[] { EvidenceHead.File, EvidenceLog.CheckpointFile }.ToDictionary(
            name => name, name => File.ReadAllBytes(Path.Combine(centre.LogFolder, name)));
        var tiles = Directory.GetFiles(Path.Combine(centre.LogFolder, "tile"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        await centre.PayAsync("p4", "A", "B", "5");
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();

        // Tiles and entries of the later size lie there, the head is of the earlier.
        foreach (var (path, bytes) in tiles.Concat(files.Select(file => KeyValuePair.Create(Path.Combine(centre.LogFolder, file.Key), file.Value))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes, Cancellation);
        }

        await centre.ReopenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        Assert.Empty((await LogCheck.CheckAsync(centre.LogFolder, centre.Log.Key, centre.Journal, cancellation: Cancellation)).Faults);
        Assert.True(BundleCheck.Check(await centre.BundleAsync(), centre.Log.Key).Holds);
    }

    [Fact]
    public async Task A_journal_that_lacks_what_was_sealed_is_refused()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await using var other = new MemoryJournal();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => EvidenceLog.OpenAsync(other, centre.LogFolder, TimeProvider.System, Cancellation));
        Assert.Contains("what was sealed is missing from it", refused.Message);
    }

    [Fact]
    public async Task A_journal_of_other_payments_is_told_by_its_entries()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await using var other = await ProvenCentre.OpenAsync();
        var report = await LogCheck.CheckAsync(centre.LogFolder, centre.Log.Key, other.Journal, cancellation: Cancellation);
        Assert.Contains(report.Faults, fault => fault.Contains("is not in the journal as it was sealed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_any_file_of_the_log_is_seen()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();
        var key = VerifierKey.Read((await File.ReadAllTextAsync(Path.Combine(centre.LogFolder, EvidenceLog.PublicKeyFile), Cancellation)).Trim())!;
        var files = Directory.GetFiles(Path.Combine(centre.LogFolder, "tile"), "*", SearchOption.AllDirectories)
            .Append(Path.Combine(centre.LogFolder, EvidenceLog.CheckpointFile));
        var random = new Random(3);
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            for (var time = 0; time < 20; time++)
            {
                var changed = bytes.ToArray();
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(file, changed, Cancellation);
                Assert.False((await LogCheck.CheckAsync(centre.LogFolder, key, journal: null, cancellation: Cancellation)).Holds, file);
            }

            await File.WriteAllBytesAsync(file, bytes, Cancellation);
        }

        Assert.True((await LogCheck.CheckAsync(centre.LogFolder, key, journal: null, cancellation: Cancellation)).Holds);
        await centre.ReopenAsync();
    }

    [Fact]
    public async Task What_an_entry_counts_before_it_is_held_against_the_journal()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var size = (await centre.Log.CatchUpAsync(Cancellation)).Checkpoint!.Size;
        await centre.CloseAsync();
        var (tiles, folder) = (new TileFolder(centre.LogFolder), centre.LogFolder + "-other");
        Directory.CreateDirectory(folder);
        Directory.Move(Path.Combine(centre.LogFolder, "salts"), Path.Combine(folder, "salts"));
        using var key = LogKey.Open(Path.Combine(centre.LogFolder, "log.key"));
        var other = new TileFolder(folder);
        for (var place = 0L; place < size; place++)
        {
            // Of officers' words nothing is numbered by what was before: the batch itself gives nothing away.
            var entry = tiles.Entry(place, size);
            var more = entry.Partition == Engine.Casework.CaseDesk.Partition ? 1 : 0;
            other.Add((entry with { Before = entry.Before with { Payments = entry.Before.Payments + more } }).Bytes);
        }

        other.Flush();
        var root = MerkleProof.RootOf(size, (level, index) => other.Node(level, index, size));
        await File.WriteAllTextAsync(Path.Combine(folder, "checkpoint"), key.Sign(new Checkpoint(key.Public.Name, size, root).Text).Whole, Cancellation);
        await using var journal = new SqliteJournal(centre.JournalFile);
        var report = await LogCheck.CheckAsync(folder, key.Public, journal, cancellation: Cancellation);
        Assert.Contains("payments before it, and the journal has", report.Faults[0]);
        Directory.Move(Path.Combine(folder, "salts"), Path.Combine(centre.LogFolder, "salts"));
        await centre.ReopenAsync();
    }

    [Fact]
    public async Task Files_that_are_too_large_to_be_a_logs_are_not_read()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();
        var files = Directory.GetFiles(Path.Combine(centre.LogFolder, "tile"), "*", SearchOption.AllDirectories)
            .Append(Path.Combine(centre.LogFolder, EvidenceLog.CheckpointFile)).Append(Path.Combine(centre.LogFolder, EvidenceLog.PublicKeyFile));
        foreach (var path in files)
        {
            var bytes = await File.ReadAllBytesAsync(path, Cancellation);
            await using (var file = File.OpenWrite(path))
            {
                // It takes no room on the disk, and would not fit into an array.
                file.SetLength(1L << 34);
            }

            var report = await LogCheck.CheckAsync(centre.LogFolder, null, null, cancellation: Cancellation);
            Assert.Contains("more bytes than such a file can have", Assert.Single(report.Faults));
            await File.WriteAllBytesAsync(path, bytes, Cancellation);
        }

        await centre.ReopenAsync();
    }

    [Fact]
    public void A_note_of_another_program_is_signed_by_its_key()
    {
        var note = SignedNote.Read(
            "example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\n"
            + "— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n")!;
        var key = VerifierKey.Read("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")!;
        Assert.True(LogKey.HasSigned(key, note));
        Assert.False(LogKey.HasSigned(key, note with { Text = note.Text.Replace("15", "16", StringComparison.Ordinal) }));
    }

    [Fact]
    public void A_log_of_many_tiles_gives_the_nodes_that_its_leaves_come_to_at_every_size()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-tiles-").FullName;
        var (tiles, hashes, random) = (new TileFolder(folder), new List<byte>(), new Random(7));
        var (size, roots) = (0L, new List<(long Size, byte[] Root)>());
        while (size < 1_100)
        {
            var earlier = size;
            for (var more = random.Next(1, 200); more > 0; more--, size++)
            {
                byte[] entry = [.. BitConverter.GetBytes(size)];
                hashes.AddRange(MerkleTree.HashLeaf(entry));
                tiles.Add(entry);
            }

            tiles.Flush();
            tiles.Sweep(earlier);
            var (now, other) = (size, new TileFolder(folder));
            roots.Add((size, MerkleTree.Root([.. hashes])));
            Assert.Equal(roots[^1].Root, MerkleProof.RootOf(size, (level, index) => other.Node(level, index, now)));
            var (old, oldRoot) = roots[random.Next(roots.Count)];
            Assert.True(MerkleProof.IsGrown(
                old, now, oldRoot, roots[^1].Root, MerkleProof.GrowthOf(old, now, (level, index) => other.Node(level, index, now))));
            other.Resume(size);
            tiles = other;
        }

        // Of what was not whole only the last is left.
        Assert.Equal(3, Directory.GetDirectories(folder, "*.p", SearchOption.AllDirectories).Length);
        Directory.Delete(folder, recursive: true);
    }
}
