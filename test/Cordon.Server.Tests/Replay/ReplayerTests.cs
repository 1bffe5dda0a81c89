using Cordon.Core.Tracing;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Server.Replay;
using Xunit;

namespace Cordon.Server.Tests.Replay;

public sealed class ReplayerTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-replay-");

    [Fact]
    public async Task Plays_in_time_order_learns_from_reports_and_loses_no_row()
    {
        Write(
            "payments.csv",
            "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
            "late,2026-03-03T09:00:00Z,HARBXA2X,3,LANTXB2X,mule,900.00,EUR",
            "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,900.00,EUR",
            "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,900.00,EUR",
            "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,1.00,EUR",
            "bad,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,x,EUR",
            "before,2026-03-02T09:00:00Z,HARBXA2X,2,LANTXB2X,mule,900.00,EUR");
        Write("reports.csv", "report_id,time,payment_id", "r1,2026-03-02T09:00:00Z,scam", "r2,2026-03-02T09:00:00Z,absent");
        var summary = await PlayAsync();
        var rows = File.ReadAllLines(Out("decisions.csv"));
        Assert.Equal("payment_id,outcome,score,reasons", rows[0]);
        Assert.Equal(["scam", "before", "late"], rows[1..].Select(r => r.Split(',')[0]));

        // The report is known to what is later than it, and not to what has its own moment.
        Assert.DoesNotContain("reported", rows[2]);
        Assert.Contains("hold", rows[3]);
        Assert.Equal((3, 1, 3, 1), (summary.Decided, summary.Repeated, summary.Rejected, summary.ReportsFiled));

        // Each with the line it stands on, whether it was refused in reading or by the centre.
        Assert.Equal(
            ["payments.csv,5", "payments.csv,6", "reports.csv,3"],
            File.ReadLines(Out("rejected.csv")).Skip(1).Select(row => string.Join(',', row.Split(',')[..2])).Order(StringComparer.Ordinal));

        // What had been stolen lay in the first account; what came there before the report is another's.
        Assert.Equal(
            ["order_id,report_id,time,bank,account,amount,currency,hop,policy",
            "FO-000001,r1,2026-03-02T09:00:00Z,LANTXB2X,mule,900.00,EUR,1,fifo"],
            File.ReadAllLines(Out("freezes.csv")));
    }

    [Theory]
    [InlineData(TaintPolicy.Fifo, "900.00")]
    [InlineData(TaintPolicy.Lifo, "880.00")]
    public async Task Tells_what_later_movements_add_and_change(TaintPolicy policy, string first)
    {
        Write(
            "payments.csv",
            "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
            "own,2026-03-01T08:00:00Z,HARBXA2X,4,LANTXB2X,mule,20.00,EUR",
            "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,900.00,EUR",
            "small,2026-03-01T10:00:00Z,LANTXB2X,mule,HARBXA2X,5,20.00,EUR",
            "on,2026-03-03T09:00:00Z,LANTXB2X,mule,LANTXB2X,second,400.00,EUR",
            "out,2026-03-04T09:00:00Z,LANTXB2X,mule,LANTXB2X,atm,500.00,EUR");
        Write("accounts.csv", "bank,account,kind", "LANTXB2X,atm,cash");
        Write("reports.csv", "report_id,time,payment_id", "r1,2026-03-02T09:00:00Z,scam");
        var summary = await PlayAsync(policy);
        var name = policy.ToString().ToLowerInvariant();
        Assert.Contains($"FO-000001,r1,2026-03-02T09:00:00Z,LANTXB2X,mule,{first},EUR,1,{name}", File.ReadAllLines(Out("freezes.csv")));
        Assert.Equal((policy == TaintPolicy.Fifo ? 1 : 2, 1), (summary.OrdersAtReports, summary.OrdersLater));

        // Both movements lie in one epoch, so what is left of the first order is told once, as of its end.
        var later = File.ReadAllLines(Out("freezes_later.csv"));
        Assert.Equal("FO-000001,r1,2026-03-04T09:00:00Z,LANTXB2X,mule,0.00,EUR,1,fifo", later[1]);
        Assert.EndsWith(",r1,2026-03-04T09:00:00Z,LANTXB2X,second,400.00,EUR,2,fifo", later[2]);
        Assert.Equal(3, later.Length);
    }

    [Fact]
    public async Task Judges_by_labels_after_the_run()
    {
        Write(
            "payments.csv",
            "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
            "a,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,900.00,EUR",
            "b,2026-03-03T09:00:00Z,HARBXA2X,3,LANTXB2X,mule,100.00,EUR",
            "c,2026-03-03T10:00:00Z,HARBXA2X,4,LANTXB2X,5,10.00,EUR");
        Write("reports.csv", "report_id,time,payment_id", "r1,2026-03-02T09:00:00Z,a");
        Write("labels.csv", "payment_id,label,pattern", "a,scam,romance/case-1", "b,scam,romance/case-1", "c,genuine,");
        await PlayAsync();
        var lines = Evaluation.Of(DataSetFolder.Open(_scratch.FullName), Out("")).Lines().ToList();
        Assert.StartsWith("scam value stopped: 10.0 %", lines[0]);
        Assert.StartsWith("false holds per 10,000 genuine payments: 0;", lines[1]);
        Assert.Contains("romance", lines[2]);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private string Out(string file) => Path.Combine(_scratch.FullName, "out", file);

    private void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(_scratch.FullName, file), lines);

    private async Task<ReplaySummary> PlayAsync(TaintPolicy policy = TaintPolicy.Fifo)
    {
        await using var journal = new MemoryJournal();
        using var replayer = new Replayer(DataSetFolder.Open(_scratch.FullName), Out(""));
        return await replayer.PlayAsync(new CentreOptions { OrderPolicy = policy }, journal, null, null, TestContext.Current.CancellationToken);
    }
}
