using System.Text;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Networks;
using Xunit;

namespace Cordon.Engine.Tests.Networks;

public sealed class NetworkHistoryTests
{
    private static readonly Instant Start = new(1_760_000_000_000);

    [Fact]
    public void A_link_to_a_device_tells_when_an_account_paid_on_it_first_and_last()
    {
        using var history = new NetworkHistory();
        Pay(history, "p-1", "MULE", "SHOP", 0, "handset-4711-aa");
        Pay(history, "p-2", "VICTIM", "MULE", 60, "handset-0815-bb");
        Pay(history, "p-3", "MULE", "SHOP", 120, "handset-4711-aa");
        Assert.True(history.Report("r-1", "p-2", Start + TimeSpan.FromHours(3), []));
        var link = Assert.Single(
            history.Look(Start + TimeSpan.FromHours(4)).Links.Links, link => link.Reason == LinkReason.PaidOnDevice && link.To.Kind == NodeKind.Device);
        Assert.Equal((Start.Milliseconds, (Start + TimeSpan.FromHours(2)).Milliseconds), (link.FirstMilliseconds, link.LastMilliseconds));
        Assert.Equal("p-1", Assert.Single(link.Sources));
    }

    [Theory]
    [InlineData(365 + 45, true)]
    [InlineData(365 + 46, false)]
    public void A_case_is_looked_at_until_all_that_followed_it_is_forgotten(int days, bool isLinked)
    {
        using var history = new NetworkHistory();
        Pay(history, "p-1", "VICTIM", "MULE", 0, "handset-0815-bb");
        Assert.True(history.Report("r-1", "p-1", Start, ["@nice_trader_88"]));
        var view = history.Look(Start + TimeSpan.FromDays(days));
        Assert.Equal(isLinked, view.Links.Nodes.Contains(new LinkNode(NodeKind.Case, "r-1")));
        Assert.Equal(isLinked, view.Accounts.Count > 0);
    }

    [Theory]
    [InlineData("MULE", "MULE")]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    public void An_account_that_a_link_names_has_its_bank_whether_or_not_its_key_tells_it(string written, string number)
    {
        using var history = new NetworkHistory();
        Pay(history, "p-1", "VICTIM", written, 0, "handset-0815-bb");
        Assert.True(history.Report("r-1", "p-1", Start + TimeSpan.FromHours(3), []));
        var paid = Assert.Single(history.Look(Start + TimeSpan.FromHours(4)).Links.Links, link => link.Reason == LinkReason.PaidTo).To;
        Assert.Equal(("AAAAXAAA", number), (history.AccountOf(paid).Bank, history.AccountOf(paid).Number));
        Assert.Equal(number, NetworkHistory.NumberOf(paid));
        Assert.Throws<ArgumentException>(() => history.AccountOf(new LinkNode(NodeKind.Account, "nobody's")));
    }

    [Fact]
    public void A_victims_own_telephone_is_nobodys_contact()
    {
        using var history = new NetworkHistory("44");
        history.Describe(new AccountDescription("AAAAXAAA/VICTIM", "AAAAXAAA", AccountKind.Person, null, null), "Vera Victim", "+447700900123");
        Pay(history, "p-1", "VICTIM", "MULE", 0, "handset-0815-bb");
        Pay(history, "p-2", "OTHER", "MULE", 1, "handset-0815-cc");
        Assert.True(history.Report("r-1", "p-1", Start + TimeSpan.FromHours(3), ["07700 900123, +44 7700 900555"]));
        Assert.True(history.Report("r-2", "p-2", Start + TimeSpan.FromHours(3), ["+447700900555"]));
        var named = history.Look(Start + TimeSpan.FromHours(4)).Links.Links.Where(link => link.Reason == LinkReason.ReportNames).ToList();
        Assert.Equal(["+447700900555", "+447700900555"], named.Select(link => link.To.Key));
        var refused = Assert.Single(history.RefusedIdentifiers);
        Assert.Equal(("the telephone is that of the account that paid: the victim's own", 1), (refused.Key, refused.Value));
    }

    private static void Pay(NetworkHistory history, string id, string payer, string payee, int minutes, string device)
    {
        var batch = new PaymentBatch(1);
        Assert.Null(PaymentCheck.TryAdd(batch, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(id),
            Time = Encoding.UTF8.GetBytes((Start + TimeSpan.FromMinutes(minutes)).ToString()),
            PayerBank = "AAAAXAAA"u8,
            PayerAccount = Encoding.UTF8.GetBytes(payer),
            PayeeBank = "AAAAXAAA"u8,
            PayeeAccount = Encoding.UTF8.GetBytes(payee),
            Amount = "100"u8,
            Currency = "EUR"u8,
            Device = Encoding.UTF8.GetBytes(device),
        }));
        history.Book(batch, 0);
    }
}
