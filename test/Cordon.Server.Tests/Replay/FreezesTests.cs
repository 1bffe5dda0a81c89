using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Replay;

public sealed class FreezesTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-freezes-");

    public static TheoryData<TaintPolicy> Policies => [.. Enum.GetValues<TaintPolicy>()];

    /// <summary>What others rely on in freezes.csv, in a town full of scams.</summary>
    [Theory, MemberData(nameof(Policies))]
    public async Task Orders_of_a_report_are_one_an_account_of_its_moment_and_no_more_than_was_stolen(TaintPolicy policy)
    {
        var world = new EconomyOptions { Seed = 31, Persons = 600, Days = 14, ScamPaymentsPerMillion = 12_000, ReportedPercent = 100 };
        EconomyFolder.Write(world, _scratch.FullName, null, TestContext.Current.CancellationToken);
        var set = DataSetFolder.Open(_scratch.FullName);
        await using var journal = new MemoryJournal();
        using var replayer = new Replayer(set, Out(""));
        await replayer.PlayAsync(new CentreOptions { OrderPolicy = policy }, journal, null, null, TestContext.Current.CancellationToken);
        using var rejected = new RejectedRows();
        var reports = set.ReadReports(rejected).Select(report => report.Row).ToDictionary(report => report.ReportId);
        var stolen = set.ReadTruth(rejected).GroupBy(part => part.ReportId).ToDictionary(parts => parts.Key, parts => parts.Sum(part => part.Amount.Minor));
        var orders = OrderRow.Read(Out("freezes.csv"));
        Assert.True(orders.Count > 20, "Too few orders to try anything.");
        Assert.Equal(orders.Count, orders.DistinctBy(order => order.OrderId).Count());
        Assert.Equal(orders.Count, orders.DistinctBy(order => (order.ReportId, order.Account)).Count());
        Assert.All(orders, order => Assert.Equal((reports[order.ReportId].Time, policy.ToString().ToLowerInvariant()), (order.Time, order.Policy)));
        Assert.All(orders, order => Assert.True(order.Amount.Minor > 0 && order.Hop > 0));
        Assert.All(orders.GroupBy(order => order.ReportId), asked => Assert.True(asked.Sum(order => order.Amount.Minor) <= stolen[asked.Key]));
        var later = OrderRow.Read(Out("freezes_later.csv"));
        Assert.True(later.Zip(later.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time));
        Assert.NotNull(RecoveryScore.Read(set, Out("")));
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private string Out(string file) => Path.Combine(_scratch.FullName, "out", file);
}
