using System.Globalization;
using System.Text;

namespace Cordon.Exchange.Signing;

/// <summary>A name with a value in a structured field (RFC 9651): a string, a whole number, a token, bytes or true.</summary>
/// <param name="Name">Small letters, digits and <c>_-.*</c>.</param>
/// <param name="Value">A <see cref="string"/>, <see cref="long"/>, <see cref="StructuredToken"/>, <see cref="byte"/> array or <see cref="bool"/>.</param>
internal readonly record struct StructuredParameter(string Name, object Value)
{
    /// <summary>Writes a value as RFC 9651 wants it.</summary>
    public static void Write(StringBuilder to, object value) => _ = value switch
    {
        string text => to.Append('"').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"'),
        long number => to.Append(number.ToString(CultureInfo.InvariantCulture)),
        StructuredToken token => to.Append(token.Text),
        byte[] bytes => to.Append(':').Append(Convert.ToBase64String(bytes)).Append(':'),
        bool yes => to.Append(yes ? "?1" : "?0"),
        _ => throw new ArgumentException($"{value.GetType().Name} has no writing in a structured field.", nameof(value)),
    };

    /// <summary>Writes names and values behind what they belong to.</summary>
    public static void Write(StringBuilder to, IReadOnlyList<StructuredParameter> all)
    {
        foreach (var one in all)
        {
            to.Append(';').Append(one.Name);
            if (one.Value is not true)
            {
                Write(to.Append('='), one.Value);
            }
        }
    }
}
