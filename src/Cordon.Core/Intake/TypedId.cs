using System.Globalization;
using Cordon.Core.Cases;

namespace Cordon.Core.Intake;

/// <summary>
/// Numbers of cases and orders as people type them: in either width, in small letters, with any hyphen or none, with or without the zeros. Those of the
/// records and of the calls over HTTP have one form, and are read by <see cref="CaseId"/> and <see cref="FreezeOrder"/>.
/// </summary>
public static class TypedId
{
    private const string Case = "C", Order = "FO";

    // What a keyboard, a text program or a Chinese one makes of a hyphen.
    private const string Hyphens = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\u30FC";

    /// <summary>The number of a case's identifier; false when it is none. Digits alone are none: they may be an account's.</summary>
    public static bool TryCase(string typed, out uint number) => TryRead(typed, Case, out number);

    /// <summary>The number of an order's identifier; false when it is none.</summary>
    public static bool TryOrder(string typed, out uint number) => TryRead(typed, Order, out number);

    /// <summary>A case's number where nothing else can be meant: its identifier or the digits alone; 0 for neither.</summary>
    public static uint CaseOf(string typed) => TryCase(typed, out var number) || TryRead(typed, "", out number) ? number : 0;

    private static bool TryRead(string typed, string prefix, out uint number)
    {
        ArgumentNullException.ThrowIfNull(typed);
        number = 0;
        var text = TypedText.OneWidth(typed).Trim().ToUpperInvariant();
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[prefix.Length..];
        var digits = prefix.Length > 0 && rest.Length > 0 && (rest[0] == ' ' || Hyphens.Contains(rest[0], StringComparison.Ordinal)) ? rest[1..] : rest;
        return uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
