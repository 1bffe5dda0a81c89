using System.Globalization;

namespace Cordon.Core.Cases;

/// <summary>How a case is named outside.</summary>
public static class CaseId
{
    private const string Prefix = "C-";

    /// <summary>The identifier of a case's number.</summary>
    public static string Of(uint number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D6}");

    /// <summary>The number of a case's identifier; false when it is none.</summary>
    public static bool TryParse(string id, out uint number)
    {
        ArgumentNullException.ThrowIfNull(id);
        number = 0;
        return id.StartsWith(Prefix, StringComparison.Ordinal)
            && uint.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
