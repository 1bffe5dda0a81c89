using System.Text.Json;
using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.Stix;

/// <summary>
/// Marks as marking definitions: TLP 2.0 and PAP by the identifiers that OASIS gave them (cti-stix-common-objects), and everything else, for which STIX has
/// no place, as a statement in words.
/// </summary>
internal sealed class StixMarkings
{
    private const string TlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private const string PapExtension = "extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b";

    private static readonly Dictionary<Tlp, string> OfTlp = new()
    {
        [Tlp.Clear] = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
        [Tlp.Green] = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        [Tlp.Amber] = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        [Tlp.AmberStrict] = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        [Tlp.Red] = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
    };

    private static readonly Dictionary<Pap, (string Id, string Created)> OfPap = new()
    {
        [Pap.Clear] = ("marking-definition--ad15a0cd-55b6-4588-a14c-a66105329b92", "2022-10-01T00:00:00.000Z"),
        [Pap.Green] = ("marking-definition--c43594d1-4b11-4c59-93ab-1c9b14d53ce9", "2022-10-09T00:00:00.000Z"),
        [Pap.Amber] = ("marking-definition--60f8932b-e51e-4458-b265-a2e8be9a80ab", "2022-10-02T00:00:00.000Z"),
        [Pap.Red] = ("marking-definition--740d36e5-7714-4c30-961a-3ae632ceee0e", "2022-10-06T00:00:00.000Z"),
    };

    private readonly Dictionary<string, Marks> _used = new(StringComparer.Ordinal);

    /// <summary>The definitions that an object under marks refers to. Those of TLP come first, as readers that know no other look there.</summary>
    public IReadOnlyList<string> RefsOf(Marks marks)
    {
        var refs = new[] { OfTlp[marks.Tlp], OfPap[marks.Pap].Id, StixIds.Of("marking-definition", Statement(marks)) };
        foreach (var one in refs)
        {
            _used.TryAdd(one, marks);
        }

        return refs;
    }

    /// <summary>Writes each definition that was referred to, once.</summary>
    public void Write(Utf8JsonWriter json)
    {
        foreach (var (id, marks) in _used.OrderBy(used => used.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("type", "marking-definition");
            json.WriteString("spec_version", "2.1");
            json.WriteString("id", id);
            if (id == OfTlp[marks.Tlp])
            {
                Official(json, "2022-10-01T00:00:00.000Z", $"TLP:{Name(marks.Tlp).ToUpperInvariant()}", TlpExtension, "tlp_2_0", Name(marks.Tlp));
            }
            else if (id == OfPap[marks.Pap].Id)
            {
                var level = marks.Pap.ToString();
                Official(json, OfPap[marks.Pap].Created, $"PAP:{level.ToUpperInvariant()}", PapExtension, "pap", level.ToLowerInvariant());
            }
            else
            {
                json.WriteString("created", StixIds.Time(StixIds.Fixed));
                json.WriteString("definition_type", "statement");
                json.WriteStartObject("definition");
                json.WriteString("statement", Statement(marks));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private static void Official(Utf8JsonWriter json, string created, string name, string extension, string field, string level)
    {
        json.WriteString("created", created);
        json.WriteString("name", name);
        json.WriteStartObject("extensions");
        json.WriteStartObject(extension);
        json.WriteString("extension_type", "property-extension");
        json.WriteString(field, level);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Name(Tlp tlp) => tlp == Tlp.AmberStrict ? "amber+strict" : tlp.ToString().ToLowerInvariant();

    /// <summary>What is neither TLP nor PAP, as the marks themselves write it; whom it came from and whom it may go to are parties' own affair.</summary>
    private static string Statement(Marks marks) =>
        $"{marks}; for {(marks.Purposes == ReleasePurposes.None ? "no purpose" : marks.Purposes.ToString().ToLowerInvariant())}; combating crime alone (H0)"
        + (marks.HandlingTexts.Count > 0 ? $"; {string.Join("; ", marks.HandlingTexts)}" : "");
}
