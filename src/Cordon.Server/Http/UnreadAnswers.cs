namespace Cordon.Server.Http;

/// <summary>How much of batches' answers is kept for clients that do not read them yet, and for how long; counts what all batches keep.</summary>
internal sealed class UnreadAnswers
{
    private long _bytes;

    /// <summary>
    /// Bytes kept for one batch: the answers to some 250,000 lines without reasons, so that a client that writes its whole body before it reads is served.
    /// </summary>
    public long BatchBytesMax { get; init; } = 64L * 1024 * 1024;

    /// <summary>Bytes kept for all batches together, so that memory does not depend on how many clients do not read.</summary>
    public long BytesMax { get; init; } = 512L * 1024 * 1024;

    /// <summary>
    /// How long a batch whose bound is reached is not read on while its client takes nothing: a slow reader takes something within it, and
    /// one that waits until its own writing is done never will.
    /// </summary>
    public TimeSpan WaitMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long answers are kept for a client that takes none of them: after it the connection is cut. All of them are in the journal.</summary>
    public TimeSpan KeptMax { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Bytes that all batches keep at present.</summary>
    public long KeptBytes => Volatile.Read(ref _bytes);

    /// <summary>Whether a batch that keeps so many bytes may keep more.</summary>
    public bool HasRoomFor(long kept) => kept < BatchBytesMax && KeptBytes < BytesMax;

    /// <summary>Counts bytes that a batch keeps from now on, or with a minus no longer.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
