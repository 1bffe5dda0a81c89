using System.Text.Json;
using Cordon.Core.Evidence;
using Xunit;

namespace Cordon.Core.Tests.Evidence;

/// <summary>
/// Proofs, good and corrupted, of github.com/transparency-dev/merkle at 417fb0c (2026-07-23), Apache-2.0: its folders testdata/inclusion and
/// testdata/consistency, a line a file.
/// </summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void Inclusion_is_what_the_vectors_say()
    {
        var (good, bad) = (0, 0);
        foreach (var vector in Vectors("merkle-inclusion.jsonl"))
        {
            var holds = MerkleProof.IsIncluded(
                Hash(vector, "leafHash"), Number(vector, "leafIdx"), Number(vector, "treeSize"), Path(vector), Hash(vector, "root"));
            Assert.True(holds != vector.GetProperty("wantErr").GetBoolean(), vector.GetProperty("name").GetString());
            (good, bad) = holds ? (good + 1, bad) : (good, bad + 1);
        }

        Assert.Equal((6, 92), (good, bad));
    }

    /// <summary>Its roots are words and no hashes: taken there, refused here.</summary>
    private const string WordsForRoots = "additional/sizes-are-equal-one-and-proof-is-empty.json";

    [Fact]
    public void Growth_is_what_the_vectors_say()
    {
        var (good, bad) = (0, 0);
        foreach (var vector in Vectors("merkle-consistency.jsonl"))
        {
            var holds = MerkleProof.IsGrown(
                Number(vector, "size1"), Number(vector, "size2"), Hash(vector, "root1"), Hash(vector, "root2"), Path(vector));
            var name = vector.GetProperty("name").GetString();
            Assert.True(holds != (vector.GetProperty("wantErr").GetBoolean() || name == WordsForRoots), name);
            (good, bad) = holds ? (good + 1, bad) : (good, bad + 1);
        }

        Assert.Equal((5, 93), (good, bad));
    }

    private static IEnumerable<JsonElement> Vectors(string name)
    {
        using var reader = new StreamReader(typeof(MerkleVectorTests).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }

    // The vectors' numbers are unsigned: what is beyond ours lies in no tree.
    private static long Number(JsonElement vector, string name) => (long)Math.Min(vector.GetProperty(name).GetUInt64(), long.MaxValue);

    private static byte[] Hash(JsonElement vector, string name) => Bytes(vector.GetProperty(name));

    private static byte[] Bytes(JsonElement value) => value.ValueKind == JsonValueKind.Null ? [] : value.GetBytesFromBase64();

    private static byte[][] Path(JsonElement vector) =>
        vector.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof ? [.. proof.EnumerateArray().Select(Bytes)] : [];
}
