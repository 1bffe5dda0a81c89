using Cordon.Formats.DataSets;
using Cordon.Server.Replay;
using Xunit;

namespace Cordon.Server.Tests.Replay;

public sealed class RecoveryScoreTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-score-");

    public RecoveryScoreTests()
    {
        Write(
            "payments.csv",
            "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
            "a,2026-03-01T11:50:00Z,HARBXA2X,1,LANTXB2X,m1,900.00,EUR",
            "b,2026-03-01T10:00:00Z,HARBXA2X,1,LANTXB2X,m1,100.00,EUR",
            "c,2026-03-01T10:00:00Z,HARBXA2X,2,LANTXB2X,m1,300.00,EUR");
        Write(
            "reports.csv",
            "report_id,time,payment_id,scam_type",
            "r1,2026-03-01T12:00:00Z,a,romance",
            "r2,2026-03-01T12:00:00Z,b,romance",
            "r3,2026-03-02T12:00:00Z,c,shopping");
        Write("labels.csv", "payment_id,label,pattern", "a,scam,romance/case-1", "b,scam,romance/case-1", "c,scam,shopping/case-2");

        // Of a 600 of 900 can be recovered, of b all, of c nothing any more.
        Write(
            "truth.csv",
            "report_id,time,payment_id,fate,bank,account,amount,currency,others_amount,hop",
            "r1,2026-03-01T12:00:00Z,a,lies,LANTXB2X,m1,500.00,EUR,120.00,1",
            "r1,2026-03-01T12:00:00Z,a,kept,LANTXB2X,m1,50.00,EUR,0.00,1",
            "r1,2026-03-01T12:00:00Z,a,lies,LANTXB2X,m2,100.00,EUR,0.00,2",
            "r1,2026-03-01T12:00:00Z,a,cash,LANTXB2X,atm,150.00,EUR,0.00,2",
            "r1,2026-03-01T12:00:00Z,a,abroad,FARAXC2X,far,100.00,EUR,0.00,2",
            "r2,2026-03-01T12:00:00Z,b,lies,LANTXB2X,m1,100.00,EUR,520.00,1",
            "r3,2026-03-02T12:00:00Z,c,lies,LANTXB2X,m1,0.00,EUR,0.00,1",
            "r3,2026-03-02T12:00:00Z,c,exchange,LANTXB2X,x,300.00,EUR,0.00,2");
        Write(
            "mules.csv",
            "bank,account,since,kind,gang",
            "LANTXB2X,m1,2026-03-01T00:00:00Z,recruited,0",
            "LANTXB2X,m2,2026-03-01T00:00:00Z,shell,0",
            "LANTXB2X,later,2026-03-05T00:00:00Z,shell,0",
            "FARAXC2X,far,2026-03-01T00:00:00Z,abroad,0");
        Directory.CreateDirectory(Path.Combine(_scratch.FullName, "out"));
        Write("out/decisions.csv", "payment_id,outcome,score,reasons", "a,hold,0.9,", "b,allow,0.1,", "c,allow,0.1,");
    }

    // What is ordered, and what of it is then: covered, other victims', fees, the holder's, abroad, innocents'.
    [Theory]
    [InlineData("m1", "400.00", 400_00, 0, 0, 0, 0, 0)]
    [InlineData("m1", "500.00", 500_00, 0, 0, 0, 0, 0)]
    [InlineData("m1", "620.00", 500_00, 120_00, 0, 0, 0, 0)]
    [InlineData("m1", "650.00", 500_00, 120_00, 30_00, 0, 0, 0)]
    [InlineData("m1", "700.00", 500_00, 120_00, 50_00, 30_00, 0, 0)]
    [InlineData("m2", "101.00", 100_00, 0, 0, 1_00, 0, 0)]
    [InlineData("shop", "70.00", 0, 0, 0, 0, 0, 70_00)]
    [InlineData("later", "70.00", 0, 0, 0, 0, 0, 70_00)]
    public void Ordered_money_is_told_apart_by_whose_it_truly_was(
        string account, string amount, long covered, long ofOthers, long ofFees, long ofHolders, long abroad, long ofInnocents)
    {
        Order($"FO-000001,r1,2026-03-01T12:00:00Z,LANTXB2X,{account},{amount},EUR,1,fifo");
        var all = Judged().All;
        Assert.Equal((60_000 + 10_000, covered), ((long)all.Recoverable, (long)all.Covered));
        Assert.Equal(
            (ofOthers, ofFees, ofHolders, abroad, ofInnocents),
            ((long)all.OrderedOfOthers, (long)all.OrderedOfFees, (long)all.OrderedOfHolders, (long)all.OrderedAbroad, (long)all.OrderedOfInnocents));
        Assert.Equal(all.Ordered, all.Covered + all.OrderedOfOthers + all.OrderedOfFees + all.OrderedOfHolders + all.OrderedAbroad + all.OrderedOfInnocents);
    }

    [Fact]
    public void Reports_are_summed_up_by_kind_hop_time_and_victim()
    {
        Order(
            "FO-000001,r1,2026-03-01T12:00:00Z,LANTXB2X,m1,550.00,EUR,1,lifo",
            "FO-000002,r1,2026-03-01T12:00:00Z,FARAXC2X,far,30.00,EUR,2,lifo",
            "FO-000003,r2,2026-03-01T12:00:00Z,LANTXB2X,m2,40.00,EUR,2,lifo",
            "FO-000004,r3,2026-03-02T12:00:00Z,LANTXB2X,shop,10.00,EUR,2,lifo");
        var score = Judged();
        Assert.Equal("lifo", score.Policy);
        Assert.Equal((3, 2, 4, 1), (score.All.Reports, score.All.ReportsInTime, score.All.Orders, score.All.OrdersOnInnocents));
        Assert.Equal((1_300_00, 500_00, 630_00), ((long)score.All.Stolen, (long)score.All.Covered, (long)score.All.Ordered));
        Assert.Equal((30_00, 100_00, 30_00), ((long)score.All.OrderedAbroad, (long)score.All.Abroad, (long)score.All.AbroadCovered));
        Assert.Equal((600_00, 500_00, 550_00), ((long)score.ByHop[1].Recoverable, (long)score.ByHop[1].Covered, (long)score.ByHop[1].Ordered));
        Assert.Equal((100_00, 0, 80_00), ((long)score.ByHop[2].Recoverable, (long)score.ByHop[2].Covered, (long)score.ByHop[2].Ordered));
        var json = Json();

        // The victim's own two payments may be told apart otherwise than by the gang: together 550 of m1 and 40 of m2 cover.
        Assert.Equal(0.8429m, json.GetProperty("share_of_recoverable_covered_by_victim").GetDecimal());
        Assert.Equal(0.7143m, json.GetProperty("share_of_recoverable_covered").GetDecimal());
        Assert.Equal(0.0159m, json.GetProperty("share_of_ordered_innocent").GetDecimal());
        Assert.Equal(2, json.GetProperty("by_type").GetProperty("romance").GetProperty("reports").GetInt32());
        Assert.Equal(1, json.GetProperty("by_time_since_theft").GetProperty("to 15 minutes").GetProperty("reports").GetInt32());
        Assert.Equal(1, json.GetProperty("by_time_since_theft").GetProperty("to 3 hours").GetProperty("reports").GetInt32());
        Assert.Equal(1, json.GetProperty("by_time_since_theft").GetProperty("to 3 days").GetProperty("reports").GetInt32());
        Assert.Equal(2, json.GetProperty("by_reports_of_victim").GetProperty("2 to 3").GetProperty("reports").GetInt32());
    }

    [Fact]
    public void A_bad_row_among_the_orders_stops_the_judging()
    {
        Order("FO-000001,r1,2026-03-01T12:00:00Z,LANTXB2X,m1,many,EUR,1,fifo");
        var refusal = Assert.Throws<DataSetException>(() => Judged());
        Assert.Contains("freezes.csv(2)", refusal.Message);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(_scratch.FullName, file), lines);

    private void Order(params string[] orders) =>
        Write("out/freezes.csv", ["order_id,report_id,time,bank,account,amount,currency,hop,policy", .. orders]);

    private RecoveryScore Judged() => Evaluation.Of(DataSetFolder.Open(_scratch.FullName), Path.Combine(_scratch.FullName, "out")).Recovery!;

    private System.Text.Json.JsonElement Json()
    {
        using var bytes = new MemoryStream();
        Evaluation.Of(DataSetFolder.Open(_scratch.FullName), Path.Combine(_scratch.FullName, "out")).Write(bytes);
        return System.Text.Json.JsonDocument.Parse(bytes.ToArray()).RootElement.GetProperty("orders");
    }
}
