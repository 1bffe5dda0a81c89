using Cordon.Bench.Tracing;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Xunit;

namespace Cordon.Server.Tests.Tracing;

public sealed class TraceQualityTests : IDisposable
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-quality-");

    // A has 50 of its own, 100 come in by the pattern's first transfer, A buys at C for 30 and passes 60 on to B.
    // By the pattern's own transfers 40 lie in A and 60 in B.
    [Theory]
    [InlineData(TaintPolicy.Fifo, 0.8, 0.0, 0, 2)]
    [InlineData(TaintPolicy.Lifo, 0.7, 0.3, 1, 3)]
    [InlineData(TaintPolicy.Prorata, 0.8, 0.2, 1, 3)]
    [InlineData(TaintPolicy.Libr, 0.8, 0.0, 0, 2)]
    [InlineData(TaintPolicy.Poison, 1.0, 0.2, 1, 3)]
    public void A_pattern_is_judged_as_worked_by_hand(TaintPolicy policy, double found, double outside, int namedOutside, int named)
    {
        using var history = new TransferHistory();
        Book(history, "own", "A", 50, null);
        Book(history, "X", "A", 100, "stack:1");
        Book(history, "A", "C", 30, null);
        Book(history, "A", "B", 60, "stack:1");
        var fields = Judged(history, policy, takesAllSources: false);
        Assert.Equal((1L, 100L, 0L, (long)named), (fields["patterns"], fields["reported_minor"], fields["bounded"], fields["accounts_named"]));
        Assert.Equal((found, outside), (fields["money_found"], fields["money_outside"]));
        Assert.Equal((1.0, 1.0), (fields["accounts_found"], fields["transfers_found"]));
        Assert.Equal((double)namedOutside / named, fields["named_outside"]);
    }

    [Theory]
    [InlineData(false, 100, 0.8)]
    [InlineData(true, 140, 1.0)]
    public void Two_who_pay_into_a_pattern_are_one_report_or_two(bool takesAllSources, long reported, double found)
    {
        using var history = new TransferHistory();
        Book(history, "X", "A", 100, "gather:1");
        Book(history, "Y", "A", 40, "gather:1");
        Book(history, "A", "B", 120, "gather:1");
        var fields = Judged(history, TaintPolicy.Lifo, takesAllSources);
        Assert.Equal((reported, found), (fields["reported_minor"], fields["money_found"]));
    }

    /// <summary>B is paid and pays in one block, which the table has in the wrong order; and it pays ten dollars more than it was paid.</summary>
    [Fact]
    public void A_verified_flow_is_judged_as_worked_by_hand()
    {
        Write(
            "case.csv",
            "Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD",
            "2024-01-01 00:00:02,2,h3,B,,T,,70",
            "2024-01-01 00:00:02,2,h2,A,,B,,60.001",
            "2024-01-01 00:00:01,1,h1,S,,A,,100.004",
            "2024-01-01 00:00:03,3,h4,A,,D,,0.001");
        Write("source_addresses.csv", "S");
        Write("terminal_addresses.csv", "T");
        Assert.True(VerifiedFlow.IsIn(_scratch.FullName));
        using var flow = VerifiedFlow.Read(_scratch.FullName);
        var fields = flow.Judge(TaintPolicy.Fifo, new Trail()).ToDictionary(field => field.Name, field => field.Value);
        Assert.Equal((3, 1, 100L, false), (fields["edges"], fields["edges_from_sources"], fields["stolen_usd"], fields["bounded"]));
        Assert.Equal((1.0, 1.0, 1.0), (fields["later_edges_found"], fields["accounts_found"], fields["terminals_found"]));
        Assert.Equal((120.0 / 130, 60.0 / 70, 0.6), (fields["later_value_found"], fields["terminal_value_found"], fields["stolen_value_at_terminals"]));
    }

    [Fact]
    public void A_row_that_is_none_is_named_with_its_place()
    {
        Write("case.csv", "Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD", "yesterday,1,h1,S,,A,,100");
        Write("source_addresses.csv", "S");
        Write("terminal_addresses.csv", "T");
        var refusal = Assert.Throws<DataSetException>(() => VerifiedFlow.Read(_scratch.FullName));
        Assert.Contains("case.csv(2)", refusal.Message);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static void Book(TransferHistory history, string from, string to, long minor, string? pattern) =>
        history.Book(from, to, new Money(minor, Euro), history.Graph.TransferCount, pattern);

    private static Dictionary<string, object> Judged(TransferHistory history, TaintPolicy policy, bool takesAllSources)
    {
        var quality = new PatternQuality(takesAllSources);
        quality.Judge(history, history.Labelled, policy, new Trail());
        return quality.Fields().ToDictionary(field => field.Name, field => field.Value);
    }

    private void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(_scratch.FullName, file), lines);
}
