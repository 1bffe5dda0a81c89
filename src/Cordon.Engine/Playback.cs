using System.Threading.Channels;
using Cordon.Core.Screening;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>
/// Plays a journal back in three stages, each on a thread of its own: batches are read and their blocks unpacked; accounts and windows are brought
/// up to date; money and identifiers follow a few blocks behind. The stages touch different parts of the state, and a record that touches both
/// waits until the last stage has caught up, so that the result is what one thread would have made.
/// </summary>
internal sealed class Playback(IJournal journal, int partition, PartitionState state, Archive archive) : IDisposable
{
    /// <summary>Blocks under way: enough that stages overlap, few enough to stay in the second-level cache's neighbourhood.</summary>
    private const int BlocksMax = 32;

    /// <summary>Pieces read ahead of their application.</summary>
    private const int PiecesMax = 64;

    /// <summary>A part of a batch: a block of payments, or other records as they lie, or the batch's end.</summary>
    private readonly record struct Piece(Played? Block, ReadOnlyMemory<byte> Records, JournalBatch? Ended);

    /// <summary>A block unpacked, with its identifiers' hashes.</summary>
    private sealed record Played(PaymentBlock Block, ulong[] Hashes);

    private readonly Channel<Piece> _pieces = Channel.CreateBounded<Piece>(PiecesMax);
    private readonly Channel<(Played? Block, TaskCompletionSource? CaughtUp)> _settling =
        Channel.CreateUnbounded<(Played? Block, TaskCompletionSource? CaughtUp)>();
    private readonly Channel<Played> _free = Channel.CreateUnbounded<Played>();
    private readonly List<Played> _all = [];

    /// <summary>Plays back from the archive's next position.</summary>
    /// <param name="untilSequence">Stops behind the batch that has this payment.</param>
    public async Task RunAsync(long untilSequence, CancellationToken cancellation)
    {
        for (var i = 0; i < BlocksMax; i++)
        {
            var played = new Played(new PaymentBlock(), new ulong[FactBlock.Lanes]);
            _all.Add(played);
            _free.Writer.TryWrite(played);
        }

        // The stage that fails ends the others: whoever waits for it would wait for ever.
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] stages =
        [
            Task.Run(() => StageAsync(ReadAsync(untilSequence, failed.Token), failed), CancellationToken.None),
            Task.Run(() => StageAsync(ApplyAsync(failed.Token), failed), CancellationToken.None),
            Task.Run(() => StageAsync(SettleAsync(failed.Token), failed), CancellationToken.None),
        ];
        await Task.WhenAll(stages.Select(stage => stage.ContinueWith(_ => { }, TaskScheduler.Default))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        // The first fault, and not the cancelling that followed from it.
        foreach (var stage in stages.Where(stage => stage.IsFaulted).Concat(stages))
        {
            await stage.ConfigureAwait(false);
        }
    }

    public void Dispose() => _all.ForEach(played => played.Block.Dispose());

    private static async Task StageAsync(Task stage, CancellationTokenSource failed)
    {
        try
        {
            await stage.ConfigureAwait(false);
        }
        finally
        {
            if (!stage.IsCompletedSuccessfully)
            {
                await failed.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task ReadAsync(long untilSequence, CancellationToken cancellation)
    {
        var last = state.LastSequence;
        await foreach (var batch in journal.ReadAsync(partition, archive.NextPosition, cancellation).ConfigureAwait(false))
        {
            // Records that are not payments are handed on together.
            var (others, at) = (0, 0);
            while (at < batch.Payload.Length)
            {
                var (kind, body, next) = Record(batch.Payload.Span, at);
                if (kind == RecordKind.PaymentsDecided)
                {
                    await HandOnAsync(new Piece(null, batch.Payload[others..at], null), cancellation).ConfigureAwait(false);
                    var played = await _free.Reader.ReadAsync(cancellation).ConfigureAwait(false);
                    last = Unpack(batch.Payload.Span[body..next], played);
                    await HandOnAsync(new Piece(played, default, null), cancellation).ConfigureAwait(false);
                    others = next;
                }

                at = next;
            }

            await HandOnAsync(new Piece(null, batch.Payload[others..], batch), cancellation).ConfigureAwait(false);
            if (last >= untilSequence)
            {
                break;
            }
        }

        _pieces.Writer.Complete();
    }

    private ValueTask HandOnAsync(Piece piece, CancellationToken cancellation) =>
        piece is { Block: null, Records.IsEmpty: true, Ended: null } ? default : _pieces.Writer.WriteAsync(piece, cancellation);

    private static (RecordKind Kind, int Body, int Next) Record(ReadOnlySpan<byte> payload, int at)
    {
        var reader = new ColumnReader(payload[at..]);
        var kind = (RecordKind)reader.Byte();
        var bytes = reader.Int32();
        return (kind, at + reader.Position, checked(at + reader.Position + bytes));
    }

    private static long Unpack(ReadOnlySpan<byte> body, Played into)
    {
        var reader = new ColumnReader(body);
        var block = into.Block;
        block.Read(ref reader, withFacts: false);
        for (var lane = 0; lane < block.Count; lane++)
        {
            into.Hashes[lane] = PaymentIdentity.Hash(block.Text(lane, PaymentText.PaymentId), (uint)block.Submitter[lane]);
        }

        return block.FirstSequence + block.Count - 1;
    }

    private async Task ApplyAsync(CancellationToken cancellation)
    {
        var before = state.LastSequence;
        await foreach (var piece in _pieces.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (piece.Block is { } played)
            {
                state.CountPayments(played.Block);
                _settling.Writer.TryWrite((played, null));
            }

            for (var at = 0; at < piece.Records.Length;)
            {
                var (kind, body, next) = Record(piece.Records.Span, at);
                if (PartitionState.TouchesMoney(kind))
                {
                    await SettledAsync(cancellation).ConfigureAwait(false);
                }

                Apply(kind, piece.Records.Span[body..next]);
                at = next;
            }

            if (piece.Ended is { } batch)
            {
                archive.Add(before + 1, (int)(state.LastSequence - before), batch.Payload.Span);
                before = state.LastSequence;
            }
        }

        await SettledAsync(cancellation).ConfigureAwait(false);
        _settling.Writer.Complete();
    }

    private void Apply(RecordKind kind, ReadOnlySpan<byte> body)
    {
        var reader = new ColumnReader(body);
        state.Apply(kind, ref reader);
        if (PartitionState.TouchesMoney(kind))
        {
            state.ForgetMoves();
        }
    }

    /// <summary>Waits until the last stage has done all that it was handed.</summary>
    private async ValueTask SettledAsync(CancellationToken cancellation)
    {
        var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _settling.Writer.TryWrite((null, caughtUp));
        await caughtUp.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task SettleAsync(CancellationToken cancellation)
    {
        await foreach (var (played, caughtUp) in _settling.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (played is not null)
            {
                state.SettlePayments(played.Block, played.Hashes);
                state.ForgetMoves();
                _free.Writer.TryWrite(played);
            }

            caughtUp?.SetResult();
        }
    }
}
