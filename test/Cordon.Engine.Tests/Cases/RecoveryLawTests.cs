using Cordon.Core.Cases;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using CsCheck;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>
/// Whatever banks, victims and officers do: no account has more asked for than is free in it, no case more than was stolen, and a restart knows all.
/// </summary>
public sealed class RecoveryLawTests : IDisposable
{
    private const int Steps = 120;
    private const int Accounts = 7;
    private long _paid;
    private long _late;
    private long _takenBack;
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-recovery-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Orders_and_ledgers_keep_their_bounds_and_a_restart_knows_all_of_it()
    {
        await Gen.Int[0, int.MaxValue].SampleAsync(PlayAsync, iter: 25, threads: 1);
        Assert.True(_paid > 0 && _late > 0 && _takenBack > 0, "something was frozen, returned, also without a hold, paid out, and taken back");
    }

    private async Task PlayAsync(int seed)
    {
        await using var journal = new MemoryJournal();
        var kept = Options($"{seed}-kept");
        var history = new History(seed);
        for (var part = 0; part < 2; part++)
        {
            // Stopped between the parts: the second begins from a snapshot.
            var world = await RecoveryWorld.OpenAsync(journal, kept, part * Steps * 2);
            await using var centre = world.Centre;
            Assert.Empty(centre.SnapshotsPassedOver);
            await history.PlayAsync(world, Steps / 2);
        }

        _paid += history.Paid;
        _late += history.Late;
        _takenBack += history.TakenBack;
        var live = Newest(kept);
        var lane = await File.ReadAllBytesAsync(live, Cancellation);
        File.Delete(live);
        var fresh = await SnapshotAsync(Options($"{seed}-fresh"), journal);
        Assert.True(fresh.AsSpan().SequenceEqual(lane), $"seed {seed}: the journal makes another state than the lane had");
        var tail = await SnapshotAsync(kept, journal);
        Assert.True(fresh.AsSpan().SequenceEqual(tail), $"seed {seed}: a snapshot and the journal after it make another state than the journal");
    }

    private static async Task<byte[]> SnapshotAsync(CentreOptions options, MemoryJournal journal)
    {
        options = options with { IsReplay = true };
        var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
        using (recovered.State)
        {
            await PartitionSnapshot.WriteAsync(options, journal, 0, recovered.State, recovered.Archive, Cancellation);
        }

        return await File.ReadAllBytesAsync(Newest(options), Cancellation);
    }

    private static string Newest(CentreOptions options) => Directory.GetFiles(options.SnapshotFolder!).Order(StringComparer.Ordinal).Last();

    private CentreOptions Options(string folder) => new() { SnapshotFolder = Path.Combine(_folder, folder), SnapshotEveryPayments = 100 };

    /// <summary>A history by chance, and what is known of it apart from the centre.</summary>
    private sealed class History(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Dictionary<string, long> _free = [];
        private readonly Dictionary<uint, long> _stolen = [];
        private readonly List<long> _amounts = [];
        private readonly List<(uint Case, string Id)> _reports = [];

        public long Paid { get; private set; }

        public long Late { get; private set; }

        public long TakenBack { get; private set; }

        public async Task PlayAsync(RecoveryWorld world, int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                await PayAsync(world);
                if (_random.Next(5) == 0)
                {
                    var payment = _random.Next(_amounts.Count);
                    var file = await world.Report($"r{_amounts.Count}-{i}", $"p{payment}");
                    _stolen[file.Number] = _amounts[payment];
                    _reports.Add((file.Number, $"r{_amounts.Count}-{i}"));
                }

                if (_reports.Count > 0 && _random.Next(8) == 0)
                {
                    await TakeBackAsync(world, _reports[_random.Next(_reports.Count)]);
                }

                if (world.Orders.Count > 0 && _random.Next(12) == 0)
                {
                    var righted = world.Orders[_random.Next(world.Orders.Count)].Number;
                    Assert.True((await world.Do(new Command.RightHolder(righted, "Mei"))).Status is CommandStatus.Done or CommandStatus.AlreadyDone);
                }

                if (world.Orders.Where(order => !order.IsOver).ToList() is { Count: > 0 } open)
                {
                    await MoveAsync(world, open[_random.Next(open.Count)]);
                }

                if (world.Orders.Where(order => order.State != FreezeOrderState.Proposed).ToList() is { Count: > 0 } known && _random.Next(4) == 0)
                {
                    await ReturnUnheldAsync(world, known[_random.Next(known.Count)]);
                }

                if (_stolen.Count > 0 && _random.Next(6) == 0)
                {
                    await DivideAsync(world, (uint)_random.Next(1, _stolen.Count + 1));
                }

                CheckOrders(world, $"seed {seed}, payment {_amounts.Count}");
            }

            await CheckLedgersAsync(world, $"seed {seed}, payment {_amounts.Count}");
        }

