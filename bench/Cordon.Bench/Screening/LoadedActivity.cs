using Cordon.Bench.Measuring;
using Cordon.Core.Screening.Activity;

namespace Cordon.Bench.Screening;

/// <summary>Windows that have seen 30 days of payments, and the payments that come next.</summary>
internal sealed class LoadedActivity : IDisposable
{
    private const int Portion = 65_536;

    private readonly ScreeningWorkload _workload;

    public LoadedActivity(int accounts)
    {
        Accounts = accounts;
        _workload = new ScreeningWorkload(accounts);
        _workload.Register(Activity);
        var portion = new ObservedPayment[Portion];
        for (var done = 0; done < Payments; done += Portion)
        {
            var next = portion.AsSpan(0, Math.Min(Portion, Payments - done));
            _workload.Fill(next);
            Activity.Apply(next);
        }
    }

    public int Accounts { get; }

    /// <summary>Payments of the 30 days.</summary>
    public int Payments => Accounts * ScreeningWorkload.PaymentsPerAccount;

    public AccountActivity Activity { get; } = new();

    /// <summary>A million accounts and 13 million pairs; for a quick run a hundredth.</summary>
    public static LoadedActivity For(BenchRun run) =>
        new(run.Size(ScreeningWorkload.AccountsDefault, ScreeningWorkload.AccountsDefault / 100));

    public ObservedPayment[] Next(int count)
    {
        var payments = new ObservedPayment[count];
        _workload.Fill(payments);
        return payments;
    }

    public void Dispose() => Activity.Dispose();
}
