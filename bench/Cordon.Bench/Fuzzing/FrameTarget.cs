using System.Buffers.Binary;
using Cordon.Engine.Journal;
using Cordon.Engine.Journal.Frames;

namespace Cordon.Bench.Fuzzing;

/// <summary>
/// Journal frames: one is the batch that was written, or damaged. Half have their checksum set right again, so that what lies behind is reached.
/// </summary>
internal sealed class FrameTarget : FuzzTarget
{
    private const int Position = 7;
    private readonly FrameDecoder _decoder = new();
    private readonly byte[][] _payloads;

    public FrameTarget()
        : base("frame")
    {
        var noise = new byte[300];
        var text = new byte[4000];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (byte)(i % 50);
            noise[i % noise.Length] = (byte)(i * i);
        }

        _payloads = [noise, text];
        using var encoder = new FrameEncoder();
        Samples = [.. _payloads.Select(p => encoder.Encode(new JournalOwner(0, 3), Position, 99, p, 4).ToArray())];
    }

    public override IReadOnlyList<byte[]> Samples { get; }

    // A frame may announce a payload of the greatest size; it is allocated once its checksum held.
    public override long AllocatedBytesMax => JournalLimits.PayloadBytesMax + (1024 * 1024);

    public override byte[] Input(FuzzDice dice)
    {
        var input = base.Input(dice);
        if (dice.Below(2) == 0 && input.Length > FrameLayout.HeaderBytes)
        {
            input = input.AsSpan().ToArray();
            BinaryPrimitives.WriteInt32LittleEndian(input.AsSpan(FrameLayout.BodyBytesOffset), input.Length - FrameLayout.HeaderBytes);
            var checksum = FrameVersion1.Checksum(input, input.AsSpan(FrameLayout.HeaderBytes));
            BinaryPrimitives.WriteUInt64LittleEndian(input.AsSpan(FrameLayout.ChecksumOffset), checksum);
        }

        return input;
    }

    public override bool Accepts(byte[] input)
    {
        try
        {
            var batch = _decoder.Decode(input, 0, Position);
            Require(Array.Exists(_payloads, p => batch.Payload.Span.SequenceEqual(p)), "a payload that nobody wrote");
            return true;
        }
        catch (JournalDamagedException damage)
        {
            Require(damage is { Partition: 0, Position: Position }, "it does not say where");
            return false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _decoder.Dispose();
        base.Dispose(disposing);
    }
}
