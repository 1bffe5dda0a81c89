using Cordon.Bench.Fuzzing;
using Cordon.Server.Fuzzing;
using Xunit;

namespace Cordon.Server.Tests.Fuzzing;

/// <summary>Every parser of the program on broken inputs: nothing but the documented refusals. The long run is <c>cordon bench fuzz</c>.</summary>
public sealed class FuzzTests
{
    private const int InputsEach = 3_000;

    private static readonly Dictionary<string, Func<FuzzTarget>> Targets = Named();

    public static TheoryData<string> Names => [.. Targets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_breaks_a_parser(string name)
    {
        using var target = Targets[name]();
        var tally = Fuzzer.Run(target, first: 0, InputsEach);
        Assert.True(tally.Findings.Count == 0, string.Join("\n", tally.Findings));

        // The run says something only where some inputs are accepted and some refused.
        Assert.InRange(tally.Accepted, 1, InputsEach - 1);
    }

    /// <summary>What long runs found, by the input's number; each was mended.</summary>
    [Theory]
    [InlineData("folder.parquet", 1_316)]
    [InlineData("rules", 11_220)]
    [InlineData("rules", 55_396)]
    [InlineData("json-command", 24_868)]
    [InlineData("json-payment", 135_914)]
    public void What_broke_a_parser_once_does_so_no_more(string name, long number)
    {
        using var target = Targets[name]();
        Assert.Empty(Fuzzer.Run(target, number, 1).Findings);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sample_is_read(string name)
    {
        using var target = Targets[name]();
        Assert.Contains(target.Samples, target.Accepts);
    }

    [Fact]
    public void A_parser_that_throws_or_hoards_is_found_with_the_input_s_number()
    {
        using var target = new FaultyTarget();
        var tally = Fuzzer.Run(target, first: 100, count: 500);
        Assert.NotEmpty(tally.Findings);
        Assert.Equal(tally.Findings.Select(Place), Fuzzer.Run(target, first: 100, count: 500).Findings.Select(Place));
        Assert.Contains(tally.Findings, f => f.Contains("IndexOutOfRange", StringComparison.Ordinal));
        Assert.Contains(tally.Findings, f => f.Contains("made it allocate", StringComparison.Ordinal));
    }

    // How much was allocated may differ by what the runtime itself takes now and then.
    private static string Place(string finding) => finding.Split("allocate")[0];

    private static Dictionary<string, Func<FuzzTarget>> Named()
    {
        var named = new Dictionary<string, Func<FuzzTarget>>();
        foreach (var make in (Func<FuzzTarget>[])[.. ServerTargets.All, .. FuzzBench.Targets])
        {
            using var target = make();
            named.Add(target.Name, make);
        }

        return named;
    }

    /// <summary>A parser with two defects.</summary>
    private sealed class FaultyTarget() : FuzzTarget("faulty")
    {
        public override long AllocatedBytesMax => 64 * 1024;

        public override IReadOnlyList<byte[]> Samples { get; } = [[1, 2, 3, 4]];

        public override bool Accepts(byte[] input)
        {
            if (input.Length % 2 == 1)
            {
                return new byte[1024 * 1024].Length == 0;
            }

            return input[input.Length] == 0;
        }
    }
}
