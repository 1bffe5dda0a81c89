using System.Text.Json;
using Cordon.Exchange.Matching;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Matching;

/// <summary>The vectors of RFC 9496, appendix A, as github.com/gtank/ristretto255 has them (ristretto255_test.go, BSD-3).</summary>
public sealed class RistrettoVectorTests
{
    private static readonly JsonElement Vectors = Resource.Json("rfc9496.json");

    [Fact]
    public void Multiples_of_the_generator_are_the_published_ones()
    {
        var multiples = Vectors.GetProperty("A1_multiples_of_generator_0_to_15").EnumerateArray().Select(Resource.Bytes).ToArray();
        Assert.Equal(16, multiples.Length);
        Assert.False(Ristretto.IsElement(multiples[0]));
        var (sum, product, scalar) = (new byte[32], new byte[32], new byte[32]);
        for (byte i = 1; i < multiples.Length; i++)
        {
            scalar[0] = i;
            Ristretto.MultiplyGenerator(product, scalar);
            Assert.Equal(multiples[i], product);
            Assert.True(Ristretto.IsElement(product));
            Ristretto.Multiply(product, scalar, multiples[1]);
            Assert.Equal(multiples[i], product);
            Ristretto.Add(sum, i == 1 ? multiples[0] : multiples[i - 1], multiples[1]);
            Assert.Equal(multiples[i], sum);
        }
    }

    [Fact]
    public void Every_invalid_encoding_is_refused()
    {
        var invalid = Vectors.GetProperty("A2_invalid_encodings").EnumerateArray().Select(Resource.Bytes).ToArray();
        Assert.Equal(29, invalid.Length);
        Assert.All(invalid, bytes => Assert.False(Ristretto.IsElement(bytes)));
        using var holder = new OprfHolder(OprfMode.Verifiable, new byte[32], []);
        Assert.All(invalid, bytes => Assert.Null(holder.Evaluate(bytes)));
        Assert.Null(holder.Evaluate(new byte[32]));
        Assert.Null(holder.Evaluate([]));
        Assert.Null(holder.Evaluate([.. holder.PublicKey, 0]));
        Assert.NotNull(holder.Evaluate(holder.PublicKey));
    }

    [Fact]
    public void Elements_of_hashes_are_the_published_ones()
    {
        var element = new byte[32];
        var made = 0;
        foreach (var vector in Vectors.GetProperty("A3_from_uniform_bytes").EnumerateArray())
        {
            Ristretto.FromHash(element, Resource.Bytes(vector.GetProperty("sha512_of_label_input_hex")));
            Assert.Equal(Resource.Bytes(vector.GetProperty("output")), element);
            made++;
        }

        var alike = Vectors.GetProperty("A3_equivalent_inputs");
        foreach (var input in alike.GetProperty("inputs").EnumerateArray())
        {
            Ristretto.FromHash(element, Resource.Bytes(input));
            Assert.Equal(Resource.Bytes(alike.GetProperty("output")), element);
            made++;
        }

        Assert.Equal(11, made);
    }
}
