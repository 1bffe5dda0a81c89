using Cordon.Core.Values;

namespace Cordon.Server.Http;

/// <summary>A currency that a caller may name, in a query or a body.</summary>
internal static class CurrencyName
{
    /// <summary>Reads its code; null where none is named. Else says what is wrong with it.</summary>
    /// <param name="kind">A query that names none cannot be read, a body can and is not accepted.</param>
    public static Problem? Read(string? code, ProblemKind kind, out Currency? currency)
    {
        currency = null;
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        // XXX is a code of ISO 4217 too, for no currency.
        if (!Currency.TryParse(code.AsSpan(), out var named) || named == Currency.Unknown)
        {
            return new Problem(kind, $"currency '{RequestBody.Clean(code)}' is not one of ISO 4217 that money is in") { Field = "currency" };
        }

        currency = named;
        return null;
    }
}
