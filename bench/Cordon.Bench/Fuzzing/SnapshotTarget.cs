using System.Buffers.Binary;
using System.IO.Hashing;
using Cordon.Bench.Measuring;
using Cordon.Engine.Snapshots;

namespace Cordon.Bench.Fuzzing;

/// <summary>Snapshot files: one is what was written, or is passed over with a reason. Half have the checksums of header and table set right again.</summary>
internal sealed class SnapshotTarget : FuzzTarget
{
    private const int Position = 5;
    private readonly ScratchFolder _scratch = new();
    private readonly byte[] _first = [.. Enumerable.Range(0, 500).Select(i => (byte)i)];
    private readonly byte[] _second = [1, 2, 3];
    private readonly string _path;

    public SnapshotTarget()
        : base("snapshot")
    {
        using (var writer = SnapshotFile.Create(_scratch.Path, 0, Position))
        {
            writer.Section("accounts", _first.AsSpan());
            writer.Section("holds", _second.AsSpan());
            writer.Publish();
        }

        _path = Directory.EnumerateFiles(_scratch.Path).Single();
        Samples = [File.ReadAllBytes(_path)];
    }

    public override IReadOnlyList<byte[]> Samples { get; }

    public override byte[] Input(FuzzDice dice)
    {
        // Most of the file is the gap before a page's border, so half of the changes are aimed at its ends.
        var input = dice.Below(2) == 0 ? base.Input(dice) : Samples[0].AsSpan().ToArray();
        for (var left = dice.Below(4); left > 0 && input.Length > 200; left--)
        {
            input[dice.Below(3) == 0 ? dice.Below(SnapshotLayout.HeaderBytes) : input.Length - 1 - dice.Below(130)] = (byte)dice.Below(256);
        }

        return dice.Below(2) == 0 ? input : Sealed(input);
    }

    public override bool Accepts(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        using var reader = SnapshotFile.TryReadNewest(_scratch.Path, 0, out var damages);
        if (reader is null)
        {
            Require(damages.Count == 1 && damages[0].Reason.Length > 0, "it is passed over without a reason");
            return false;
        }

        foreach (var name in reader.Names)
        {
            var bytes = new byte[reader.Section(name).Length];
            reader.Section(name).CopyTo(bytes.AsSpan());
            Require(
                bytes.AsSpan().SequenceEqual(_first) || bytes.AsSpan().SequenceEqual(_second) || bytes.Length == 0,
                $"section '{name}' holds what nobody wrote");
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _scratch.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Sealed(byte[] input)
    {
        if (input.Length < SnapshotLayout.HeaderBytes + SnapshotLayout.FooterBytes)
        {
            return input;
        }

        var sealedInput = input.AsSpan().ToArray();
        var header = XxHash3.HashToUInt64(sealedInput.AsSpan(0, 24));
        BinaryPrimitives.WriteUInt64LittleEndian(sealedInput.AsSpan(24), header);
        var footer = sealedInput.AsSpan(input.Length - SnapshotLayout.FooterBytes);
        var tableBytes = BinaryPrimitives.ReadInt32LittleEndian(footer[8..]);
        if (tableBytes >= 0 && tableBytes <= input.Length - SnapshotLayout.HeaderBytes - SnapshotLayout.FooterBytes)
        {
            var table = sealedInput.AsSpan(input.Length - SnapshotLayout.FooterBytes - tableBytes, tableBytes);
            BinaryPrimitives.WriteUInt64LittleEndian(footer[16..], SnapshotWriter.TableHash(header, table, footer[..16]));
        }

        return sealedInput;
    }
}
