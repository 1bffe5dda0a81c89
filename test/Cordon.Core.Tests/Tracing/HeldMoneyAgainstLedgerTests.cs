using Cordon.Core.Tracing;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>The tracer where banks hold money, let it go and pay it back, against <see cref="UnitLedger"/>, at every moment.</summary>
public sealed class HeldMoneyAgainstLedgerTests
{
    private const int PursesMax = 5;

    /// <summary>Something that happens: its kind, two purses or orders by chance, an amount, and whether it is of the traced case.</summary>
    private static readonly Gen<(int What, int One, int Other, int Amount, bool IsOwn)[]> Histories =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, PursesMax - 1], Gen.Int[0, PursesMax - 1], Gen.Int[1, 40], Gen.Bool).Array[4, 60];

    [Theory]
    [InlineData(TaintPolicy.Fifo)]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Poison)]
    [InlineData(TaintPolicy.Libr)]
    public void What_is_held_stays_and_later_payments_are_made_from_the_rest(TaintPolicy policy) =>
        Histories.Sample(
            history =>
            {
                using var run = new Run(policy);
                run.Play(history);
            },
            iter: 300, threads: 1);

    // Long enough that the tracer asks the index of a large account, which knows what could leave.
    [Theory]
    [InlineData(TaintPolicy.Lifo)]
    [InlineData(TaintPolicy.Prorata)]
    [InlineData(TaintPolicy.Libr)]
    public void Where_an_account_pays_thousands_of_times_between_holds_it_is_the_same(TaintPolicy policy)
    {
        var random = new Random(11);
        using var run = new Run(policy);
        var history = Enumerable.Range(0, 4_000).Select(i => i % 400 == 390
            ? (What: 6 + (i / 400 % 3), One: 1, Other: random.Next(5), Amount: 40, IsOwn: i % 800 == 390)
            : (What: 0, One: 1, Other: random.Next(2, 5), Amount: random.Next(1, 4), IsOwn: true)).ToArray();
        for (var i = 0; i < history.Length; i++)
        {
            var isIn = history[i].What == 0 && random.Next(2) == 0;
            history[i] = isIn ? (0, history[i].Other, 1, history[i].Amount + (i < 40 ? 60 : 0), true) : history[i];
        }

        history[1] = (0, 3, 1, 90, true);
        run.Play(history, comparedOneIn: 97);
    }

    /// <summary>One history, in the graph and in the slow ledger.</summary>
    private sealed class Run(TaintPolicy policy) : IDisposable
    {
        private static readonly Currency[] Currencies = [Currency.Parse("EUR"), Currency.Parse("USD")];
        private readonly MoneyGraph _graph = new();
        private readonly Dictionary<uint, long> _orders = [];
        private readonly List<string> _told = [];
        private StolenTransfer? _stolen;
        private uint _transfers;
        private uint _cases;

        public void Play((int What, int One, int Other, int Amount, bool IsOwn)[] history, int comparedOneIn = 1)
        {
            using var live = new LiveTaint(_graph);
            var ledger = new UnitLedger(policy, _graph.EndOf);
            var purses = Enumerable.Range(1, PursesMax).Select(account => _graph.PurseOf((uint)account, Currencies[account / PursesMax])).ToList();
            ledger.Open(purses[1], 30);
            _graph.Open(purses[1], 30);
            for (var time = 0; time < history.Length; time++)
            {
                var (what, one, other, amount, isOwn) = history[time];
                if (what < 6)
                {
                    Book(live, ledger, purses[one], purses[other], amount, isOwn, time);
                }
                else
                {
                    Hold(live, ledger, what, purses[one], other, amount, isOwn ? 1u : 2u, time);
                }

                _told.Add(time % comparedOneIn != 0 ? "" : string.Join(", ", ledger.Ends().OrderBy(end => end.Key).Select(end => $"{end.Key}: {end.Value}")));
                if (time % comparedOneIn == 0)
                {
                    Compare(time, long.MaxValue);
                }
            }

            for (var time = 0; time < history.Length; time += comparedOneIn)
            {
                Compare(time, time);
            }
        }

        public void Dispose() => _graph.Dispose();

        // The second transfer is the traced one, the third is stolen of another case.
        private void Book(LiveTaint live, UnitLedger ledger, uint from, uint to, int amount, bool isWhole, int time)
        {
            var arrived = isWhole && _graph.CurrencyOf(from) == _graph.CurrencyOf(to) ? amount : amount * 2 / 3;
            var transfer = new StolenTransfer(from, _graph.Book(from, to, amount, arrived, time, ++_transfers));
            ledger.Book(new BookedTransfer(from, to, amount, arrived), _transfers == 2, _transfers == 3);
            live.Follow(from);
            if (_transfers is 2 or 3)
            {
                _stolen ??= transfer;
                var trail = new Trail();
                new Tracer(_graph).Trace([transfer], TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, trail);
                live.Open(++_cases, trail, [from]);
            }
        }

        private void Hold(LiveTaint live, UnitLedger ledger, int what, uint purse, int which, int amount, uint number, int time)
        {
            if (what < 8 && number <= _cases)
            {
                var order = (uint)_orders.Count + 1;
                _orders.Add(order, amount);
                live.Hold(order, number, purse, amount, time);
                ledger.Hold(order, number, purse, amount);
            }
            else if (what >= 8 && _orders.Where(open => open.Value > 0).ToList() is { Count: > 0 } open)
            {
                var (order, left) = open[which % open.Count];
                amount = (int)Math.Min(amount, left);
                _orders[order] -= amount;
                if (what == 8)
                {
                    live.LetGo(order, amount, isTimeOver: true, time);
                    ledger.LetGo(order, amount);
                }
                else
                {
                    live.Return(order, amount);
                }
            }
        }

        private void Compare(int time, long moment)
        {
            if (_stolen is not { } stolen || _graph.TimeOf(stolen.Transfer) > time)
            {
                return;
            }

            var trail = new Trail();
            new Tracer(_graph).Trace([stolen], policy, moment, TraceBounds.Standard, trail, caseNumber: 1);
            var told = trail.Ends.Where(end => end.Fate != TrailFate.Fee && end.Amount > 0).GroupBy(end => (end.Purse, end.Fate))
                .OrderBy(ends => ends.Key).Select(ends => $"{ends.Key}: {ends.Sum(end => end.Amount)}");
            Assert.Equal(_told[time], string.Join(", ", told));
            Assert.False(trail.IsBounded);
            if (policy != TaintPolicy.Poison)
            {
                Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
            }
        }
    }
}
