using System.Text;
using Cordon.Exchange.Matching;
using Xunit;

namespace Cordon.Exchange.Tests.Matching;

/// <summary>Whoever asks gets the holder's own outputs or nothing.</summary>
public sealed class OprfTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] KeyInfo = "A|B|account|1"u8.ToArray();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(257)]
    public void Outputs_are_the_holders_own_in_every_size_of_a_batch(int count)
    {
        using var holder = new OprfHolder(OprfMode.Verifiable, Seed, KeyInfo);
        var asker = new OprfAsker(OprfMode.Verifiable, holder.PublicKey);
        var question = asker.Blind(Inputs(count));
        var (evaluated, proof) = holder.Evaluate(question.Blinded)!.Value;
        Assert.Equal((count * OprfHolder.ElementBytes, 64), (evaluated.Length, proof.Length));
        var outputs = asker.Read(question, evaluated, proof)!;
        var own = new byte[OprfHolder.OutputBytes];
        for (var i = 0; i < count; i++)
        {
            holder.Output(own, question.Inputs[i]);
            Assert.Equal(own, outputs[i]);
        }
    }

    [Fact]
    public void What_is_sent_of_the_same_input_is_never_the_same()
    {
        using var holder = new OprfHolder(OprfMode.Verifiable, Seed, KeyInfo);
        var asker = new OprfAsker(OprfMode.Verifiable, holder.PublicKey);
        var sent = Enumerable.Range(0, 50).Select(_ => Convert.ToHexString(asker.Blind(Inputs(1)).Blinded)).ToHashSet();
        Assert.Equal(50, sent.Count);
    }

    [Fact]
    public void An_answer_by_another_key_or_with_anything_changed_is_not_read()
    {
        using var holder = new OprfHolder(OprfMode.Verifiable, Seed, KeyInfo);
        using var other = new OprfHolder(OprfMode.Verifiable, Seed, "A|B|account|2"u8);
        var asker = new OprfAsker(OprfMode.Verifiable, holder.PublicKey);
        var question = asker.Blind(Inputs(4));
        var (evaluated, proof) = holder.Evaluate(question.Blinded)!.Value;
        var (wrong, wrongProof) = other.Evaluate(question.Blinded)!.Value;
        Assert.NotNull(asker.Read(question, evaluated, proof));
        Assert.Null(asker.Read(question, wrong, wrongProof));
        Assert.Null(asker.Read(question, wrong, proof));
        Assert.Null(asker.Read(question, [.. evaluated[..96], .. wrong[96..]], proof));
        Assert.Null(asker.Read(question, [.. evaluated[32..], .. evaluated[..32]], proof));
        Assert.Null(asker.Read(question, evaluated[..96], proof));
        Assert.Null(asker.Read(question, evaluated, proof.AsSpan(0, 63)));
        Assert.Null(asker.Read(question, new byte[evaluated.Length], proof));
        for (var bit = 0; bit < proof.Length * 8; bit++)
        {
            var changed = proof.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(asker.Read(question, evaluated, changed));
        }
    }

    [Fact]
    public void A_proof_with_a_scalar_written_in_another_way_is_refused()
    {
        using var holder = new OprfHolder(OprfMode.Verifiable, Seed, KeyInfo);
        var asker = new OprfAsker(OprfMode.Verifiable, holder.PublicKey);
        var question = asker.Blind(Inputs(1));
        var (evaluated, proof) = holder.Evaluate(question.Blinded)!.Value;

        // The order of the group, added: the same scalar to whoever reduces it without a look.
        byte[] order = [.. Convert.FromHexString("edd3f55c1a631258d69cf7a2def9de14"), .. new byte[15], 0x10];
        foreach (var at in (int[])[0, 32])
        {
            var changed = proof.ToArray();
            var carry = 0;
            for (var i = 0; i < 32; i++)
            {
                carry += changed[at + i] + order[i];
                changed[at + i] = (byte)carry;
                carry >>= 8;
            }

            Assert.Equal(0, carry);
            Assert.Null(asker.Read(question, evaluated, changed));
        }
    }

    [Fact]
    public void Modes_and_keys_and_inputs_lead_to_outputs_of_their_own()
    {
        var seen = new HashSet<string>();
        foreach (var mode in Enum.GetValues<OprfMode>())
        {
            foreach (var info in (string[])["A|B|account|1", "A|B|account|2", "B|A|account|1"])
            {
                using var holder = new OprfHolder(mode, Seed, Encoding.UTF8.GetBytes(info), mode is OprfMode.PartiallyOblivious ? "i"u8.ToArray() : null);
                foreach (var input in Inputs(3))
                {
                    var output = new byte[OprfHolder.OutputBytes];
                    holder.Output(output, input);
                    Assert.True(seen.Add(Convert.ToHexString(output)));
                }
            }
        }
    }

    private static byte[][] Inputs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(FormattableString.Invariant($"asc1|account|BIC/{i}")))];
}
