using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

public sealed class EconomyFolderTests : IDisposable
{
    private static readonly EconomyOptions Small = new() { Seed = 5, Persons = 300, Days = 6, WarmUpDays = 1, ScamPaymentsPerMillion = 12_000 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-economy");

    public void Dispose() => _folder.Delete(true);

    /// <summary>The hash was written down once: another machine, runtime or build that gives other bytes fails here.</summary>
    [Theory]
    [InlineData(EconomyHabits.None, "7e2ae20a357ecd362acec3d9ce79f6cc4ae5e7969d5355b0bcd702273403e34e")]
    [InlineData(EconomyHabits.All, "2060f408e4af8c4be337a8a275670817d1149c00541ca20927548ffe40248ef3")]
    public void One_seed_gives_the_same_bytes_everywhere(EconomyHabits habits, string hash) =>
        Assert.Equal(hash, Hash(Small with { Habits = habits }, "first"));

    [Fact]
    public void Another_seed_gives_another_world() =>
        Assert.NotEqual(Hash(Small, "first"), Hash(Small with { Seed = 6 }, "second"));

    [Fact]
    public void What_is_written_reads_back_as_the_rows_that_were_streamed()
    {
        var summary = EconomyFolder.Write(Small, _folder.FullName, null, TestContext.Current.CancellationToken);
        var rows = ScamEconomy.Rows(Small).ToList();
        var payments = rows.OfType<SimulatedPayment>().ToList();
        var lines = Read("payments.csv");
        Assert.Equal(payments.Count, summary.Payments);
        Assert.Equal(payments.Count + 1, lines.Count);
        for (var i = 0; i < payments.Count; i++)
        {
            var (payment, line) = (payments[i], lines[i + 1]);
            Assert.True(Instant.TryParse(Encoding.UTF8.GetBytes(line[1]), out var time) && time == payment.Time);
            Assert.Equal(AmountFault.None, Money.TryParseMajor(Encoding.UTF8.GetBytes(line[6]), payment.Amount.Currency, out var minor));
            Assert.Equal(payment.Amount.Minor, minor);
            Assert.Equal(
                [payment.PaymentId, line[1], payment.Payer.Bank, payment.Payer.Number, payment.Payee.Bank, payment.Payee.Number, line[6], "EUR",
                 payment.Channel, payment.Purpose, payment.PayerName, payment.PayeeName, payment.Device, payment.Ip],
                line);
        }

        Assert.Equal(rows.OfType<SimulatedLabel>().Select(label => label.PaymentId), Read("labels.csv").Skip(1).Select(line => line[0]));
        Assert.Equal(rows.OfType<SimulatedReport>().Select(report => report.Narrative), Read("reports.csv").Skip(1).Select(line => line[4]));
        Assert.Equal(rows.OfType<SimulatedAccount>().Select(account => account.Holder), Read("accounts.csv").Skip(1).Select(line => line[6]));
    }

    [Fact]
    public void Some_accounts_have_no_opening_balance_and_most_have_one()
    {
        EconomyFolder.Write(Small, _folder.FullName, null, TestContext.Current.CancellationToken);
        var without = Read("accounts.csv").Skip(1).Count(line => line[4].Length == 0);
        Assert.InRange(without * 100 / (Read("accounts.csv").Count - 1), 1, 8);
    }

    [Theory]
    [InlineData(99, 1, 0, "EUR", 667, "persons")]
    [InlineData(2_000_001, 1, 0, "EUR", 667, "persons")]
    [InlineData(300, 0, 0, "EUR", 667, "days")]
    [InlineData(300, 1, -1, "EUR", 667, "warm-up")]
    [InlineData(300, int.MaxValue, int.MaxValue, "EUR", 667, "days")]
    [InlineData(300, 1, 0, "XAU", 667, "XAU")]
    [InlineData(300, 1, 0, "EUR", 300_000, "scam payments")]
    public void Refuses_options_that_make_no_world(int persons, int days, int warmUp, string currency, int share, string names)
    {
        var options = new EconomyOptions
        {
            Persons = persons,
            Days = days,
            WarmUpDays = warmUp,
            CurrencyCode = currency,
            ScamPaymentsPerMillion = share,
        };
        var refusal = Assert.Throws<ArgumentException>(() => EconomyFolder.Write(options, _folder.FullName, null, TestContext.Current.CancellationToken));
        Assert.Contains(names, refusal.Message);
        Assert.Empty(_folder.GetFiles());
        Assert.Throws<ArgumentException>(() => ScamEconomy.Rows(options));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0, 100, 100, "shares")]
    [InlineData(-1, 1, 1, 1, 1, 100, 100, "shares")]
    [InlineData(1, 1_001, 1, 1, 1, 100, 100, "shares")]
    [InlineData(1, 1, 1, 1, 1, 9, 100, "pace")]
    [InlineData(1, 1, 1, 1, 1, 1_001, 100, "pace")]
    [InlineData(1, 1, 1, 1, 1, 100, 9, "losses")]
    [InlineData(1, 1, 1, 1, 1, 100, 1_001, "losses")]
    public void Refuses_parameters_of_no_world(int a, int b, int c, int d, int e, int pace, int losses, string names)
    {
        var options = new EconomyOptions { KindShares = new ScamShares(a, b, c, d, e), GangPacePercent = pace, LossScalePercent = losses };
        Assert.Contains(names, options.Fault());
        Assert.Null(new EconomyOptions { KindShares = new ScamShares(0, 1_000, 0, 0, 0), GangPacePercent = 10, LossScalePercent = 1_000 }.Fault());
        Assert.Contains("habit", new EconomyOptions { Habits = (EconomyHabits)(1 << 30) }.Fault());
    }

    private string Hash(EconomyOptions options, string name)
    {
        var folder = Path.Combine(_folder.FullName, name);
        EconomyFolder.Write(options, folder, null, TestContext.Current.CancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new[] { "payments.csv", "accounts.csv", "reports.csv", "labels.csv" })
        {
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A reader of RFC 4180 of its own, so that the writer is not judged by its own idea of it.</summary>
    private List<string[]> Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(_folder.FullName, file));
        var lines = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\r' or '\n' && !isQuoted)
            {
                if (c != '\n')
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }

                if (c == '\n')
                {
                    lines.Add([.. fields]);
                    fields.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return lines;
    }
}
