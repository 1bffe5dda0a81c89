using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Tests.Cases;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Casework;

/// <summary>A bank's statement is taken whole or not at all, and each faulty line is named.</summary>
public sealed class AccountStatementTests
{
    private const string Good = "2025-10-09T09:00:00Z,out,12.50,EUR,88120,ref-1";
    private static readonly FreezeOrder Order = OrderDeadlineTests.Order(FreezeOrderState.Sent);
    private static readonly Instant Now = Order.ProposedAt + TimeSpan.FromHours(3);

    [Fact]
    public void Good_lines_are_movements_in_their_order()
    {
        var (movements, faults) = Read($"{Good}\r\n2025-10-09T11:00:00.250+02:00,in,1000.00,EUR,\"Shop, \"\"Two\"\"\",ref-2\n");
        Assert.Empty(faults);
        Assert.Equal(
            ["out 12.50 EUR 88120 ref-1", "in 1000.00 EUR Shop, \"Two\" ref-2"],
            movements.Select(m => $"{(m.IsOut ? "out" : "in")} {m.Amount} {m.Counterparty} {m.Reference}"));
        Assert.Equal(TimeSpan.FromMilliseconds(250), movements[1].At - movements[0].At);
    }

    [Theory]
    [InlineData("2025-10-09T09:00:00Z,out,12.50,EUR,88120", StatementFaultKind.Fields)]
    [InlineData("2025-10-09T09:00:00Z,out,12.50,EUR,\"88120,ref-1", StatementFaultKind.Fields)]
    [InlineData(" ", StatementFaultKind.Fields)]
    [InlineData("2025-10-09T09:00:00,out,12.50,EUR,88120,ref-1", StatementFaultKind.Time)]
    [InlineData("yesterday,out,12.50,EUR,88120,ref-1", StatementFaultKind.Time)]
    [InlineData("2025-10-09T08:00:00Z,out,12.50,EUR,88120,ref-1", StatementFaultKind.BeforeOrder)]
    [InlineData("2025-10-09T15:00:00Z,out,12.50,EUR,88120,ref-1", StatementFaultKind.Future)]
    [InlineData("2025-10-09T09:00:00Z,debit,12.50,EUR,88120,ref-1", StatementFaultKind.Direction)]
    [InlineData("2025-10-09T09:00:00Z,out,12.50,USD,88120,ref-1", StatementFaultKind.Currency)]
    [InlineData("2025-10-09T09:00:00Z,out,0.00,EUR,88120,ref-1", StatementFaultKind.Amount)]
    [InlineData("2025-10-09T09:00:00Z,out,-1.00,EUR,88120,ref-1", StatementFaultKind.Amount)]
    [InlineData("2025-10-09T09:00:00Z,out,1.005,EUR,88120,ref-1", StatementFaultKind.Amount)]
    [InlineData("2025-10-09T09:00:00Z,out,12.50,EUR,,ref-1", StatementFaultKind.Text)]
    [InlineData("2025-10-09T09:00:00Z,out,12.50,EUR,88120,\u0007", StatementFaultKind.Text)]
    public void A_faulty_line_is_named_and_nothing_is_taken(string line, StatementFaultKind kind)
    {
        var (movements, faults) = Read($"{Good.Replace("ref-1", "ref-0", StringComparison.Ordinal)}\n{line}");
        Assert.Empty(movements);
        Assert.Equal(new StatementFault(3, kind), Assert.Single(faults));
    }

    [Theory]
    [InlineData("time;direction", 1, StatementFaultKind.Header)]
    [InlineData(AccountStatement.Header, 1, StatementFaultKind.Empty)]
    public void A_file_without_its_header_or_lines_is_told_as_such(string text, int line, StatementFaultKind kind) =>
        Assert.Equal(new StatementFault(line, kind), Assert.Single(AccountStatement.Read(text, Order, Now).Faults));

    [Fact]
    public void Lines_out_of_order_and_a_reference_twice_are_faults()
    {
        var (_, faults) = Read($"2025-10-09T09:30:00Z,in,1.00,EUR,a,r1\n2025-10-09T09:00:00Z,in,1.00,EUR,a,r2\n2025-10-09T09:30:00Z,in,1.00,EUR,a,r1");
        Assert.Equal([new StatementFault(3, StatementFaultKind.OutOfOrder), new StatementFault(4, StatementFaultKind.Twice)], faults);
    }

    [Fact]
    public void Faults_and_lines_are_bounded()
    {
        Assert.Equal(AccountStatement.FaultsMax, Read(string.Join('\n', Enumerable.Repeat("x", 500))).Faults.Count);
        Assert.Equal(
            StatementFaultKind.TooMany, Assert.Single(Read(string.Join('\n', Enumerable.Repeat(Good, AccountStatement.LinesMax + 1))).Faults).Kind);
    }

    private static (IReadOnlyList<AccountMovement> Movements, IReadOnlyList<StatementFault> Faults) Read(string lines) =>
        AccountStatement.Read(AccountStatement.Header + "\n" + lines, Order, Now);
}
