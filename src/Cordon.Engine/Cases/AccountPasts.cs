using Cordon.Core.Networks;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>Reads what is known of accounts at a moment; each once.</summary>
/// <param name="zoneOffsetMinutes">The zone by which days are told; null for the state's own.</param>
internal sealed class AccountPasts(PartitionState state, long momentMilliseconds, int? zoneOffsetMinutes = null)
{
    /// <summary>
    /// How far back is looked where that is too much to read: a month, then a week, with a day more, so that whole ones are in it.
    /// </summary>
    private static readonly int[] ShorterDays = [31, 8];

    private readonly Dictionary<uint, AccountPast> _read = [];

    /// <summary>The moment, in milliseconds from the Unix epoch.</summary>
    public long MomentMilliseconds => momentMilliseconds;

    /// <summary>An account's past of <see cref="AccountPast.WindowDays"/> days; cut where there is more of it than is read.</summary>
    public AccountPast Of(uint purse)
    {
        if (!_read.TryGetValue(purse, out var past))
        {
            _read.Add(purse, past = Read(purse, AccountPast.WindowDays));
        }

        return past;
    }

    /// <summary>Of a busy account a shorter past, which is whole; cut where even a week of it is more than is read.</summary>
    public AccountPast WholeOf(uint purse)
    {
        var past = Of(purse);
        for (var i = 0; past.IsCut && i < ShorterDays.Length; i++)
        {
            past = Read(purse, ShorterDays[i]);
        }

        return past;
    }

    private AccountPast Read(uint purse, int days)
    {
        var graph = state.Money.Graph;
        var account = graph.AccountOf(purse);
        var payments = graph.PastOf(
            purse, graph.FirstAfter(momentMilliseconds - (days * Instant.DayMilliseconds)), graph.FirstAfter(momentMilliseconds), AccountPast.PaymentsMax + 1,
            state.Activity.KindOf);
        return new AccountPast(
            purse, state.Activity.KindOf(account), state.Activity.OpenedOf(account), payments, payments.Count > AccountPast.PaymentsMax)
        {
            ReadDays = days,
            ZoneOffsetMinutes = zoneOffsetMinutes ?? state.ZoneOffsetMinutes,
        };
    }
}
