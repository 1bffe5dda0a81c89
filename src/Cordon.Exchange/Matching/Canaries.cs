using System.Globalization;
using System.Text;

namespace Cordon.Exchange.Matching;

/// <summary>
/// Inputs that everybody knows and that are in every filter: who asks asks for them too, and where one is missing the filter was made with another key, is
/// empty, or is no filter. They are no identifiers, so nobody's account is among them.
/// </summary>
public static class Canaries
{
    /// <summary>The version of the inputs: another centre's are the same or it is not asked.</summary>
    public const string Version = "can1";

    /// <summary>Of each kind.</summary>
    public const int Count = 16;

    /// <summary>The inputs of a kind of identifier.</summary>
    /// <param name="kind">As the canonicaliser names it.</param>
    public static IReadOnlyList<byte[]> Of(string kind) =>
        [.. Enumerable.Range(0, Count).Select(i => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"asc1|canary|{kind}|{i}")))];
}
