using System.Text;
using Cordon.Core.Evidence;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Witnessing;

/// <summary>Proofs that an entry is in a log, as C2SP tlog-proof writes them.</summary>
public sealed class LogProofTests
{
    [Fact]
    public void A_proof_is_written_and_read_and_shows_its_entry_and_no_other()
    {
        using var log = new GrowingLog();
        log.Append(20);
        for (var index = 0; index < 20; index++)
        {
            var proof = log.Proof(index, 20) with { Extra = index % 2 == 0 ? null : "more"u8.ToArray() };
            var read = LogProof.Read(proof.Whole)!;
            Assert.Equal(proof.Whole, read.Whole);
            Assert.True(read.Shows(Encoding.UTF8.GetBytes(FormattableString.Invariant($"entry {index}"))));
            Assert.False(read.Shows("another"u8));
            Assert.False((read with { Index = (index + 1) % 20 }).Shows(Encoding.UTF8.GetBytes(FormattableString.Invariant($"entry {index}"))));
        }
    }

    [Fact]
    public void What_is_no_proof_is_none()
    {
        using var log = new GrowingLog();
        log.Append(5);
        var whole = (log.Proof(3, 5) with { Extra = [1, 2, 3] }).Whole;
        Assert.NotNull(LogProof.Read(whole));
        foreach (var (was, becomes) in ((string, string)[])
        [
            ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"), ("index 3", "index 03"), ("index 3", "index -3"), ("index 3", "place 3"), ("index 3\n", ""),
            ("extra AQID", "extra AQI"), ("extra AQID", "extra AQID "), ("extra", "more"), ("index 3\n", "index 3\nAAAA\n"), ("\n5\n", "\nfive\n"),
        ])
        {
            Assert.Null(LogProof.Read(whole.Replace(was, becomes, StringComparison.Ordinal)));
        }
    }
}
