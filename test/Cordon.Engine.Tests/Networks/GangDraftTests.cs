using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Networks;
using Xunit;

namespace Cordon.Engine.Tests.Networks;

public sealed class GangDraftTests : IDisposable
{
    private const string Victims = "AAAAXAAA";
    private const string Mules = "BBBBXBBB";

    private readonly NetworkHistory _history = new();
    private Instant _last;

    [Theory]
    [InlineData(Mules, GangTransferKind.PassesOn)]
    [InlineData(Victims, GangTransferKind.Leaves)]
    public void A_transfer_that_moved_money_of_two_cases_counts_once_and_leaves_where_the_bank_is_abroad(string home, GangTransferKind onward)
    {
        for (var i = 0; i < 3; i++)
        {
            Describe(home, $"OTHER-{i}", null);
        }

        Describe(Mules, "MULE-1", "Ann Example");
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Pay("p-2", "VICTIM-2", "MULE-1", 50, 1, Victims);
        Pay("p-3", "MULE-1", "MULE-2", 150, 2, Mules);
        Assert.True(_history.Report("r-1", "p-1", _last, ["@nice_trader_88"]));
        Assert.True(_history.Report("r-2", "p-2", _last, ["@nice_trader_88"]));
        var draft = _history.Draft(["r-1", "r-2", "no such report"], _last)!;
        Assert.Equal((2, 0, 0), (draft.CaseCount, draft.CasesLeftOut, draft.TransfersLeftOut));

        var (money, sightings) = draft.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal(
            [("p-1", 10_000L, GangTransferKind.VictimPays), ("p-2", 5_000L, GangTransferKind.VictimPays), ("p-3", 15_000L, onward)],
            money.Transfers.Select(transfer => (transfer.Payment, transfer.Minor, transfer.Kind)));
        Assert.Equal(15_000, money.Accounts.Single(account => account.Number == "MULE-2").LyingMinor);
        Assert.Equal(0, money.Accounts.Single(account => account.Number == "MULE-1").Life.Payments);
        Assert.Equal(2, Assert.Single(money.Contacts).Cases.Count);
        var mule = money.Accounts.ToList().FindIndex(account => account.Number == "MULE-1");
        Assert.Equal(Enum.GetValues<Explanation>(), draft.Explain([mule])[mule].Select(tested => tested.Explanation));
        var paid = new Trait(TraitKind.Account, "BBBBXBBB/MULE-1");
        Assert.Equal(2, sightings.Count(sighting => sighting.Source == SightingSource.Victim && sighting.Seen == paid));
        Assert.Equal(
            onward == GangTransferKind.PassesOn,
            sightings.Any(sighting => sighting.Source == SightingSource.BankRecord && sighting.Seen == new Trait(TraitKind.Name, "Ann Example")));
    }

    [Fact]
    public void A_gangs_money_is_of_one_currency_and_cases_in_others_are_counted()
    {
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Pay("p-2", "VICTIM-2", "MULE-1", 50, 1, Victims);
        Pay("p-3", "VICTIM-3", "MULE-1", 70, 2, Victims, "USD");
        foreach (var number in (int[])[1, 2, 3])
        {
            Assert.True(_history.Report($"r-{number}", $"p-{number}", _last, []));
        }

        var draft = _history.Draft(["r-3", "r-2", "r-1"], _last)!;
        Assert.Equal((2, 1), (draft.CaseCount, draft.CasesLeftOut));
        var (money, _) = draft.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal("EUR", money.Currency.Code);
        Assert.Equal(15_000, money.Transfers.Sum(transfer => transfer.Minor));
    }

    [Fact]
    public void Money_that_lies_in_another_currency_counts_as_it_was_stolen_and_the_purse_that_it_reached_is_explained()
    {
        for (var number = 1; number <= 2; number++)
        {
            Pay($"p-{number}", $"VICTIM-{number}", "MULE-1", 900, number, Victims, arrives: ("1000", "USD"));
        }

        Pay("p-3", "VICTIM-3", "MULE-2", 900, 3, Victims, arrives: ("1000", "USD"));
        Pay("p-4", "FRIEND-1", "MULE-2", 20, 4, Victims);
        foreach (var number in (int[])[1, 2, 3])
        {
            Assert.True(_history.Report($"r-{number}", $"p-{number}", _last, ["@nice_trader_88"]));
        }

        var draft = _history.Draft(["r-1", "r-2", "r-3"], _last)!;
        var (money, _) = draft.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal("EUR", money.Currency.Code);
        int[] mules = [.. ((string[])["MULE-1", "MULE-2"]).Select(name => money.Accounts.ToList().FindIndex(account => account.Number == name))];
        Assert.Equal([180_000L, 90_000L], mules.Select(mule => money.Accounts[mule].LyingMinor));
        var explained = draft.Explain(mules);
        Assert.All(mules, mule => Assert.Equal(Enum.GetValues<Explanation>(), explained[mule].Select(tested => tested.Explanation)));
    }

