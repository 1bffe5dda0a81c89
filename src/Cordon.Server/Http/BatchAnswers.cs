using System.Buffers;
using System.IO.Pipelines;

namespace Cordon.Server.Http;

/// <summary>The answers of one batch on their way to its client: written as fast as it reads, and kept meanwhile, so that its request is read on.</summary>
/// <remarks>
/// A client that writes its whole body before it reads would else wait for the server, which waits for it. One request uses this, in one flow.
/// </remarks>
internal sealed class BatchAnswers(PipeWriter writer, UnreadAnswers unread, TimeProvider time, CancellationToken aborted)
{
    /// <summary>Bytes given to the connection at a time: a client that takes them has read something, so these are what "nothing" is measured by.</summary>
    private const int PieceBytesMax = 32 * 1024;

    private readonly Queue<byte[]> _kept = new();
    private int _taken;
    private long _keptBytes;
    private Task<FlushResult>? _writing;

    /// <summary>What is being written; null when everything is.</summary>
    public Task? Writing => _writing;

    /// <summary>Writes answers, or keeps them while the client has not read the ones before.</summary>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> answers)
    {
        await GoOnAsync().ConfigureAwait(false);
        while (_writing is null && answers.Length > 0)
        {
            var piece = answers[..Math.Min(answers.Length, PieceBytesMax)];
            answers = answers[piece.Length..];
            await WriteAsync(piece).ConfigureAwait(false);
        }

        if (answers.Length > 0)
        {
            _kept.Enqueue(answers.ToArray());
            Count(answers.Length);
        }
    }

    /// <summary>Writes what is kept as far as the client reads, without waiting for it.</summary>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async ValueTask GoOnAsync()
    {
        while (_writing is null or { IsCompleted: true })
        {
            if (_writing is { } written)
            {
                _writing = null;
                Check(await written.ConfigureAwait(false));
            }

            if (!_kept.TryPeek(out var first))
            {
                return;
            }

            var piece = first.AsMemory(_taken, Math.Min(first.Length - _taken, PieceBytesMax));
            await WriteAsync(piece).ConfigureAwait(false);
            _taken += piece.Length;
            if (_taken == first.Length)
            {
                // Counted until the whole of it is gone: that is when its memory is.
                _kept.Dequeue();
                Count(-first.Length);
                _taken = 0;
            }
        }
    }

    /// <summary>Waits until more answers may be kept; false when the client takes nothing for as long as it is waited for.</summary>
    public async ValueTask<bool> HasRoomAsync()
    {
        while (_writing is not null && !unread.HasRoomFor(_keptBytes))
        {
            if (!await IsTakenAsync(unread.WaitMax).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Waits until the client has taken everything.</summary>
    /// <exception cref="OperationCanceledException">It is gone, or takes nothing.</exception>
    public async ValueTask EndAsync()
    {
        while (_writing is not null)
        {
            if (!await IsTakenAsync(unread.KeptMax).ConfigureAwait(false))
            {
                throw new OperationCanceledException("The client does not read its answers.");
            }
        }
    }

    /// <summary>Keeps nothing any more, whether the client has taken it or is gone.</summary>
    public void Drop()
    {
        Count(-_keptBytes);
        _kept.Clear();
    }

    private async ValueTask<bool> IsTakenAsync(TimeSpan within)
    {
        // Its timer goes with it: a slow client is waited for some thousand times.
        Task writing = _writing!;
        await writing.WaitAsync(within, time, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        aborted.ThrowIfCancellationRequested();
        if (!writing.IsCompleted)
        {
            return false;
        }

        await GoOnAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Copies a piece to the connection; whether the client takes it shows in <see cref="Writing"/>.</summary>
    private async ValueTask WriteAsync(ReadOnlyMemory<byte> piece)
    {
        writer.Write(piece.Span);
        var written = writer.FlushAsync(aborted);
        if (written.IsCompleted)
        {
            Check(await written.ConfigureAwait(false));
        }
        else
        {
            _writing = written.AsTask();
        }
    }

    private static void Check(FlushResult result)
    {
        if (result.IsCanceled || result.IsCompleted)
        {
            throw new OperationCanceledException("The client is gone.");
        }
    }

    private void Count(long bytes)
    {
        _keptBytes += bytes;
        unread.Add(bytes);
    }
}
