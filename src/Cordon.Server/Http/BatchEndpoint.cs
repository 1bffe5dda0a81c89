using System.Buffers;
using System.IO.Pipelines;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Decides a stream of payments, a line of JSON each, and answers line by line in the same order.</summary>
/// <remarks>
/// A few works are under way at a time: while one is made durable the next is read. The request is not read on while they are, and answers that
/// its client does not read are kept up to a bound (<see cref="UnreadAnswers"/>), so memory does not depend on the length of a batch. A bad line is
/// answered in its place and stops nothing; blank lines are passed over.
/// </remarks>
internal sealed class BatchEndpoint(Centre centre, ServerCounters counters, UnreadAnswers unread, TimeProvider time)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Answers <c>POST /v1/payments/batch</c>.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        if (context.Request.ContentLength > HttpLimits.BatchBytesMax)
        {
            await ProblemWriter.AnswerAsync(context, RequestBody.TooLarge(HttpLimits.BatchBytesMax), counters).ConfigureAwait(false);
            return;
        }

        if (centre.State != CentreState.Ready)
        {
            await ProblemWriter.AnswerAsync(context, PaymentEndpoint.NotTaken(centre), counters).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = "application/x-ndjson";
        var run = new Run(this, context, caller);
        try
        {
            await run.PlayAsync().ConfigureAwait(false);
        }
        finally
        {
            await run.CollectAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One request.</summary>
    private sealed class Run(BatchEndpoint endpoint, HttpContext context, Caller caller)
    {
        private readonly PipeReader _reader = context.Request.BodyReader;
        private readonly BatchAnswers _answers = new(context.Response.BodyWriter, endpoint.Unread, endpoint.Time, context.RequestAborted);
        private readonly Queue<(PendingWork Work, Task? Decided)> _inFlight = new();
        private PendingWork _open = PendingWork.Rent();
        private long _line;
        private long _bytes;

        // The rest of a line that is too long is thrown away as it comes.
        private bool _isDiscarding;

        // The client reads no answers and no more of them can be kept: the rest is read and not decided, so that it gets to reading.
        private bool _isRefusing, _isRefusalTold;

        public async ValueTask PlayAsync()
        {
            while (true)
            {
                if (!_reader.TryRead(out var result))
                {
                    // Nothing has come yet: what is there is decided meanwhile.
                    await HandOverAsync().ConfigureAwait(false);
                    result = await ReadAsync().ConfigureAwait(false);
                }

                await TakeLinesAsync(result).ConfigureAwait(false);
                if (result.IsCompleted)
                {
                    break;
                }

                if (_bytes > HttpLimits.BatchBytesMax)
                {
                    TakeProblem(RequestBody.TooLarge(HttpLimits.BatchBytesMax));
                    break;
                }
            }

            await HandOverAsync().ConfigureAwait(false);
            while (_inFlight.Count > 0)
            {
                await AnswerOldestAsync().ConfigureAwait(false);
            }

            await _answers.EndAsync().ConfigureAwait(false);
        }

        /// <summary>Waits for what the centre still has, so that it can be reused; nothing when all went well.</summary>
        public async ValueTask CollectAsync()
        {
            while (_inFlight.TryDequeue(out var oldest))
            {
                if (oldest.Decided is { } decided)
                {
                    await decided.ConfigureAwait(false);
                }

                oldest.Work.Return();
            }

            _open.Return();
            _answers.Drop();
        }

        /// <summary>
        /// Reads on; while nothing comes, decisions that are ready go out, for a client may wait for them before it sends more, and so does what was kept.
        /// </summary>
        private async ValueTask<ReadResult> ReadAsync()
        {
            var reading = _reader.ReadAsync(context.RequestAborted).AsTask();
            while (!reading.IsCompleted)
            {
                var decided = _inFlight.TryPeek(out var oldest) ? oldest.Decided ?? Task.CompletedTask : null;
                if (decided is { IsCompleted: true })
                {
                    await AnswerOldestAsync().ConfigureAwait(false);
                    continue;
                }

                await Task.WhenAny(reading, decided ?? reading, _answers.Writing ?? reading).ConfigureAwait(false);
                await _answers.GoOnAsync().ConfigureAwait(false);
            }

            return await reading.ConfigureAwait(false);
        }

        private async ValueTask TakeLinesAsync(ReadResult result)
        {
            var rest = result.Buffer;
            while (!_isRefusing && TakeLine(ref rest, result.IsCompleted))
            {
                if (_open.Lines.Count == HttpLimits.WorkPaymentsMax)
                {
                    await HandOverAsync().ConfigureAwait(false);
                }
            }

            if (_isRefusing)
            {
                if (!_isRefusalTold && !rest.IsEmpty)
                {
                    _line++;
                    TakeProblem(Unread());
                    _isRefusalTold = true;
                }

                rest = rest.Slice(rest.End);
            }
            else if (rest.Length > HttpLimits.PaymentBytesMax)
            {
                if (!_isDiscarding)
                {
                    _line++;
                    TakeProblem(new Problem(ProblemKind.TooLarge, $"The line is longer than {HttpLimits.PaymentBytesMax} bytes."));
                    _isDiscarding = true;
                }

                rest = rest.Slice(rest.End);
            }

            _bytes += result.Buffer.Length - rest.Length;
            _reader.AdvanceTo(rest.Start, rest.End);
        }

        /// <summary>Takes one line off the buffer; false when none is whole.</summary>
        private bool TakeLine(ref ReadOnlySequence<byte> rest, bool isLast)
        {
            if (rest.IsEmpty)
            {
                return false;
            }

            var end = rest.PositionOf((byte)'\n');
            if (end is null && !(isLast && rest.Length <= HttpLimits.PaymentBytesMax))
            {
                return false;
            }

            var line = end is { } at ? rest.Slice(0, at) : rest;
            rest = end is { } lineEnd ? rest.Slice(rest.GetPosition(1, lineEnd)) : rest.Slice(rest.End);
            if (_isDiscarding)
            {
                _isDiscarding = false;
                return true;
            }

            _line++;
            Parse(line);
            return true;
        }

        private void Parse(in ReadOnlySequence<byte> line)
        {
            if (line.Length > HttpLimits.PaymentBytesMax)
            {
                TakeProblem(new Problem(ProblemKind.TooLarge, $"The line is longer than {HttpLimits.PaymentBytesMax} bytes."));
                return;
            }

            if (line.IsSingleSegment)
            {
                Parse(line.FirstSpan);
                return;
            }

            var length = (int)line.Length;
            var copy = ArrayPool<byte>.Shared.Rent(length);
            line.CopyTo(copy);
            Parse(copy.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(copy);
        }

        private void Parse(ReadOnlySpan<byte> line)
        {
            line = line.Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                return;
            }

            var payments = _open.Work.Payments;
            if (_open.Json.TryAdd(line, payments) is { } problem)
            {
                TakeProblem(problem);
            }
            else if (caller.MayHandIn(payments, payments.Count - 1))
            {
                _open.Lines.Add((payments.Count - 1, _line));
            }
            else
            {
                payments.RemoveLast();
                TakeProblem(PaymentEndpoint.NotItsOwn());
            }
        }

        private void TakeProblem(Problem problem)
        {
            _open.Problems.Add(problem);
            _open.Lines.Add((-_open.Problems.Count, _line));
        }

        private async ValueTask HandOverAsync()
        {
            if (_open.Lines.Count == 0)
            {
                return;
            }

            if (_inFlight.Count == HttpLimits.WorksInFlightMax)
            {
                await AnswerOldestAsync().ConfigureAwait(false);
            }

            var isSubmitted = _open.Work.Payments.Count > 0 && await SubmitAsync(_open).ConfigureAwait(false);
            _inFlight.Enqueue((_open, isSubmitted ? _open.DecidedAsync().AsTask() : null));
            _open = PendingWork.Rent();
        }

        /// <summary>Hands a work in, waiting a while for room in the queue. False: its lines are answered "busy".</summary>
        private async ValueTask<bool> SubmitAsync(PendingWork work)
        {
            var from = 0L;
            while (!work.TrySubmit(endpoint.Centre, caller.Submitter))
            {
                from = from == 0 ? endpoint.Time.GetTimestamp() : from;
                if (endpoint.Centre.State != CentreState.Ready || endpoint.Time.GetElapsedTime(from) > HttpLimits.BusyWaitMax)
                {
                    return false;
                }

                if (_inFlight.Count > 0)
                {
                    await AnswerOldestAsync().ConfigureAwait(false);
                }
                else
                {
                    await Task.Delay(BusyPause, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
                }
            }

            return true;
        }

        private async ValueTask AnswerOldestAsync()
        {
            var (work, decided) = _inFlight.Peek();
            if (decided is not null)
            {
                await decided.ConfigureAwait(false);
            }

            // From here on the centre no longer has it, whatever becomes of the connection.
            _inFlight.Dequeue();
            Write(work, decided is not null);
            await _answers.AddAsync(work.Answer.Written).ConfigureAwait(false);
            work.Return();
            _isRefusing = _isRefusing || !await _answers.HasRoomAsync().ConfigureAwait(false);
        }

        private static Problem Unread() => new(
            ProblemKind.Busy,
            "The answers were not read, and no more of them are kept: this line and those behind it were not decided. "
            + "Send them again, and read while sending.");

        private void Write(PendingWork work, bool isSubmitted)
        {
            var payments = work.Work.Payments;
            foreach (var (index, number) in work.Lines)
            {
                Problem? problem;
                if (index < 0)
                {
                    problem = work.Problems[-index - 1];
                }
                else
                {
                    var id = payments.Text(index, PaymentText.PaymentId);
                    problem = isSubmitted
                        ? PaymentEndpoint.Refused(work.Work.Decisions[index].Refusal, id)
                        : PaymentEndpoint.NotTaken(endpoint.Centre) with { PaymentId = System.Text.Encoding.UTF8.GetString(id) };
                    if (problem is null)
                    {
                        work.Answer.Decision(id, work.Work.Decisions[index]);
                    }
                }

                if (problem is not null)
                {
                    endpoint.Counters.Reject(problem.Kind, 1);
                    ProblemWriter.Write(work.Answer, problem with { Line = number });
                }

                work.Answer.Raw("\n"u8);
            }
        }
    }

    private Centre Centre => centre;

    private ServerCounters Counters => counters;

    private UnreadAnswers Unread => unread;

    private TimeProvider Time => time;
}
