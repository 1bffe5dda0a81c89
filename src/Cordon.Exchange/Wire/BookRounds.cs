namespace Cordon.Exchange.Wire;

/// <summary>Does something of a centre's exchanges again and again, in a loop of its own, so that nothing else waits for it.</summary>
public sealed class BookRounds : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private string? _fault;

    private BookRounds(Func<CancellationToken, Task> round, Func<long, CancellationToken, Task> wake, Func<long> size, string what, TextWriter faults) =>
        _running = Task.Run(() => RunAsync(round, wake, size, what, faults));

    /// <summary>Begins.</summary>
    /// <param name="rest">How long it rests between two rounds.</param>
    /// <param name="isWoken">Whether it is woken as soon as the book has grown.</param>
    /// <param name="what">What is done, as a sentence's subject, for <paramref name="faults"/>.</param>
    /// <param name="faults">Is told what holds it up, once each.</param>
    /// <param name="round">Does it; nothing is done twice, however often this is called.</param>
    public static BookRounds Start(
        ExchangeNode node, TimeProvider time, TimeSpan rest, bool isWoken, string what, TextWriter faults, Func<CancellationToken, Task> round)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new BookRounds(round, WakeAsync, () => node.Book.Size, what, faults);

        async Task WakeAsync(long size, CancellationToken cancellation)
        {
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var rested = Task.Delay(rest, time, woken.Token);
            await Task.WhenAny(isWoken ? [rested, node.Book.WaitForMoreAsync(size, woken.Token)] : [rested]).ConfigureAwait(false);
            await woken.CancelAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task RunAsync(
        Func<CancellationToken, Task> round, Func<long, CancellationToken, Task> wake, Func<long> size, string what, TextWriter faults)
    {
        while (!_end.IsCancellationRequested)
        {
            var before = size();
            try
            {
                await round(_end.Token).ConfigureAwait(false);
                _fault = null;
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is IOException or InvalidOperationException)
            {
                if (fault.Message != _fault)
                {
                    await faults.WriteLineAsync($"cordon: {what} is held up: {fault.Message}").ConfigureAwait(false);
                }

                _fault = fault.Message;
                before = size();
            }

            await wake(before, _end.Token).ConfigureAwait(false);
        }
    }
}
