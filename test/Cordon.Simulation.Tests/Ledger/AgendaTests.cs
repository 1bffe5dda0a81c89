using Cordon.Core.Values;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using CsCheck;

namespace Cordon.Simulation.Tests.Ledger;

public sealed class AgendaTests
{
    [Fact]
    public void Intents_come_in_order_of_time_and_at_one_time_in_the_order_made() =>
        Gen.Int[0, 20].Array[0, 300].Sample(times =>
        {
            var agenda = new Agenda();
            for (var i = 0; i < times.Length; i++)
            {
                agenda.Add(new Intent(times[i], Act.Pay, i, 0, 0, 0));
            }

            var taken = new List<(long, int)>();
            while (agenda.TryTake(long.MaxValue, out var intent))
            {
                taken.Add((intent.Time, intent.From));
            }

            return taken.SequenceEqual(times.Select((time, i) => ((long)time, i)).Order());
        });

    [Fact]
    public void Nothing_is_taken_that_lies_at_the_bound_or_after()
    {
        var agenda = new Agenda();
        agenda.Add(new Intent(5, Act.Pay, 0, 0, 0, 0));
        Assert.False(agenda.TryTake(5, out _));
        Assert.True(agenda.TryTake(6, out _));
        Assert.False(agenda.TryTake(6, out _));
    }

    [Fact]
    public void A_purse_gives_what_it_holds_oldest_first_and_no_more() =>
        Gen.Select(Gen.Long[1, 1_000].Array[1, 12], Gen.Long[1, 400].Array[1, 40]).Sample((puts, takes) =>
        {
            var row = new SimulatedAccount(default, "ARDEXA2K", "1", SimulatedAccountKind.Person, "", "", Currency.Parse("EUR"));
            var account = new Account(0, row);
            foreach (var put in puts)
            {
                account.PutStolen(new StolenPiece(null!, 1, put));
            }

            var taken = new List<StolenPiece>();
            var left = puts.Sum();
            foreach (var take in takes.TakeWhile(take => take <= account.StolenMinor))
            {
                account.TakeStolen(take, taken);
                left -= take;
                Assert.Equal(left, account.StolenMinor);
            }

            Assert.Equal(puts.Sum() - left, taken.Sum(piece => piece.AmountMinor));
            Assert.Throws<InvalidOperationException>(() => account.TakeStolen(left + 1, taken));
        });
}
