using System.Text.Json.Nodes;

namespace Cordon.Engine.Proving;

/// <summary>The evidence of a case as it was made.</summary>
/// <param name="File">The file.</param>
/// <param name="Records">How many records are in it.</param>
/// <param name="Payments">What it says of payments, by their numbers.</param>
public sealed record MadeBundle(byte[] File, int Records, IReadOnlyDictionary<long, JsonObject> Payments)
{
    /// <summary>Without what it says, which names people.</summary>
    public override string ToString() => $"{Records} records";
}
