using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

public sealed class RowTests
{
    private static readonly PlayedWorld World = PlayedWorld.Town;
    private static readonly PlayedWorld Hot = PlayedWorld.HotTown;

    [Fact]
    public void Rows_come_in_order_of_time()
    {
        var latest = Instant.Min;
        foreach (var row in Hot.All.SkipWhile(row => row is SimulatedAccount))
        {
            Assert.True(row.Time >= latest || row is SimulatedAccount, $"{row} comes after {latest}.");
            latest = row is SimulatedAccount ? latest : row.Time;
        }
    }

    [Fact]
    public void Every_listed_account_is_told_before_it_pays_or_is_paid_and_is_open_by_then()
    {
        var told = new HashSet<SimulatedAccount>(PlayedWorld.SameAccount);
        foreach (var row in Hot.All)
        {
            if (row is SimulatedAccount account)
            {
                Assert.True(told.Add(account), $"{account} is told twice.");
            }
            else if (row is SimulatedPayment payment)
            {
                foreach (var side in new[] { payment.Payer, payment.Payee })
                {
                    Assert.True(told.Contains(side) || side.Bank[4..6] != "XA", $"{side} was never told.");
                    Assert.True(side.Opened <= payment.Time || !side.IsListed, $"{side} moves money before it is open.");
                }
            }
        }
    }

    [Fact]
    public void No_two_accounts_share_bank_and_number()
    {
        var keys = Hot.Payments.SelectMany(row => new[] { row.Payment.Payer, row.Payment.Payee }).Concat(Hot.Accounts)
            .Distinct(PlayedWorld.SameAccount).Select(account => $"{account.Bank}/{account.Number}").ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Span<byte> canonical = stackalloc byte[Bic.LengthMax];
        foreach (var bank in Hot.Accounts.Select(account => account.Bank).Distinct())
        {
            Assert.Equal(8, Bic.Normalise(System.Text.Encoding.ASCII.GetBytes(bank), canonical));
        }
    }

    [Fact]
    public void Amounts_are_positive_and_identifiers_run()
    {
        long sequence = 0;
        foreach (var (payment, label) in World.Payments)
        {
            Assert.True(payment.Amount.Minor > 0);
            Assert.Equal("EUR", payment.Amount.Currency.Code);
            Assert.Equal(++sequence, payment.Sequence);
            Assert.Equal(payment.Sequence, label.PaymentSequence);
            Assert.NotSame(payment.Payer, payment.Payee);
        }
    }

    [Fact]
    public void Reports_follow_the_payments_they_name_and_name_scams()
    {
        foreach (var report in Hot.Reports)
        {
            var (payment, label) = Hot.Payments[(int)report.PaymentSequence - 1];
            Assert.Equal(SimulatedTruth.Scam, label.Truth);
            Assert.StartsWith(report.Kind.ToString(), label.Pattern, StringComparison.OrdinalIgnoreCase);
            Assert.True(report.Time > payment.Time, $"{report} comes before its payment.");
            Assert.DoesNotContain('{', report.Narrative);
            Assert.True(report.ContactPhone.Length + report.ContactUrl.Length + report.ContactHandle.Length > 0);
        }

        Assert.Equal(Hot.Reports.Count, Hot.Reports.Select(report => report.ReportId).Distinct().Count());
    }

    [Theory, InlineData("JPY", 0), InlineData("KWD", 3)]
    public void Another_currency_is_written_with_its_own_decimals(string code, int decimals)
    {
        var world = new PlayedWorld(new EconomyOptions { Persons = 200, Days = 3, CurrencyCode = code, ScamPaymentsPerMillion = 20_000 });
        Assert.NotEmpty(world.Payments);
        foreach (var (payment, _) in world.Payments)
        {
            var text = payment.Amount.ToMajorString();
            Assert.Equal(decimals, text.Contains('.') ? text.Length - text.IndexOf('.') - 1 : 0);
        }
    }

    [Fact]
    public void A_row_as_text_shows_neither_names_nor_whole_numbers()
    {
        var payment = World.Payments[0].Payment;
        Assert.DoesNotContain(payment.PayerName, payment.ToString());
        Assert.DoesNotContain(payment.Payer.Number, payment.ToString());
        Assert.DoesNotContain(payment.Payer.Holder, payment.Payer.ToString());
    }
}
