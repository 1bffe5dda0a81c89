using System.Text.Json;
using Cordon.Exchange.Matching;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Matching;

/// <summary>
/// The vectors of RFC 9497 for ristretto255-SHA512, as github.com/cfrg/draft-irtf-cfrg-voprf has them at 43da59f (poc/vectors/allVectors.json): every field
/// of each is made here from the seed and the inputs.
/// </summary>
public sealed class OprfVectorTests
{
    public static TheoryData<int, int> Vectors
    {
        get
        {
            var all = new TheoryData<int, int>();
            foreach (var (mode, at) in Resource.Json("rfc9497-ristretto255.json").EnumerateArray().Select((mode, at) => (mode, at)))
            {
                for (var i = 0; i < mode.GetProperty("vectors").GetArrayLength(); i++)
                {
                    all.Add(at, i);
                }
            }

            return all;
        }
    }

    [Fact]
    public void All_three_protocols_have_their_vectors() => Assert.Equal(8, Vectors.Count);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_field_of_every_vector_is_made_again(int suite, int at)
    {
        var all = Resource.Json("rfc9497-ristretto255.json")[suite];
        var (mode, vector) = ((OprfMode)all.GetProperty("mode").GetInt32(), all.GetProperty("vectors")[at]);
        var info = vector.TryGetProperty("Info", out var given) ? Resource.Bytes(given) : null;
        Assert.Equal(Resource.Bytes(all.GetProperty("groupDST")), (byte[])[.. "HashToGroup-"u8, .. new OprfSuite(mode).Context]);
        var (seed, keyInfo) = (Resource.Bytes(all.GetProperty("seed")), Resource.Bytes(all.GetProperty("keyInfo")));
        var (secret, open) = new OprfSuite(mode).DeriveKeyPair(seed, keyInfo);
        Assert.Equal(Resource.Bytes(all.GetProperty("skSm")), secret);
        using var holder = new OprfHolder(mode, seed, keyInfo, info);
        Assert.Equal(open, holder.PublicKey);
        if (all.TryGetProperty("pkSm", out var published))
        {
            Assert.Equal(Resource.Bytes(published), holder.PublicKey);
        }

        var inputs = Resource.Many(vector.GetProperty("Input"));
        var outputs = Resource.Many(vector.GetProperty("Output"));
        var asker = new OprfAsker(mode, holder.PublicKey, info);
        var question = asker.Blind(inputs, Together(vector.GetProperty("Blind")));
        Assert.Equal(Together(vector.GetProperty("BlindedElement")), question.Blinded);
        var proved = vector.TryGetProperty("Proof", out var proof);
        var answer = holder.Evaluate(question.Blinded, proved ? Resource.Bytes(proof.GetProperty("r")) : Ristretto.RandomScalar())!.Value;
        Assert.Equal(Together(vector.GetProperty("EvaluationElement")), answer.Evaluated);
        Assert.Equal(proved ? Resource.Bytes(proof.GetProperty("proof")) : [], answer.Proof);
        Assert.Equal(outputs, asker.Read(question, answer.Evaluated, answer.Proof)!);
        for (var i = 0; i < inputs.Length; i++)
        {
            var own = new byte[OprfHolder.OutputBytes];
            holder.Output(own, inputs[i]);
            Assert.Equal(outputs[i], own);
        }

        Assert.Equal(vector.GetProperty("Batch").GetInt32(), inputs.Length);
    }

    private static byte[] Together(JsonElement digits) => [.. Resource.Many(digits).SelectMany(bytes => bytes)];
}
