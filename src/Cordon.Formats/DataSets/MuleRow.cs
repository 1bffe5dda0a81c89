using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>An account that is truly in a gang's hands. For evaluation only; nothing that decides reads it.</summary>
/// <param name="Account">The account's key (<see cref="AccountKey"/>).</param>
/// <param name="Since">From when on.</param>
/// <param name="Kind">How the gang came to it; "abroad" for one in another country.</param>
public sealed record MuleRow(string Account, Instant Since, string? Kind)
{
    /// <summary>Whose it is; null where not told, as of what serves several gangs.</summary>
    public string? Gang { get; init; }

    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"mule account {AccountKey.Masked(System.Text.Encoding.UTF8.GetBytes(Account))}";
}
