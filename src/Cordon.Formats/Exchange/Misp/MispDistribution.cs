using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>
/// How far MISP passes an event on by itself, from its marks and never wider. MISP has no level for a recipient's clients and knows sharing groups by numbers
/// that differ from server to server (MISP#3380, MISP#2814), so whatever is for named parties stays with the organisation that was given the file.
/// </summary>
internal static class MispDistribution
{
    private const string Organisation = "0";
    private const string Community = "1";
    private const string All = "3";

    /// <summary>The level of an event under marks.</summary>
    public static string Of(Marks marks) =>
        !marks.Audience.IsEverybody || (marks.Handling & HandlingCodes.H2) != 0 ? Organisation : marks.Tlp switch
        {
            Tlp.Clear => All,
            Tlp.Green => Community,
            _ => Organisation,
        };

    /// <summary>How far an event may be spread that says it by its level alone.</summary>
    public static Tlp Read(string level) => level switch
    {
        All => Tlp.Clear,
        Community or "2" => Tlp.Green,
        _ => Tlp.AmberStrict,
    };
}
