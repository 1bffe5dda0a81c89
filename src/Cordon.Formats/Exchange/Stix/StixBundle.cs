using System.Text.Json;
using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.Stix;

/// <summary>The objects of a bundle while it is written; each observable stands in it once.</summary>
internal sealed class StixBundle(Utf8JsonWriter json, ConversionSettings settings)
{
    private readonly StixMarkings _markings = new();
    private readonly string _author = StixIds.Of("identity", settings.Author);
    private readonly string _now = StixIds.Time(settings.Now);
    private bool _isExtended;

    /// <summary>Writes an observable and what is said of it.</summary>
    public void Add(StixObservable observable, Marks marks)
    {
        var id = observable.Id;
        var refs = _markings.RefsOf(marks);
        Observable(observable, id, refs);
        var (observed, indicator) = (StixIds.Of("observed-data", $"{id}|{_now}"), StixIds.Of("indicator", $"{id}|{_now}"));
        Begin("observed-data", observed, refs);
        json.WriteString("first_observed", _now);
        json.WriteString("last_observed", _now);
        json.WriteNumber("number_observed", 1);
        Refs("object_refs", [id]);
        json.WriteEndObject();
        Begin("indicator", indicator, refs);
        json.WriteString("pattern", observable.Pattern);
        json.WriteString("pattern_type", "stix");
        json.WriteString("pattern_version", "2.1");
        json.WriteString("valid_from", _now);
        json.WriteString("valid_until", StixIds.Time(marks.RetainUntil));

        // Nobody is a suspect for want of a word.
        Refs("indicator_types", [marks.Role is SubjectRole.Suspect or SubjectRole.Mule ? "malicious-activity" : "unknown"]);
        json.WriteEndObject();
        Begin("relationship", StixIds.Of("relationship", $"{id}|{_now}"), refs);
        json.WriteString("relationship_type", "based-on");
        json.WriteString("source_ref", indicator);
        json.WriteString("target_ref", observed);
        json.WriteEndObject();
        Begin("sighting", StixIds.Of("sighting", $"{id}|{_now}"), refs);
        json.WriteString("sighting_of_ref", indicator);
        Refs("observed_data_refs", [observed]);
        Refs("where_sighted_refs", [_author]);
        json.WriteEndObject();
    }

    /// <summary>Writes what the objects refer to.</summary>
    public void End()
    {
        json.WriteStartObject();
        json.WriteString("type", "identity");
        json.WriteString("spec_version", "2.1");
        json.WriteString("id", _author);
        json.WriteString("created", StixIds.Time(StixIds.Fixed));
        json.WriteString("modified", StixIds.Time(StixIds.Fixed));
        json.WriteString("name", settings.Author);
        json.WriteString("identity_class", "organization");
        json.WriteEndObject();
        if (_isExtended)
        {
            StixExtension.Write(json, _author);
        }

        _markings.Write(json);
    }

    private void Observable(StixObservable observable, string id, IReadOnlyList<string> refs)
    {
        json.WriteStartObject();
        json.WriteString("type", observable.Type);
        json.WriteString("spec_version", "2.1");
        json.WriteString("id", id);
        foreach (var (name, value) in observable.Properties)
        {
            json.WriteString(name, value);
        }

        Refs("object_marking_refs", refs);
        if (observable.IsExtension)
        {
            _isExtended = true;
            json.WriteStartObject("extensions");
            json.WriteStartObject(StixExtension.Id);
            json.WriteString("extension_type", "new-sco");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Begin(string type, string id, IReadOnlyList<string> refs)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("spec_version", "2.1");
        json.WriteString("id", id);
        json.WriteString("created_by_ref", _author);
        json.WriteString("created", _now);
        json.WriteString("modified", _now);
        Refs("object_marking_refs", refs);
    }

    private void Refs(string name, IReadOnlyList<string> refs)
    {
        json.WriteStartArray(name);
        foreach (var one in refs)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }
}
