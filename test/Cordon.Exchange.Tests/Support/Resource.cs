using System.Text.Json;

namespace Cordon.Exchange.Tests.Support;

/// <summary>Vectors that stand in the test's own program.</summary>
internal static class Resource
{
    public static JsonElement Json(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>Bytes in hexadecimal digits.</summary>
    public static byte[] Bytes(JsonElement digits) => Convert.FromHexString(digits.GetString()!);

    /// <summary>Several of them, parted by commas.</summary>
    public static byte[][] Many(JsonElement digits) => [.. digits.GetString()!.Split(',').Select(Convert.FromHexString)];
}
