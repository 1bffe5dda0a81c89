namespace Cordon.Core.Evidence;

/// <summary>Bytes as evidence writes them.</summary>
public static class Base64
{
    /// <summary>Reads bytes; null where the text is none, or they are written otherwise here.</summary>
    public static byte[]? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var read) && Convert.ToBase64String(bytes, 0, read) == text ? bytes[..read] : null;
    }

    /// <summary>Reads so many bytes; null where the text is not just these, written as they are written here.</summary>
    public static byte[]? Read(string text, int length) => Read(text) is { } bytes && bytes.Length == length ? bytes : null;
}
