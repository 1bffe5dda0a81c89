using ZstdSharp;

namespace Cordon.Engine.Journal.Frames;

/// <summary>Reads frames of every version there has been and verifies that each is the batch of the place where it was found. One user at a time.</summary>
internal sealed class FrameDecoder : IDisposable
{
    private readonly Decompressor _decompressor = new();

    /// <exception cref="JournalDamagedException">The frame is not the batch of this place, whole and unchanged.</exception>
    public JournalBatch Decode(ReadOnlySpan<byte> frame, int partition, long position)
    {
        if (frame.Length <= FrameLayout.VersionOffset || !frame.StartsWith(FrameLayout.Magic))
        {
            throw new JournalDamagedException(partition, position, $"its {frame.Length} bytes do not begin as a batch does");
        }

        return frame[FrameLayout.VersionOffset] switch
        {
            1 => FrameVersion1.Decode(frame, partition, position, _decompressor),
            var version => throw new JournalDamagedException(
                partition,
                position,
                $"its format version is {version} and this program reads 1 to {FrameLayout.VersionNewest}: damage, or written by a later program"),
        };
    }

    public void Dispose() => _decompressor.Dispose();
}
