using System.Globalization;

namespace Cordon.Core.Language;

/// <summary>
/// Fills a phrase's places, and chooses between two words by the number in one: <c>{0} {0:payment|payments} held</c>. A number may be one that is
/// written already. Only English tells one from many.
/// </summary>
internal sealed class CountedWords : IFormatProvider, ICustomFormatter
{
    public static readonly CountedWords Invariant = new();

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var between = format?.IndexOf('|', StringComparison.Ordinal) ?? -1;
        var isWord = between >= 0;
        var value = arg is IFormattable given ? given.ToString(isWord ? null : format, CultureInfo.InvariantCulture) : arg?.ToString() ?? "";
        return !isWord ? value : value == "1" ? format![..between] : format![(between + 1)..];
    }
}