        /// <summary>With its last report a case asks for nothing, and its ledger is even.</summary>
        private async Task TakeBackAsync(RecoveryWorld world, (uint Case, string Id) report)
        {
            var result = await world.Do(new Command.TakeBackReport(report.Case, 0, report.Id, "Mei", "the wrong payment"));
            Assert.True(result.Status is CommandStatus.Done or CommandStatus.AlreadyDone or CommandStatus.Conflict, result.Detail?.English);
            if (result.Status == CommandStatus.Done && (await world.Centre.FindCasesAsync([report.Case], Cancellation))[0].IsTakenBack)
            {
                TakenBack++;
                Assert.All(world.Centre.OrdersOf(report.Case), order => Assert.Equal(0, order.ClaimedMinor));
                Assert.All((await world.Centre.FindLedgerAsync(report.Case, Cancellation)).Ledger!.Balances, balance => Assert.Equal(0, balance.Amount.Minor));
            }
        }

        private async Task PayAsync(RecoveryWorld world)
        {
            var (from, to, amount) = ($"A{_random.Next(Accounts)}", $"A{_random.Next(Accounts)}", _random.Next(1, 400));
            await world.Pay($"p{_amounts.Count}", from, to, amount);
            _amounts.Add(amount * 100L);
            _free[from] = Math.Max(_free.GetValueOrDefault(from), amount * 100L) - (amount * 100L);
            _free[to] = _free.GetValueOrDefault(to) + (amount * 100L);
        }

        private async Task MoveAsync(RecoveryWorld world, FreezeOrder order)
        {
            if (order.State == FreezeOrderState.Proposed)
            {
                await world.Do(new Command.MoveOrder(order.Number, FreezeEventKind.Approve, "Mei"));
            }
            else if (order.State == FreezeOrderState.Frozen)
            {
                var kind = _random.Next(3) switch { 0 => FreezeEventKind.Release, 1 => FreezeEventKind.Return, _ => FreezeEventKind.ReturnToVictim };
                var part = _random.NextInt64(1, order.HeldMinor + 1);
                Assert.Equal(CommandStatus.Done, (await world.Answer(order.Number, kind, part)).Status);
                _free[order.Account] += kind == FreezeEventKind.Release ? part : 0;
            }
            else
            {
                var kind = _random.Next(6) switch
                {
                    0 => FreezeEventKind.Acknowledge,
                    1 => FreezeEventKind.Refuse,
                    2 => FreezeEventKind.TooLate,
                    _ => FreezeEventKind.Freeze,
                };
                var part = kind == FreezeEventKind.Freeze ? _random.NextInt64(1, order.Asked.Minor + 1) : 0;
                await world.Answer(order.Number, kind, part);
                _free[order.Account] -= part;
            }
        }

