using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>
/// Writes entities as one MISP event (the core format, with objects of the official templates). Its marks are the narrowest of all that is in it: TLP and PAP
/// as tags, how far MISP passes it on by <see cref="MispDistribution"/>, and all of them as an attribute of its own, which Cordon reads.
/// </summary>
public static class MispWriter
{
    /// <summary>The comment of the attribute that holds the marks.</summary>
    internal const string MarksComment = FtmReader.MarksField;

    private const string Inherited = "5";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes the event.</summary>
    /// <param name="losses">Takes what MISP has no place for.</param>
    /// <exception cref="InterchangeException">Something in it may not leave, or there is nothing.</exception>
    public static void Write(Stream stream, IReadOnlyList<FtmEntity> entities, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(losses);
        var marks = Leaving.MarksOf(entities, settings);
        var objects = entities.Select(entity => (Entity: entity, Template: TemplateOf(entity))).ToList();
        var written = objects.Where(one => one.Template is not null).Select(one => one.Entity.Id).ToHashSet(StringComparer.Ordinal);
        var links = entities.SelectMany(MispLinks.Of).Where(link => written.Contains(link.Source) && written.Contains(link.Target))
            .ToLookup(link => link.Source, StringComparer.Ordinal);
        using var json = new Utf8JsonWriter(stream, Plain);
        json.WriteStartObject();
        json.WriteStartObject("Event");
        Head(json, entities, marks, settings);
        json.WriteStartArray("Object");
        foreach (var (entity, template) in objects)
        {
            MispLosses.Tell(entity, template, written, losses);
            if (template is not null)
            {
                Write(json, entity, template, links[entity.Id], settings);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>As what an entity is written: a template for which it has something to say.</summary>
    internal static MispTemplate? TemplateOf(FtmEntity entity) => MispTemplates.For(entity) is { } template
        && template.Slots.Any(slot => entity.First(slot.Property) is not null)
        && (template.Name != "bank-account" || (entity.First("accountNumber") ?? entity.First("iban")) is not null) ? template : null;

    private static void Head(Utf8JsonWriter json, IReadOnlyList<FtmEntity> entities, Marks marks, ConversionSettings settings)
    {
        var uuid = NameUuid.Of(NameUuid.Own, $"event|{string.Join('\n', entities.Select(entity => entity.Id).Order(StringComparer.Ordinal))}");
        json.WriteString("uuid", uuid);
        json.WriteString("info", settings.Title);
        json.WriteString("date", settings.Now.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("timestamp", Seconds(settings));
        json.WriteString("threat_level_id", "4");
        json.WriteString("analysis", "0");
        json.WriteBoolean("published", false);
        json.WriteString("distribution", MispDistribution.Of(marks));
        json.WriteString("sharing_group_id", "0");
        json.WriteStartArray("Tag");
        foreach (var tag in MispTags.Of(marks))
        {
            json.WriteStartObject();
            json.WriteString("name", tag);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("Attribute");
        Attribute(json, uuid, new MispSlot("", "text", "Other", ""), MarksWriter.Write(marks), MarksComment, marks.Role, settings);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FtmEntity entity, MispTemplate template, IEnumerable<MispReference> links, ConversionSettings settings)
    {
        var (uuid, role) = (NameUuid.OfEntity(entity.Id), Leaving.MarksOf(entity, settings).Role);
        json.WriteStartObject();
        json.WriteString("uuid", uuid);
        json.WriteString("name", template.Name);
        json.WriteString("meta-category", template.MetaCategory);
        json.WriteString("template_uuid", template.Uuid);
        json.WriteString("template_version", template.Version.ToString(CultureInfo.InvariantCulture));
        json.WriteString("timestamp", Seconds(settings));
        json.WriteString("distribution", Inherited);
        json.WriteString("sharing_group_id", "0");
        json.WriteStartArray("Attribute");
        foreach (var slot in template.Slots.Where(slot => slot.Property != "publicKey" || slot.Relation == MispValues.AddressRelation(entity)))
        {
            var values = entity[slot.Property];
            foreach (var value in slot.IsMultiple ? values : values[..Math.Min(1, values.Length)])
            {
                Attribute(json, uuid, slot, MispValues.Write(slot, entity, value), "", role, settings);
            }

            // The template wants a number, and an account that is known by its IBAN alone has no other.
            if (slot.Relation == "account" && values.IsEmpty)
            {
                Attribute(json, uuid, slot, entity.First("iban")!, "", role, settings);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("ObjectReference");
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("uuid", link.Uuid);
            json.WriteString("object_uuid", uuid);
            json.WriteString("referenced_uuid", NameUuid.OfEntity(link.Target));
            json.WriteString("relationship_type", link.Relation);
            json.WriteString("comment", link.Comment);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Attribute(
        Utf8JsonWriter json, Guid holder, MispSlot slot, string value, string comment, SubjectRole role, ConversionSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("uuid", NameUuid.Of(holder, $"{slot.Relation}|{value}"));
        if (slot.Relation.Length > 0)
        {
            json.WriteString("object_relation", slot.Relation);
        }

        json.WriteString("type", slot.Type);
        json.WriteString("category", slot.Category);
        json.WriteString("value", value);

        // Machines block what is for detection: a victim's account never, and nobody's whose part is not known.
        json.WriteBoolean("to_ids", slot.IsForDetection && role is (SubjectRole.Suspect or SubjectRole.Mule));

        // Names of banks and words would correlate with everything there is, and victims with each other.
        json.WriteBoolean("disable_correlation", !slot.IsForDetection || role is SubjectRole.Victim or SubjectRole.Witness);
        json.WriteString("timestamp", Seconds(settings));
        json.WriteString("distribution", Inherited);
        json.WriteString("comment", comment);
        json.WriteEndObject();
    }

    private static string Seconds(ConversionSettings settings) => (settings.Now.Milliseconds / 1000).ToString(CultureInfo.InvariantCulture);
}
