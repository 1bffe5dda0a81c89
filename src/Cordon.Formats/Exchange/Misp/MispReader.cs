using System.Text.Json;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>
/// Reads a MISP event. Objects of other templates, attributes that a template does not have here and relations that are not known are counted and told. An
/// event that does not say how far it may be spread is no wider than its own distribution and the marks that whoever reads it gives.
/// </summary>
public static class MispReader
{
    /// <summary>The entities of an event.</summary>
    /// <param name="settings">Its marks are those of an event that Cordon did not write; without them such an event is refused.</param>
    /// <param name="losses">Takes what is not read.</param>
    /// <exception cref="InterchangeException">It is no event, a value is none of its type, or nobody says what may happen to it.</exception>
    public static IReadOnlyList<FtmEntity> Read(Stream stream, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(losses);
        return JsonDocuments.Read(stream, "The event", root => Read(root, settings, losses));
    }

    private static List<FtmEntity> Read(JsonElement root, ConversionSettings settings, LossTally losses)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Event", out var written) || written.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it has no Event");
        }

        var marks = MarksOf(written, settings);
        var graph = new MispGraph(losses);
        foreach (var one in written.List("Object"))
        {
            graph.Add(one);
        }

        foreach (var attribute in written.List("Attribute").Where(attribute => !IsMarks(attribute)))
        {
            graph.AddLoose(attribute);
        }

        return graph.Entities(marks);
    }

    private static Marks MarksOf(JsonElement written, ConversionSettings settings)
    {
        var tags = written.List("Tag").Select(tag => tag.Text("name") ?? "").ToArray();
        var own = written.List("Attribute").Where(IsMarks).Select(attribute => OwnMarks(attribute.Text("value") ?? "")).ToArray();
        var all = settings.Marks is { } given ? [.. own, given] : own;
        if (all.Length == 0)
        {
            throw new FormatException("it does not say what may happen to it, and no marks were given");
        }

        var marks = all.Aggregate(Leaving.Join);
        var tlp = MispTags.ReadTlp(tags);
        tlp = tlp == Tlp.None && own.Length == 0 ? MispDistribution.Read(written.Text("distribution") ?? "") : tlp;
        var pap = MispTags.ReadPap(tags);
        var read = Marks.Of(marks.ToDraft() with { Tlp = tlp > marks.Tlp ? tlp : marks.Tlp, Pap = pap > marks.Pap ? pap : marks.Pap });
        return read.Marks ?? throw new FormatException($"its tags and the marks do not go together: {read.Fault}");
    }

    private static Marks OwnMarks(string json)
    {
        var (marks, fault) = MarksReader.Read(json);
        return marks ?? throw new FormatException($"its {MispWriter.MarksComment}: {fault}");
    }

    private static bool IsMarks(JsonElement attribute) => attribute.Text("comment") == MispWriter.MarksComment;
}
