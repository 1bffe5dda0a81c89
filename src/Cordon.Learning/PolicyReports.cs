using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Learning;

/// <summary>
/// What is told of policies by playing the journal back beside the lane: a challenger's report, drift, a back-test. One at a time, whoever asks and
/// by whatever way; it ends when who asked leaves. What it takes of memory grows with the journal, up to a limit, and not with how many ask.
/// </summary>
public sealed class PolicyReports(Centre centre, TimeProvider time) : IDisposable
{
    /// <summary>So long a report is shown again and not made anew: making one plays the journal back.</summary>
    private static readonly TimeSpan ReportAge = TimeSpan.FromMinutes(1);

    /// <summary>Reports kept to be approved by: where one is asked for each minute, somebody who looks for an hour still has his.</summary>
    private const int ReportsMax = 64;

    /// <summary>
    /// Payments of a journal that is played back in this process: where the money of all of them went is kept meanwhile, some hundred bytes each.
    /// </summary>
    private const long ReadPaymentsMax = 50_000_000;

    private readonly SemaphoreSlim _making = new(1);
    private readonly Queue<ShownReport> _shown = [];
    private DriftReport? _drift;

    /// <summary>What has moved, as it was told last; null before anybody asked.</summary>
    public DriftReport? Drift => Volatile.Read(ref _drift);

    /// <summary>The centre's moment.</summary>
    public Instant Now => Instant.From(time.GetUtcNow());

    /// <summary>
    /// A challenger's report, kept to be approved by, and shown again to who asks soon; null while the journal is played back for somebody else.
    /// </summary>
    /// <exception cref="Engine.Evidence.EvidenceLimitException">There are more payments than are read.</exception>
    public async ValueTask<ShownReport?> ShadowAsync(StandingChallenger standing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return Latest(standing) ?? await AloneAsync(() => ReportAsync(standing, cancellation)).ConfigureAwait(false);
    }

    /// <summary>What has moved; null while the journal is played back for somebody else.</summary>
    /// <exception cref="Engine.Evidence.EvidenceLimitException">There are more payments than are read.</exception>
    public ValueTask<DriftReport?> DriftAsync(CancellationToken cancellation) => AloneAsync(async () =>
    {
        var text = await centre.ModelTextAsync(cancellation).ConfigureAwait(false);
        var drift = await DriftReader.ReadAsync(
            centre.Journal, centre.Policy, text, new LabelRules(), Now, ReadPaymentsMax, cancellation).ConfigureAwait(false);
        Volatile.Write(ref _drift, drift);
        return drift;
    });

    /// <summary>
    /// What another policy would have done to the payments of a period; null while the journal is played back for somebody else.
    /// </summary>
    /// <param name="reached">Told how far it is, in hundredths, from another thread.</param>
    /// <exception cref="Engine.Evidence.EvidenceLimitException">There are more payments than are read.</exception>
    public ValueTask<BackTestReport?> BackTestAsync(
        Policy candidate, Instant from, Instant until, Action<int> reached, CancellationToken cancellation) => AloneAsync(() =>
        BackTest.RunAsync(centre.Journal, centre.Policy, candidate, from, until, Now, reached, ReadPaymentsMax, cancellation));

    /// <summary>A report that was shown, by its identifier; null where it was not, or many later ones were.</summary>
    public ShownReport? Find(string id)
    {
        lock (_shown)
        {
            return _shown.FirstOrDefault(report => report.Id == id);
        }
    }

    public void Dispose() => _making.Dispose();

    private async Task<ShownReport> ReportAsync(StandingChallenger standing, CancellationToken cancellation)
    {
        var report = await ShadowReader.ReadAsync(
            centre.Journal, centre.Policy, standing, new LabelRules(), Now, ReadPaymentsMax, cancellation).ConfigureAwait(false);
        var shown = ShownReport.Of(report);
        lock (_shown)
        {
            _shown.Enqueue(shown);
            if (_shown.Count > ReportsMax)
            {
                _shown.Dequeue();
            }
        }

        return shown;
    }

    /// <summary>The latest report, where it is young and of the state that stands.</summary>
    private ShownReport? Latest(StandingChallenger standing)
    {
        lock (_shown)
        {
            return _shown.LastOrDefault() is { } last && last.Challenger == standing.Number && last.Policy == centre.Policy.Number
                && Now.Milliseconds - last.AsOf.Milliseconds < ReportAge.TotalMilliseconds ? last : null;
        }
    }

    private async ValueTask<T?> AloneAsync<T>(Func<Task<T>> read)
        where T : class
    {
        if (!await _making.WaitAsync(TimeSpan.Zero).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            // A journal of one machine is read on the thread that asks, which may be one that answers a screen.
            return await Task.Run(read).ConfigureAwait(false);
        }
        finally
        {
            _making.Release();
        }
    }
}