        /// <summary>A bank pays back what it does not hold, often more than can be the case's.</summary>
        private async Task ReturnUnheldAsync(RecoveryWorld world, FreezeOrder order)
        {
            var kind = _random.Next(2) == 0 ? FreezeEventKind.Return : FreezeEventKind.ReturnToVictim;
            var amount = _random.NextInt64(1, order.FirstAskedMinor + 2_000);
            var back = new Command.MoveOrder(order.Number, kind, RecoveryWorld.Bank, RecoveryWorld.Bank, amount, Reference: $"{_amounts.Count}")
            {
                IsAnswer = true,
            };
            var result = await world.Do(back);
            var after = result.Order!;
            if (result.Status == CommandStatus.Done)
            {
                Late += after.UnheldMinor - order.UnheldMinor;
                _free[order.Account] -= after.FrozenMinor - order.FrozenMinor;
                Assert.Equal(CommandStatus.AlreadyDone, (await world.Do(back)).Status);
            }

            Assert.Equal(order.ReturnedMinor + (result.Status == CommandStatus.Done ? amount : 0), after.ReturnedMinor);
        }

        private async Task DivideAsync(RecoveryWorld world, uint number)
        {
            if ((await world.Do(new Command.ProposeRestitution(number, null, "Mei"))).Status == CommandStatus.Done && _random.Next(2) == 0)
            {
                Assert.Equal(CommandStatus.Conflict, (await world.Do(new Command.ApproveRestitution(number, "Mei"))).Status);
                Assert.Equal(CommandStatus.Done, (await world.Do(new Command.ApproveRestitution(number, "Ana"))).Status);
            }
        }

        private void CheckOrders(RecoveryWorld world, string where)
        {
            foreach (var orders in world.Orders.Where(order => order.IsUnanswered).GroupBy(order => order.Account))
            {
                var asked = orders.Sum(order => order.Asked.Minor);
                Assert.True(asked <= _free[orders.Key], $"{where}: {asked} asked for in {orders.Key}, where {_free[orders.Key]} can leave");
            }

            foreach (var orders in world.Orders.GroupBy(order => order.Case))
            {
                var claimed = orders.Sum(order => order.ClaimedMinor + order.ReturnedMinor);
                Assert.True(claimed <= _stolen[orders.Key], $"{where}: case {orders.Key} claims {claimed} of {_stolen[orders.Key]} that were stolen");
            }
        }

        private async Task CheckLedgersAsync(RecoveryWorld world, string where)
        {
            var figures = (await world.Centre.FindFiguresAsync(Cancellation)).Figures!;
            Assert.All(figures.Cases, file => Assert.True(
                file.HeldMinor >= 0 && file.HeldMinor + file.ReturnedMinor <= file.Stolen.Minor,
                $"{where}: {file.HeldMinor} held and {file.ReturnedMinor} returned of {file.Stolen}"));
            var (heldOnce, returnedOnce) = (figures.Cases.Sum(file => file.HeldMinor), figures.Cases.Sum(file => file.ReturnedMinor));
            Assert.True(heldOnce <= world.Orders.Sum(order => order.HeldMinor), $"{where}: cases count {heldOnce} as held, more than banks hold");
            Assert.True(
                returnedOnce <= world.Orders.Sum(order => order.ReturnedMinor), $"{where}: cases count {returnedOnce} as returned, more than banks returned");
            var (returned, paid) = (0L, 0L);
            foreach (var (number, stolen) in _stolen)
            {
                var ledger = (await world.Centre.FindLedgerAsync(number, Cancellation)).Ledger!;
                Assert.DoesNotContain(ledger.Balances, line => line.Account.Kind == LedgerAccountKind.Beyond && line.Amount.Minor != 0);
                Assert.Equal(0, ledger.Balances.Sum(line => line.Amount.Minor));
                var restituted = ledger.Balances.Where(line => line.Account.Kind == LedgerAccountKind.Restituted).Sum(line => line.Amount.Minor);
                Assert.True(restituted <= stolen, $"{where}: case {number} was paid {restituted} for {stolen}");
                paid += restituted;
                returned += ledger.Entries.Where(entry => entry.Cause is LedgerCause.Returned or LedgerCause.ReturnedToVictim)
                    .Sum(entry => entry.Lines.Max(line => line.Amount.Minor));
            }

            Paid = paid;
            Assert.True(paid <= returned, $"{where}: {paid} paid of {returned} returned");
        }
    }
}
