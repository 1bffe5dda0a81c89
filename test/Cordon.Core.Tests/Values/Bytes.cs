using System.Text;

namespace Cordon.Core.Tests.Values;

/// <summary>Texts as the values take them.</summary>
internal static class Bytes
{
    public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
}
