using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Tracing;
using Xunit;

namespace Cordon.Engine.Tests.Tracing;

public sealed class MoneyBookTests
{
    [Theory]
    [InlineData(MoneyBook.PaymentsMax, 100, true)]
    [InlineData(MoneyBook.PaymentsMax + 1, 100, false)]
    [InlineData(1, long.MaxValue, false)]
    public void What_is_beyond_a_limit_of_the_graph_is_not_booked_and_counted(long sequence, long amountMinor, bool isBooked)
    {
        using var state = new PartitionState(new CentreOptions());
        var (payer, payee) = (Register(state, "A"u8), Register(state, "B"u8));
        var amount = new Money(amountMinor, Currency.Parse("EUR"));
        state.Money.Settle(payer, payee, amount, amount, 1_760_000_000_000, sequence);
        Assert.Equal(isBooked ? (1u, 0L) : (0u, 1L), (state.Money.Graph.TransferCount, state.Money.NotBooked));
    }

    private static uint Register(PartitionState state, ReadOnlySpan<byte> key) => state.Register(key, "BANK"u8, AccountDirectory.Hash(key));
}
