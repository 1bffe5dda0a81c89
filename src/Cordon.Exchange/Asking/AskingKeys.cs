using Cordon.Core.Values;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Asking;

/// <summary>Whose signatures count for a centre's questions, as the trust list has them.</summary>
/// <param name="Operators">Public keys of those who put batches together, 32 bytes each.</param>
/// <param name="Officers">Public keys of those who authorise them.</param>
public sealed record AskingKeys(IReadOnlyList<byte[]> Operators, IReadOnlyList<byte[]> Officers)
{
    /// <summary>Those of a centre that count at a moment.</summary>
    public static AskingKeys Of(TrustedCentre centre, Instant at)
    {
        ArgumentNullException.ThrowIfNull(centre);
        return new AskingKeys(Counting(KeyUse.Operator), Counting(KeyUse.Authoriser));

        byte[][] Counting(KeyUse use) => [.. centre.Keys.Where(key => key.Counts(use, at)).Select(key => key.PublicKey)];
    }
}
