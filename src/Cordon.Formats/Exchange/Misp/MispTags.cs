using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>TLP and PAP as MISP's taxonomies tag them: tlp:amber+strict, PAP:AMBER.</summary>
internal static class MispTags
{
    private const string TlpName = "tlp:";
    private const string PapName = "PAP:";

    public static IEnumerable<string> Of(Marks marks) =>
    [
        TlpName + (marks.Tlp == Tlp.AmberStrict ? "amber+strict" : marks.Tlp.ToString().ToLowerInvariant()),
        PapName + marks.Pap.ToString().ToUpperInvariant(),
    ];

    /// <summary>How far tagged things may be spread: the narrowest of the tags; none where there is no such tag.</summary>
    /// <exception cref="FormatException">A tag is of the taxonomy and none that is known: it may forbid something.</exception>
    public static Tlp ReadTlp(IEnumerable<string> tags) => tags.Where(tag => tag.StartsWith(TlpName, StringComparison.OrdinalIgnoreCase)).Select(tag =>
        tag[TlpName.Length..].ToLowerInvariant() switch
        {
            "clear" or "white" => Tlp.Clear,
            "green" => Tlp.Green,
            "amber" => Tlp.Amber,
            "amber+strict" => Tlp.AmberStrict,
            "red" => Tlp.Red,
            _ => throw Unknown(tag),
        }).DefaultIfEmpty(Tlp.None).Max();

    /// <summary>What may be done with tagged things; none where there is no such tag.</summary>
    /// <inheritdoc cref="ReadTlp"/>
    public static Pap ReadPap(IEnumerable<string> tags) => tags.Where(tag => tag.StartsWith(PapName, StringComparison.OrdinalIgnoreCase)).Select(tag =>
        tag[PapName.Length..].ToUpperInvariant() switch
        {
            "CLEAR" or "WHITE" => Pap.Clear,
            "GREEN" => Pap.Green,
            "AMBER" => Pap.Amber,
            "RED" => Pap.Red,
            _ => throw Unknown(tag),
        }).DefaultIfEmpty(Pap.None).Max();

    private static FormatException Unknown(string tag) => new($"the tag {Core.Values.VisibleText.Of(tag[..Math.Min(tag.Length, 40)])} is not known");
}
