using Cordon.Core.Values;
using Cordon.Simulation.Crime;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Tests.Crime;

public sealed class StolenLedgerTests
{
    private readonly Account _mule = New(0);
    private readonly Account _second = New(1);
    private readonly Account _exchange = New(2);
    private readonly Account _victim = New(3);

    private readonly StolenLedger _ledger = new();
    private readonly List<StolenPiece> _taken = [];

    /// <summary>Two victims pay one mule 100 and 50; what the gang does then was worked by hand, oldest money first.</summary>
    [Fact]
    public void A_small_world_is_told_as_worked_by_hand()
    {
        Steal(payment: 1, 100);
        Steal(payment: 2, 50);
        Act(_mule, _mule, 10, MoneyFate.Kept);
        Act(_mule, _second, 110, MoneyFate.Lies);
        Act(_mule, _victim, 5, MoneyFate.Bait);
        Act(_second, _exchange, 95, MoneyFate.Exchange);
        Act(_second, _mule, 10, MoneyFate.Lies);

        Assert.Equal(["lies in 0: 0, hop 1", "kept in 0: 10, hop 1", "lies in 1: 0, hop 2", "exchange in 2: 90, hop 3"], Told(1));
        Assert.Equal(["lies in 0: 35, hop 1", "lies in 1: 5, hop 2", "bait in 3: 5, hop 2", "exchange in 2: 5, hop 3"], Told(2));
        Assert.Equal((35, 5, 0), (_ledger.LyingIn(_mule), _ledger.LyingIn(_second), _ledger.LyingIn(_victim)));
        Assert.Equal((_ledger.LyingIn(_mule), _ledger.LyingIn(_second)), (_mule.StolenMinor, _second.StolenMinor));
    }

    [Fact]
    public void More_than_lies_there_does_not_leave()
    {
        Steal(payment: 1, 100);
        var refusal = Assert.Throws<InvalidOperationException>(
            () => _ledger.Move(new StolenPiece(null!, 1, 101), _mule, _second, MoneyFate.Lies));
        Assert.Contains("less than the 101", refusal.Message);
        Assert.Throws<InvalidOperationException>(() => _ledger.Move(new StolenPiece(null!, 1, 1), _second, _mule, MoneyFate.Lies));
    }

    private static Account New(int index) => new(index, new SimulatedAccount(
        default, "HARBXA2X", $"{index}", SimulatedAccountKind.Person, "", "", Currency.Parse("EUR")));

    private void Steal(long payment, long minor)
    {
        _mule.PutStolen(new StolenPiece(null!, payment, minor));
        _ledger.Steal(payment, _mule, minor);
    }

    private void Act(Account from, Account to, long minor, MoneyFate fate)
    {
        _taken.Clear();
        from.TakeStolen(minor, _taken);
        foreach (var piece in _taken)
        {
            _ledger.Move(piece, from, to, fate);
            if (fate == MoneyFate.Lies)
            {
                to.PutStolen(piece);
            }
        }
    }

    private IEnumerable<string> Told(long payment) => _ledger.Of(payment).Select(
        entry => $"{entry.Fate.ToString().ToLowerInvariant()} in {entry.Account.Index}: {entry.AmountMinor}, hop {entry.Hop}");
}
