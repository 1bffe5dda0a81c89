using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Formats.Tests.Trails;

/// <summary>Trails made up for tests: money that splits, merges, goes round, comes back and ends, and that adds up.</summary>
internal static class MadeTrails
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly string[] Banks = ["ARDEXA2K", "BRUNXA3L", "CEDAXA4M", "JURAXE5U", "GALEXB2R", "4711"];

    /// <summary>A trail through about so many accounts; the same for the same seed.</summary>
    public static TrailReport Random(int accountCount, int transferCount, int seed)
    {
        var dice = new Random(seed);
        const long stolen = 12_345_67;
        var accounts = new List<TrailAccount> { Account(0, EndKind.None, true) };
        var purses = new List<long> { 0 };
        var transfers = new List<TrailTransfer>();
        var time = 1_772_000_000_000L;
        Move(0, Next(), stolen, 1);
        for (var i = 1; i < transferCount; i++)
        {
            var from = Enumerable.Range(1, purses.Count - 1).Where(a => purses[a] > 0 && accounts[a].Kind == EndKind.None).ToList();
            if (from.Count == 0)
            {
                break;
            }

            // Minutes as a rule, the same millisecond at times, and now and then days.
            time += dice.Next(12) switch { 0 => dice.Next(300_000_000), 1 => 0, _ => dice.Next(600_000) };
            var payer = from[dice.Next(from.Count)];
            var payee = dice.Next(40) == 0 ? 0 : dice.Next(3) == 0 ? dice.Next(accounts.Count) : Next();
            var share = dice.Next(8) == 0 ? purses[payer] : 1 + (long)(dice.NextDouble() * (purses[payer] - 1) / 2);
            Move(payer, payee, share, accounts[payer].Hop + 1);
        }

        var ends = Enumerable.Range(0, accounts.Count).Where(a => purses[a] > 0).Select(a => new TrailPlace(
            a, a == 0 ? TrailFate.CameBack : accounts[a].Kind == EndKind.None ? TrailFate.Rests : (TrailFate)accounts[a].Kind, new Money(purses[a], Eur),
            purses[a], new Instant(time), accounts[a].Hop)).OrderByDescending(end => end.Share).ThenBy(end => end.Account);
        return new TrailReport(
            ["p1"], new Money(stolen, Eur), new Instant(1_772_000_000_000), new Instant(time + 3_600_000), TaintPolicy.Fifo, accounts, transfers,
            [.. ends], false);

        int Next()
        {
            if (accounts.Count >= accountCount)
            {
                return dice.Next(accounts.Count);
            }

            accounts.Add(Account(accounts.Count, accounts.Count > 3 && dice.Next(4) == 0 ? (EndKind)(1 + dice.Next(4)) : EndKind.None, false));
            purses.Add(0);
            return accounts.Count - 1;
        }

        void Move(int from, int to, long share, int hop)
        {
            purses[from] -= from == 0 ? 0 : share;
            purses[to] += share;
            var money = new Money(share, Eur);
            transfers.Add(new TrailTransfer(from, to, $"p{transfers.Count + 1}", new Instant(time), new Instant(time), money, money, share, money, hop));
            accounts[to] = accounts[to] with { Hop = accounts[to].Hop == 0 ? to == 0 ? 0 : hop : accounts[to].Hop };
        }

        TrailAccount Account(int index, EndKind kind, bool isVictims) =>
            new(Banks[dice.Next(Banks.Length)], $"{9_000_000 + index}", kind, isVictims, 0);
    }

    /// <summary>
    /// The way back of what a trail has in one place: as if all came there from where it ended, by moves of which each brings what its account has so far.
    /// </summary>
    public static TrailReport Backward(int accountCount, int seed)
    {
        var dice = new Random(seed);
        const long each = 1_234;
        var accounts = Enumerable.Range(0, accountCount).Select(i => new TrailAccount(
            Banks[dice.Next(Banks.Length)], $"{9_000_000 + i}", EndKind.None, i % 5 == 4, i == 0 ? 0 : 1 + dice.Next(9))).ToList();
        var held = Enumerable.Repeat(each, accountCount).ToArray();
        held[0] = 0;
        var time = 1_772_000_000_000L;
        var transfers = new List<TrailTransfer>();
        for (var from = accountCount - 1; from > 0; from--)
        {
            // The farthest first, each to one that is nearer.
            time += dice.Next(9) == 0 ? dice.Next(300_000_000) : dice.Next(600_000);
            var to = dice.Next(from);
            var money = new Money(held[from], Eur);
            transfers.Add(new TrailTransfer(
                from, to, $"p{from}", new Instant(time), new Instant(time), money, money, money.Minor, money, accounts[from].Hop));
            (held[from], held[to]) = (0, held[to] + held[from]);
        }

        var fates = (TrailFate[])[TrailFate.Opening, TrailFate.Unknown, TrailFate.Opening, TrailFate.Unfollowed, TrailFate.Reported];
        var ends = Enumerable.Range(1, accountCount - 1).Select(i =>
            new TrailPlace(i, fates[i % 5], new Money(each, Eur), each, transfers[^i].Time, accounts[i].Hop));
        return new TrailReport(
            [], new Money(each * (accountCount - 1), Eur), null, new Instant(time), TaintPolicy.Fifo, accounts, transfers, [.. ends], false)
        {
            IsBackward = true,
            AskedAccount = 0,
        };
    }

    /// <summary>A victim's 1,000 euros: to a mule, a third of it on to a second and out in cash, some to an exchange, a fee, some kept.</summary>
    public static TrailReport Small(string muleName = "7001")
    {
        var start = Instant.TryParse("2026-03-02T14:21:00Z"u8, out var at) ? at : throw new InvalidOperationException("a constant");
        TrailTransfer Move(int from, int to, string id, double minutes, long share, int hop) => new(
            from, to, id, start + TimeSpan.FromMinutes(minutes), start + TimeSpan.FromMinutes(minutes),
            new Money(share, Eur), new Money(share, Eur), share, new Money(share, Eur), hop);
        TrailPlace End(int account, TrailFate fate, long share, double minutes, int hop) =>
            new(account, fate, new Money(share, Eur), share, start + TimeSpan.FromMinutes(minutes), hop);
        return new TrailReport(
            ["p-1"], new Money(100_000, Eur), start, start + TimeSpan.FromDays(2), TaintPolicy.Fifo,
            [
                new TrailAccount("ARDEXA2K", "5001", EndKind.None, true, 0), new TrailAccount("BRUNXA3L", muleName, EndKind.None, false, 1),
                new TrailAccount("BRUNXA3L", "7002", EndKind.None, false, 2), new TrailAccount("BRUNXA3L", "ATM 12", EndKind.Cash, false, 3),
                new TrailAccount("JURAXE5U", "COINS", EndKind.Exchange, false, 2),
            ],
            [
                Move(0, 1, "p-1", 0, 100_000, 1), Move(1, 2, "p-2", 9, 33_000, 2), Move(1, 4, "p-3", 11.5, 40_000, 2), Move(2, 3, "p-4", 1500, 32_900, 3),
            ],
            [
                End(4, TrailFate.Exchange, 40_000, 11.5, 2), End(3, TrailFate.Cash, 32_900, 1500, 3), End(1, TrailFate.Rests, 27_000, 0, 1),
                End(2, TrailFate.Fee, 100, 1500, 3),
            ],
            false);
    }
}
