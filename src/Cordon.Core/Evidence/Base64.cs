namespace Cordon.Core.Evidence;

/// <summary>Bytes as evidence writes them.</summary>
public static class Base64
{
    /// <summary>Reads so many bytes; null where the text is not just these, written as they are written here.</summary>
    public static byte[]? Read(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[length];
        return Convert.TryFromBase64String(text, bytes, out var read) && read == length && Convert.ToBase64String(bytes) == text ? bytes : null;
    }
}
