using System.Text;
using Cordon.Core.Values;

namespace Cordon.Server.Http;

/// <summary>An account as a caller names it: its bank's BIC and its number there.</summary>
internal static class AccountName
{
    /// <summary>Reads a name.</summary>
    /// <param name="bank">As it was given; then the canonical BIC.</param>
    /// <param name="key">The account's canonical key.</param>
    public static Problem? Read(ref string bank, string account, out string key)
    {
        key = "";
        Span<byte> canonical = stackalloc byte[Bic.LengthMax];
        var bankLength = Bic.Normalise(Encoding.UTF8.GetBytes(bank), canonical);
        if (bankLength == 0)
        {
            return new Problem(ProblemKind.Unacceptable, $"bank '{RequestBody.Clean(bank)}' is no BIC") { Field = "bank" };
        }

        bank = Encoding.ASCII.GetString(canonical[..bankLength]);
        Span<byte> written = stackalloc byte[AccountKey.LengthMax];
        var length = AccountKey.Write(canonical[..bankLength], Encoding.UTF8.GetBytes(account), written);
        key = Encoding.UTF8.GetString(written[..length]);
        return length > 0 ? null : new Problem(ProblemKind.Unacceptable, "account is no account number") { Field = "account" };
    }
}
