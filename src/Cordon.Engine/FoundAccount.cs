using System.Text;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>An account that a told number may be.</summary>
/// <param name="Told">What was told.</param>
/// <param name="Number">The account's number in the centre: reports name accounts by it.</param>
/// <param name="Key">Its canonical key.</param>
/// <param name="Bank">The bank that has it.</param>
public sealed record FoundAccount(string Told, uint Number, string Key, string Bank)
{
    /// <summary>The account's number at its bank.</summary>
    public string AtBank => Encoding.UTF8.GetString(AccountKey.NumberOf(Encoding.UTF8.GetBytes(Key)));

    /// <summary>Masked.</summary>
    public override string ToString() => AccountKey.Masked(Encoding.UTF8.GetBytes(Key));
}
