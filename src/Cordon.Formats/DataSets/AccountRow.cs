using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>What an account is for. Money that reaches an exchange or cash has left the banking system.</summary>
public enum AccountKind
{
    Unknown,
    Person,
    Business,
    Merchant,
    Exchange,
    Cash,
}

/// <summary>One account of a data set.</summary>
/// <param name="Bank">The bank's canonical BIC.</param>
/// <param name="Account">The account's key (<see cref="AccountKey"/>), as payments carry it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Opened">When it was opened, where known.</param>
/// <param name="OpeningBalance">What lay in it before the first payment, where known; may be below zero. In XXX where no currency is named.</param>
/// <param name="Currency">Its currency; <c>default</c> where not known.</param>
/// <param name="Holder">Its holder's name.</param>
/// <param name="Phone">Its holder's phone.</param>
public sealed record AccountRow(
    string Bank, string Account, AccountKind Kind, Instant? Opened, Money? OpeningBalance, Currency Currency, string? Holder, string? Phone)
{
    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"account {AccountKey.Masked(System.Text.Encoding.UTF8.GetBytes(Account))}, {Kind}";
}
