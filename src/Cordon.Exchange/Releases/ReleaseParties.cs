using System.Security.Cryptography;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Releases;

/// <summary>Who centres are to the policy on release: the key of their messages, as the trust list has it.</summary>
public static class ReleaseParties
{
    /// <summary>Who a centre is at a moment; nobody where none of its keys counts.</summary>
    public static PartyId Of(TrustedCentre centre, Instant at)
    {
        ArgumentNullException.ThrowIfNull(centre);
        return centre.Keys.FirstOrDefault(key => key.Counts(KeyUse.Message, at)) is { } counts ? Of(counts) : default;
    }

    /// <summary>Which centre somebody is; null where the list has none of that key.</summary>
    public static TrustedCentre? CentreOf(PartyId party, TrustList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Centres.FirstOrDefault(centre => centre.Keys.Any(key => key.Use == KeyUse.Message && Of(key) == party));
    }

    /// <summary>Whose a key of messages is.</summary>
    public static PartyId Of(ReadOnlySpan<byte> publicKey) => PartyId.Read(Convert.ToHexStringLower(SHA256.HashData(publicKey)))!.Value;

    private static PartyId Of(TrustedKey key) => Of(key.PublicKey);
}
