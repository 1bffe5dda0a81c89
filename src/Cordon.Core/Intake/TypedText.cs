using Cordon.Core.Names;

namespace Cordon.Core.Intake;

/// <summary>What somebody types into a field.</summary>
public static class TypedText
{
    /// <summary>Digits, letters and signs that a Chinese keyboard writes as wide as a character, as everybody else writes them.</summary>
    public static string OneWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(NameText.OneWidth));
    }
}
