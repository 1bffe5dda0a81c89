namespace Cordon.Core.Networks.Linking;

/// <summary>
/// What a bank's application calls the device that a payment was made on. The mark is the bank's own, so it is compared as it stands; marks that many
/// programs give when they know none are refused.
/// </summary>
public static class DeviceMark
{
    private const int LengthMin = 6;
    private const int LengthMax = 128;

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "unknown", "undefined", "none", "null", "default", "browser", "mobile", "android", "iphone", "emulator", "02:00:00:00:00:00",
        "9774d56d682e549c", "00000000-0000-0000-0000-000000000000",
    };

    /// <summary>Reads a mark.</summary>
    public static IdentifierReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mark = text.Trim();
        return mark.Length is < LengthMin or > LengthMax ? IdentifierReading.Refused($"a device's mark has {LengthMin} to {LengthMax} characters")
            : mark.Any(char.IsControl) ? IdentifierReading.Refused("it has a control character")
            : Placeholders.Contains(mark) || mark.Distinct().Count() < 3 ? IdentifierReading.Refused("a placeholder for no device")
            : IdentifierReading.Of(IdentifierKind.Device, mark);
    }
}
