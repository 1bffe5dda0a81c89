namespace Cordon.Exchange.Freezing;

/// <summary>
/// Keeps both sides of freezes abroad going: as soon as the centre has something for a bank abroad, and as soon as another centre said something.
/// </summary>
public sealed class FreezeDesk : IAsyncDisposable
{
    // What neither side tells of is looked for so often: a bank's answer to an order that another centre asked for.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private readonly FreezeSide _side;
    private readonly FreezeAsker _asker;
    private readonly FreezeAnswerer _answerer;
    private readonly TextWriter _faults;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    private FreezeDesk(FreezeSide side, TextWriter faults)
    {
        (_side, _faults) = (side, faults);
        (_asker, _answerer) = (new FreezeAsker(side), new FreezeAnswerer(side));
        _running = Task.Run(RunAsync);
    }

    /// <summary>Begins.</summary>
    /// <param name="faults">Is told what holds it up, once each.</param>
    public static FreezeDesk Start(FreezeSide side, TextWriter faults) => new(side, faults);

    /// <summary>What holds it up; null where nothing does.</summary>
    public string? Fault { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var (grew, size) = (_side.Centre.OutboxGrew, _side.Desk.Node.Book.Size);
            try
            {
                await _asker.RunOnceAsync(_end.Token).ConfigureAwait(false);
                await _answerer.RunOnceAsync(_end.Token).ConfigureAwait(false);
                Tell(_asker.Fault);
                using var woken = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
                await Task.WhenAny(grew, _side.Desk.Node.Book.WaitForMoreAsync(size, woken.Token), Task.Delay(Rest, _side.Time,
                    woken.Token)).ConfigureAwait(false);
                await woken.CancelAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is IOException or InvalidOperationException)
            {
                Tell(fault.Message);
                await Task.WhenAny(Task.Delay(Rest, _side.Time, _end.Token)).ConfigureAwait(false);
            }
        }
    }

    private void Tell(string? fault)
    {
        if (fault is not null && fault != Fault)
        {
            _faults.WriteLine("cordon: freezes abroad are held up: " + fault);
        }

        Fault = fault;
    }
}
