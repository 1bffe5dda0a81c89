using Cordon.Core.Screening;

namespace Cordon.Core.Tests.Screening.Activity;

/// <summary>The obviously right reference: keeps every payment in a list and counts anew for each question.</summary>
internal sealed class NaiveActivity
{
    private readonly List<(uint Payer, uint Payee, long Time, long Size)> _payments = [];

    public void Add(uint payer, uint payee, long time, long size) => _payments.Add((payer, payee, time, size));

    public (long Count, long Sum, long Distinct) Window(uint account, int direction, int window, long time)
    {
        var now = Math.Max(time, Clock(account));
        var from = now - Facts.Windows[window].Milliseconds;
        var inside = _payments.Where(p => (direction == 0 ? p.Payer : p.Payee) == account && p.Time > from && p.Time <= now).ToList();
        return (inside.Count, inside.Sum(p => p.Size), inside.Select(p => direction == 0 ? p.Payee : p.Payer).Distinct().Count());
    }

    public (long Count, long First, long Last) Pair(uint payer, uint payee)
    {
        var pair = _payments.Where(p => p.Payer == payer && p.Payee == payee).ToList();
        return pair.Count == 0 ? (0, 0, 0) : (pair.Count, pair.Min(p => p.Time), pair.Max(p => p.Time));
    }

    public long Clock(uint account)
    {
        var own = _payments.Where(p => p.Payer == account || p.Payee == account).ToList();
        return own.Count == 0 ? long.MinValue : own.Max(p => p.Time);
    }
}
