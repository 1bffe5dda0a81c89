using System.Security.Cryptography;
using Cordon.Core.Exchange.Release;

namespace Cordon.Exchange.Releases;

/// <summary>What somebody wants to give: all fields of it, with its marks, and for what.</summary>
public sealed record ReleaseDraft(IReadOnlyList<ReleaseField> Fields, Marks Marks, ReleaseAction Action, ReleasePurposes Purpose)
{
    /// <summary>What keeps its hash from being found by trial; empty for words that stand in the message itself.</summary>
    public string Salt { get; init; } = NewSalt();

    /// <summary>A salt that nobody else has.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ReleaseContent.SaltDigits / 2));

    /// <summary>Fields are personal.</summary>
    public override string ToString() => $"{Fields.Count} fields, {Action} for {Purpose}";
}
