using System.Text.Json;
using Cordon.Bench.Outbox;
using Xunit;

namespace Cordon.Server.Tests.Delivery;

/// <summary>Two books that differ are told to differ: else the run of kills and outages would prove nothing.</summary>
public sealed class BookCheckTests
{
    private const string Ours = """
        {"state":"frozen","bank":"LANTXB2X","account":"M1","amount":"5.00","amount_proposed":"5.00","frozen":"3.00","released":"0.00"}
        """;

    [Fact]
    public void Books_that_agree_have_no_differences() => Assert.Empty(Differences(Ours, Theirs()));

    public static TheoryData<string, string, string> Changes => new()
    {
        { "\"frozen\",\"bank\"", "\"sent\",\"bank\"", "is sent; by LANTXB2X's books it is frozen" },
        { "\"frozen\",\"bank\"", "\"withdrawn\",\"bank\"", "at LANTXB2X it is not withdrawn" },
        { "LANTXB2X", "MERIXC2X", "is for M1 at MERIXC2X" },
        { "M1", "M2", "is for M2 at LANTXB2X" },
        { "\"amount\":\"5.00\"", "\"amount\":\"4.00\"", "asks for 400" },
        { "3.00", "2.99", "has 299 frozen" },
        { "\"released\":\"0.00\"", "\"released\":\"1.00\"", "100 released" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_difference_is_found(string good, string other, string words) =>
        Assert.Contains(Differences(Ours.Replace(good, other, StringComparison.Ordinal), Theirs()), found => found.Contains(words));

    [Fact]
    public void A_withdrawal_that_the_bank_never_heard_of_is_found() =>
        Assert.NotEmpty(BookCheck.Differences(JsonDocument.Parse(Ours).RootElement, "LANTXB2X", Theirs(), wasWithdrawn: true));

    private static DeskOrder Theirs() => new("FO-000001", "M1", 500) { FrozenMinor = 300, Answered = "frozen" };

    private static IEnumerable<string> Differences(string ours, DeskOrder theirs) =>
        BookCheck.Differences(JsonDocument.Parse(ours).RootElement, "LANTXB2X", theirs, wasWithdrawn: false);
}
