using Cordon.Core.Tracing;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>The tracer where banks hold money, let it go and pay it back, against <see cref="UnitLedger"/>, at every moment.</summary>
public sealed class HeldMoneyAgainstLedgerTests
{
    [Theory]
    [InlineData(TaintPolicy.Fifo)]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Poison)]
    [InlineData(TaintPolicy.Libr)]
    public void What_is_held_stays_and_later_payments_are_made_from_the_rest(TaintPolicy policy) =>
        HeldHistory.Random.Sample(history => Play(policy, history), iter: 300, threads: 1);

    // Long enough that the tracer asks the index of a large account, which knows what could leave.
    [Theory]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Libr)]
    public void Where_an_account_pays_thousands_of_times_between_holds_it_is_the_same(TaintPolicy policy)
    {
        var random = new Random(11);
        var history = Enumerable.Range(0, 4_000).Select(i => i % 400 == 390
            ? new HeldEvent(6 + (i / 400 % 5), One: 1, Other: random.Next(5), Amount: 40, IsOwn: i % 800 == 390)
            : new HeldEvent(0, One: 1, Other: random.Next(2, 5), Amount: random.Next(1, 4), IsOwn: true)).ToArray();
        for (var i = 0; i < history.Length; i++)
        {
            var isIn = history[i].What == 0 && random.Next(2) == 0;
            history[i] = isIn ? new HeldEvent(0, history[i].Other, 1, history[i].Amount + (i < 40 ? 60 : 0), true) : history[i];
        }

        history[1] = new HeldEvent(0, 3, 1, 90, true);
        Play(policy, history, comparedOneIn: 97);
    }

    private static void Play(TaintPolicy policy, HeldEvent[] history, int comparedOneIn = 1)
    {
        using var run = new HeldHistory(policy, isWhole: false);
        var told = new List<string>();
        for (var time = 0; time < history.Length; time++)
        {
            run.Play(history[time], time);
            told.Add(time % comparedOneIn != 0 ? "" : string.Join(", ", run.Ledger!.Ends().OrderBy(end => end.Key).Select(end => $"{end.Key}: {end.Value}")));
            if (time % comparedOneIn == 0)
            {
                Compare(run, policy, time, long.MaxValue, told[time]);
            }
        }

        for (var time = 0; time < history.Length; time += comparedOneIn)
        {
            Compare(run, policy, time, time, told[time]);
        }
    }

    private static void Compare(HeldHistory run, TaintPolicy policy, int time, long moment, string expected)
    {
        if (run.Stolen is not { } stolen || run.Graph.TimeOf(stolen.Transfer) > time)
        {
            return;
        }

        var trail = new Trail();
        new Tracer(run.Graph).Trace([stolen], policy, moment, TraceBounds.Standard, trail, caseNumber: 1);
        var told = trail.Ends.Where(end => end.Fate != TrailFate.Fee && end.Amount > 0).GroupBy(end => (end.Purse, end.Fate))
            .OrderBy(ends => ends.Key).Select(ends => $"{ends.Key}: {ends.Sum(end => end.Amount)}");
        Assert.Equal(expected, string.Join(", ", told));
        Assert.False(trail.IsBounded);
        if (policy != TaintPolicy.Poison)
        {
            Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
        }
    }
}
