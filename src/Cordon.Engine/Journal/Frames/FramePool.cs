using System.Collections.Concurrent;

namespace Cordon.Engine.Journal.Frames;

/// <summary>
/// Encoders and decoders at rest. They hold compression contexts of some hundred kilobytes, so they are lent, not made per call. There are
/// at most as many as there ever were callers at once.
/// </summary>
internal sealed class FramePool(int compressionLevel = FrameEncoder.CompressionLevel) : IDisposable
{
    private readonly ConcurrentBag<FrameEncoder> _encoders = [];
    private readonly ConcurrentBag<FrameDecoder> _decoders = [];

    public FrameEncoder RentEncoder() => _encoders.TryTake(out var encoder) ? encoder : new FrameEncoder(compressionLevel);

    public FrameDecoder RentDecoder() => _decoders.TryTake(out var decoder) ? decoder : new FrameDecoder();

    public void Return(FrameEncoder encoder) => _encoders.Add(encoder);

    public void Return(FrameDecoder decoder) => _decoders.Add(decoder);

    public void Dispose()
    {
        while (_encoders.TryTake(out var encoder))
        {
            encoder.Dispose();
        }

        while (_decoders.TryTake(out var decoder))
        {
            decoder.Dispose();
        }
    }
}
