using System.Runtime.InteropServices;
using Cordon.Engine.Snapshots;
using Xunit;

namespace Cordon.Engine.Tests.Snapshots;

public sealed unsafe class SnapshotFileTests : IDisposable
{
    private const int Partition = 4;

    /// <summary>More than one chunk, and not a whole number of pages.</summary>
    private const int LargeBytes = (2 * 512 * 1024) + 777;

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-snapshot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Gives_back_every_section()
    {
        Write(70);
        using var reader = Read(out var damages)!;
        Assert.Empty(damages);
        Assert.Equal((Partition, 70L), (reader.Partition, reader.Position));
        Assert.Equal(["accounts", "empty", "pairs"], reader.Names.Order());
        Assert.Equal(0, reader.Section("empty").Length);
        Assert.Equal(LargeBytes, reader.Section("accounts").Length);
        var memory = (byte*)NativeMemory.Alloc(LargeBytes);
        reader.Section("accounts").CopyTo(memory);
        Assert.True(new ReadOnlySpan<byte>(memory, LargeBytes).SequenceEqual(Bytes(70, LargeBytes)));
        NativeMemory.Free(memory);
        var pairs = new byte[10];
        reader.Section("pairs").CopyTo(pairs);
        Assert.Equal(Bytes(71, 10), pairs);
    }

    [Fact]
    public void Has_none_where_none_was_written()
    {
        Assert.Null(Read(out var damages));
        Assert.Empty(damages);
        Assert.Null(SnapshotFile.TryReadNewest(Path.Combine(_folder, "nowhere"), Partition, out _));
    }

    [Fact]
    public void Reads_the_newest_and_keeps_two()
    {
        foreach (var position in (long[])[5, 100, 20, 1_000_000_000_000])
        {
            Write(position);
        }

        using var reader = Read(out _)!;
        Assert.Equal(1_000_000_000_000, reader.Position);
        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public void Keeps_partitions_apart()
    {
        Write(10);
        using (var writer = SnapshotFile.Create(_folder, Partition + 1, 99))
        {
            writer.Publish();
        }

        using var reader = Read(out _)!;
        Assert.Equal(10, reader.Position);
    }

    [Fact]
    public void A_snapshot_not_published_is_none()
    {
        Write(10);
        using (var writer = SnapshotFile.Create(_folder, Partition, 20))
        {
            writer.Section("accounts", Bytes(1, 100));
        }

        using var reader = Read(out var damages)!;
        Assert.Equal(10, reader.Position);
        Assert.Empty(damages);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_a_killed_writer_left_is_not_read_and_is_swept()
    {
        Write(10);
        var left = Files[0].Replace("10.snapshot", "20.snapshot.tmp", StringComparison.Ordinal);
        File.WriteAllBytes(left, new byte[100]);
        using (var reader = Read(out var damages)!)
        {
            Assert.Equal(10, reader.Position);
            Assert.Empty(damages);
        }

        Write(30);
        Assert.False(File.Exists(left));
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "empty", "does not begin" },
        { "torn in the header", "does not begin" },
        { "torn in a section", "torn" },
        { "torn at the end", "torn" },
        { "magic", "does not begin" },
        { "version", "format version is 2" },
        { "header", "header's checksum" },
        { "first of a section", "section \"accounts\"" },
        { "last of a section", "section \"accounts\"" },
        { "table", "table's checksum" },
        { "footer", "table" },
        { "another partition", "is of partition 9" },
        { "renamed", "is of position 20" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Falls_back_to_the_older_and_says_what_was_wrong(string damage, string expected)
    {
        Write(10);
        Write(20);
        Damage(Files[1], damage);
        using var reader = Read(out var damages)!;
        Assert.Equal(10, reader.Position);
        var found = Assert.Single(damages);
        Assert.Contains(expected, found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void With_both_damaged_there_is_none_and_both_are_told()
    {
        Write(10);
        Write(20);
        Damage(Files[0], "first of a section");
        Damage(Files[1], "torn in a section");
        Assert.Null(Read(out var damages));
        Assert.Equal(2, damages.Count);
    }

    [Fact]
    public void Says_which_section_is_missing()
    {
        Write(10);
        using var reader = Read(out _)!;
        var missing = Assert.Throws<SnapshotDamagedException>(() => reader.Section("devices"));
        Assert.Contains("no section \"devices\"", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_damage_that_comes_after_opening()
    {
        Write(10);
        using var reader = Read(out _)!;
        Flip(Files[0], 4096);
        Assert.Throws<SnapshotDamagedException>(() => reader.Section("accounts").CopyTo(new byte[LargeBytes]));
    }

    [Fact]
    public void Refuses_a_section_named_twice()
    {
        using var writer = SnapshotFile.Create(_folder, Partition, 1);
        writer.Section("accounts", Bytes(1, 10));
        Assert.Throws<ArgumentException>(() => writer.Section("accounts", Bytes(1, 10)));
        Assert.Throws<ArgumentException>(() => writer.Section("", Bytes(1, 10)));
    }

    private string[] Files => [.. Directory.GetFiles(_folder, "*.snapshot").Order(StringComparer.Ordinal)];

    private static byte[] Bytes(long seed, int count)
    {
        var bytes = new byte[count];
        new Random((int)seed).NextBytes(bytes);
        return bytes;
    }

    private static void Flip(string path, long at)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 4));
    }

    private static void Damage(string path, string damage)
    {
        var length = new FileInfo(path).Length;
        switch (damage)
        {
            case "empty": Cut(path, 0); break;
            case "torn in the header": Cut(path, 20); break;
            case "torn in a section": Cut(path, 4096 + 1000); break;
            case "torn at the end": Cut(path, length - 1); break;
            case "magic": Flip(path, 0); break;
            case "header": Flip(path, 16); break;
            case "first of a section": Flip(path, 4096); break;
            case "last of a section": Flip(path, 4096 + LargeBytes - 1); break;
            case "table": Flip(path, length - 40); break;
            case "footer": Flip(path, length - 30); break;
            case "renamed": File.Move(path, path.Replace("20.snapshot", "21.snapshot", StringComparison.Ordinal)); break;
            default: Rehead(path, damage); break;
        }
    }

    private static void Cut(string path, long length)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(length);
    }

    /// <summary>A header of another version or partition whose checksum is right.</summary>
    private static void Rehead(string path, string damage)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        var header = new byte[32];
        file.ReadExactly(header);
        header[damage == "version" ? 8 : 12] = (byte)(damage == "version" ? 2 : 9);
        BitConverter.TryWriteBytes(header.AsSpan(24), System.IO.Hashing.XxHash3.HashToUInt64(header.AsSpan(0, 24)));
        file.Position = 0;
        file.Write(header);
    }

    private void Write(long position)
    {
        using var writer = SnapshotFile.Create(_folder, Partition, position);
        fixed (byte* accounts = Bytes(position, LargeBytes))
        {
            writer.Section("accounts", accounts, LargeBytes);
        }

        writer.Section("empty", []);
        writer.Section("pairs", Bytes(position + 1, 10));
        writer.Publish();
    }

    private SnapshotReader? Read(out IReadOnlyList<SnapshotDamage> damages) => SnapshotFile.TryReadNewest(_folder, Partition, out damages);
}