    [Theory]
    [InlineData("dev-one", "10.1.2.3", "Device Ip")]
    [InlineData("", "10.1.2.3", "Ip")]
    [InlineData("gd0", "10.1.2.3", "Ip")]
    [InlineData("dev-one", "", "Device")]
    public void A_place_is_known_by_the_address_whether_or_not_the_device_is(string device, string ip, string seen)
    {
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Pay("p-2", "MULE-1", "MULE-2", 90, 1, Mules, "EUR", device, ip);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        var (_, sightings) = _history.Draft(["r-1"], _last)!.Finish(new Dictionary<NetworkAccount, int>());
        var own = sightings.Where(sighting => sighting.Source == SightingSource.SignIn && sighting.Of.Kind == TraitKind.Account);
        Assert.Equal(seen, string.Join(' ', own.Select(sighting => sighting.Seen.Kind)));
        Assert.Equal(device == "gd0" ? ["device: a device's mark has 6 to 128 characters"] : [], _history.RefusedIdentifiers.Keys);
    }

    [Theory]
    [InlineData("First:-400 Second:18", "First", true)]
    [InlineData("Second:18 First:-400", "First", true)]
    [InlineData("First:-400 Second:-40", "Second", true)]
    [InlineData("First:-400 First:-400", "First", false)]
    [InlineData("First:-400 First", "First", false)]
    [InlineData("First:-400 Second:-400", null, true)]
    [InlineData("First:-400 Second", null, true)]
    [InlineData("First Second", null, true)]
    [InlineData("Second:18", null, true)]
    [InlineData("First:0", "First", false)]
    [InlineData("First", "First", false)]
    public void An_accounts_holder_is_who_held_it_when_the_money_came_or_nobody(string rows, string? holder, bool isDoubtful)
    {
        var first = CentreTests.Payment("p-0", "VICTIM-1", "MULE-1", 1, 0, "EUR", Victims, null, "", "").Time(0);
        foreach (var row in rows.Split(' '))
        {
            Instant? opened = row.Split(':') is [_, var days]
                ? first + TimeSpan.FromDays(int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)) : null;
            _history.Describe(new AccountDescription("BBBBXBBB/MULE-1", Mules, AccountKind.Person, opened, null), row.Split(':')[0], null);
        }

        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Pay("p-2", "MULE-1", "MULE-2", 90, 1, Mules);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        var (money, sightings) = _history.Draft(["r-1"], _last)!.Finish(new Dictionary<NetworkAccount, int>());
        var mule = money.Accounts.Single(account => account.Number == "MULE-1");
        Assert.Equal((holder, isDoubtful), (mule.Holder, mule.IsDoubtful));
        Assert.Equal(holder is null ? [] : [holder], sightings.Where(sighting => sighting.Seen.Kind == TraitKind.Name).Select(sighting => sighting.Seen.Value));
        Assert.Equal(rows.Contains("Second", StringComparison.Ordinal) && rows.Contains(' '), _history.RefusedIdentifiers.Count > 0);
    }

    [Theory]
    [InlineData("", 10_000, 0, 0, 0, 0, 0)]
    [InlineData("Approve Send", 10_000, 0, 0, 0, 0, 10_000)]
    [InlineData("Approve Send Freeze:10000", 0, 10_000, 0, 0, 0, 0)]
    [InlineData("Approve Send Freeze:6000", 0, 6_000, 0, 0, 4_000, 0)]
    [InlineData("Approve Send Freeze:6000 Return:5000", 0, 1_000, 5_000, 0, 4_000, 0)]
    [InlineData("Approve Send Freeze:10000 ReturnToVictim:10000", 0, 0, 10_000, 0, 0, 0)]
    [InlineData("Approve Send Freeze:10000 Release:10000", 0, 0, 0, 10_000, 0, 0)]
    [InlineData("Approve Send Freeze:6000 Expire", 6_000, 0, 0, 0, 4_000, 0)]
    [InlineData("Approve Send Freeze:6000 Expire Return:5000", 1_000, 0, 5_000, 0, 4_000, 0)]
    [InlineData("Approve Send Freeze:10000 Release:10000 Return:5000", 0, 0, 5_000, 5_000, 0, 0)]
    [InlineData("Approve Send TooLate Return:3000", 0, 0, 3_000, 0, 7_000, 0)]
    [InlineData("Approve Send TooLate", 0, 0, 0, 0, 10_000, 0)]
    [InlineData("Approve Send Refuse", 10_000, 0, 0, 0, 0, 0)]
    [InlineData("Approve Withdraw", 10_000, 0, 0, 0, 0, 0)]
    public void What_banks_hold_or_paid_back_or_did_not_find_is_not_asked_for_again(
        string events, long lying, long held, long returned, long released, long notFound, long asked)
    {
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        Propose("r-1");
        foreach (var told in events.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(told => told.Split(':')))
        {
            var minor = told.Length > 1 ? long.Parse(told[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            _history.Answer(1, new FreezeEvent(Enum.Parse<FreezeEventKind>(told[0]), _last, "bank", minor, Reference: told[^1]));
        }

        var (money, _) = _history.Draft(["r-1"], _last)!.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal(new AnsweredMoney(held, returned, released, notFound, asked), money.Answered);
        Assert.Equal(lying, money.Accounts.Single(account => account.Number == "MULE-1").LyingMinor);
    }

    [Fact]
    public void An_order_of_another_gangs_case_says_nothing_of_this_ones_money()
    {
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Pay("p-2", "VICTIM-2", "MULE-1", 70, 1, Victims);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        Assert.True(_history.Report("r-2", "p-2", _last, []));
        Propose("r-2");
        _history.Answer(1, new FreezeEvent(FreezeEventKind.Approve, _last, "officer"));
        _history.Answer(1, new FreezeEvent(FreezeEventKind.Send, _last, "officer"));
        _history.Answer(1, new FreezeEvent(FreezeEventKind.Freeze, _last, "bank", 7_000));
        var (money, _) = _history.Draft(["r-1"], _last)!.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal(default, money.Answered);
        Assert.Equal(10_000, money.Accounts.Single(account => account.Number == "MULE-1").LyingMinor);
    }

    [Fact]
    public void Who_reported_elsewhere_is_told_as_a_victim_whatever_his_account_is_used_for()
    {
        Describe(Mules, "VICTIM-1", "Ann Example");
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Mules);
        Pay("p-2", "VICTIM-2", "VICTIM-1", 70, 1, Victims);
        Pay("p-3", "VICTIM-1", "MULE-2", 70, 2, Mules);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        Assert.True(_history.Report("r-2", "p-2", _last, []));
        var (money, sightings) = _history.Draft(["r-2"], _last)!.Finish(new Dictionary<NetworkAccount, int>());
        var used = money.Accounts.ToList().FindIndex(account => account.Number == "VICTIM-1");
        Assert.Equal(1, money.Accounts[used].ReportedBesides);
        Assert.All(money.Accounts.Where((_, account) => account != used), account => Assert.Equal(0, account.ReportedBesides));
        var dossier = GangDossier.Of("G-1", money, sightings);
        Assert.Contains(dossier.VictimsUsed, roles => roles.Account == used);
        Assert.Equal(1, dossier.VictimCount);
        var told = Assert.Single(dossier.Suspects, suspect => suspect.Things.Contains(GangDossier.ThingOf(money.Accounts[used])));
        Assert.Equal(SuspectCaution.AlsoVictim, told.Caution);
    }

    [Fact]
    public void Who_reported_a_payment_that_was_stopped_is_told_as_a_victim_in_the_very_gang()
    {
        Describe(Mules, "VICTIM-1", "Ann Example");
        Pay("p-2", "VICTIM-2", "VICTIM-1", 70, 1, Victims);
        Pay("p-3", "VICTIM-1", "MULE-2", 60, 2, Mules);
        Assert.True(_history.Report("r-2", "p-2", _last, []));
        var victim = NumberOf("BBBBXBBB/VICTIM-1");
        var stopped = new ToldTransfer("p-9", victim, NumberOf("BBBBXBBB/MULE-2"), _last.Milliseconds, default, default, "", "", "");
        Assert.True(_history.ReportStopped("r-9", stopped, _last, ["@nice_trader_88"]));
        Assert.False(_history.ReportStopped("r-9", stopped, _last, []));
        var draft = _history.Draft(["r-2", "r-9"], _last)!;
        Assert.Equal((1, 1), (draft.CaseCount, draft.CasesStopped));
        var (money, sightings) = draft.Finish(new Dictionary<NetworkAccount, int>());
        var used = money.Accounts.ToList().FindIndex(account => account.Number == "VICTIM-1");
        var dossier = GangDossier.Of("G-1", money, sightings);
        Assert.True(dossier.Roles[used].Has(Role.Victim));
        Assert.Equal("@nice_trader_88", Assert.Single(money.Contacts).Value);
        Assert.Equal(1_000, dossier.ToFreeze.Single(roles => roles.Account == used).LyingMinor);
    }

    [Fact]
    public void Money_that_a_bank_held_is_not_asked_of_whom_the_account_paid_afterwards()
    {
        Pay("p-1", "VICTIM-1", "MULE-1", 100, 0, Victims);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        Propose("r-1");
        _history.Answer(1, new FreezeEvent(FreezeEventKind.Approve, _last, "officer"));
        _history.Answer(1, new FreezeEvent(FreezeEventKind.Send, _last, "officer"));
        _history.Answer(1, new FreezeEvent(FreezeEventKind.Freeze, _last, "bank", 10_000));
        Pay("p-2", "EMPLOYER", "MULE-1", 50, 5, Victims);
        Pay("p-3", "MULE-1", "LANDLORD", 50, 6, Mules);
        var (money, _) = _history.Draft(["r-1"], _last)!.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal(10_000, money.Answered.HeldMinor);
        Assert.All(money.Accounts, account => Assert.Equal(0, account.LyingMinor));
    }

    [Fact]
    public void Large_numbers_of_a_small_currency_leave_no_transfer_out()
    {
        Pay("p-1", "VICTIM-1", "MULE-1", 200_000_000, 0, Victims);
        Pay("p-2", "VICTIM-2", "MULE-1", 3, 1, Victims);
        Assert.True(_history.Report("r-1", "p-1", _last, []));
        Assert.True(_history.Report("r-2", "p-2", _last, []));
        var draft = _history.Draft(["r-1", "r-2"], _last)!;
        var (money, _) = draft.Finish(new Dictionary<NetworkAccount, int>());
        Assert.Equal((0, 20_000_000_300L), (draft.TransfersLeftOut, money.Transfers.Sum(transfer => transfer.Minor)));
    }

    [Fact]
    public void Cases_that_nobody_knows_make_no_gang() => Assert.Null(_history.Draft(["r-1"], _last));

    public void Dispose() => _history.Dispose();

    private void Describe(string bank, string number, string? holder) =>
        _history.Describe(new AccountDescription($"{bank}/{number}", bank, AccountKind.Person, null, null), holder, null);

    private uint NumberOf(string account)
    {
        var key = Encoding.UTF8.GetBytes(account);
        return _history.State.Directory.Find(key, AccountDirectory.Hash(key));
    }

    private void Propose(string report) => _history.Propose(new FreezeOrder
    {
        Number = 1,
        Case = 1,
        ReportId = report,
        Purse = 1,
        Bank = Mules,
        Account = "MULE-1",
        Asked = new Money(10_000, Currency.Parse("EUR")),
        FirstAskedMinor = 10_000,
        Hop = 1,
        Policy = TaintPolicy.Fifo,
        ProposedAt = _last,
        ApprovalsNeeded = 1,
    }, report);

    private void Pay(
        string id, string payer, string payee, long major, int minutes, string bank, string currency = "EUR", string device = "", string ip = "",
        (string Amount, string Currency)? arrives = null)
    {
        var payment = CentreTests.Payment(id, payer, payee, major, minutes, currency, bank, arrives, device, ip);
        _history.Book(payment, 0);
        _last = payment.Time(0);
    }
}
