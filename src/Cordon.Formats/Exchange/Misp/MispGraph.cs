using System.Text.Json;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange.Misp;

/// <summary>The objects of an event while it is read: references name objects that may come later.</summary>
internal sealed class MispGraph(LossTally losses)
{
    private static readonly (string Type, string Template, string Relation)[] Loose =
    [
        ("iban", "bank-account", "iban"), ("bank-account-nr", "bank-account", "account"), ("btc", "coin-address", "address"),
        ("xmr", "coin-address", "address-xmr"), ("phone-number", "phone", "msisdn"), ("url", "url", "url"), ("email", "email", "from"),
        ("email-src", "email", "from"), ("email-dst", "email", "from"),
    ];

    private readonly Dictionary<string, (MispTemplate Template, List<(string Property, string? Value)> Values)> _objects = new(StringComparer.Ordinal);
    private readonly List<(string Uuid, string Source, string Target, string Relation, string Comment)> _links = [];

    public void Add(JsonElement written)
    {
        var name = written.Text("name") ?? "";
        if (MispTemplates.Find(name) is not { } template)
        {
            losses.Add($"object {Shown(name)} (whole)");
            return;
        }

        var uuid = Uuid(written, "uuid");
        var values = new List<(string, string?)>();
        foreach (var attribute in written.List("Attribute"))
        {
            var relation = attribute.Text("object_relation") ?? "";
            if (template.Slots.FirstOrDefault(slot => slot.Relation == relation) is { } slot)
            {
                values.AddRange(MispValues.Read(slot, attribute.Text("value") ?? ""));
            }
            else
            {
                losses.Add($"{name}.{Shown(relation)}");
            }
        }

        Keep(uuid, template, values);
        foreach (var link in written.List("ObjectReference"))
        {
            _links.Add((Uuid(link, "uuid"), uuid, Uuid(link, "referenced_uuid"), link.Text("relationship_type") ?? "", link.Text("comment") ?? ""));
        }
    }

    /// <summary>An attribute that stands in no object.</summary>
    public void AddLoose(JsonElement attribute)
    {
        var type = attribute.Text("type") ?? "";
        var (_, name, relation) = Array.Find(Loose, known => known.Type == type);
        if (name is null || MispTemplates.Find(name) is not { } template)
        {
            losses.Add($"attribute {Shown(type)}");
            return;
        }

        var slot = template.Slots.First(slot => slot.Relation == relation);
        Keep(Uuid(attribute, "uuid"), template, [.. MispValues.Read(slot, attribute.Text("value") ?? "")]);
    }

    public List<FtmEntity> Entities(Marks marks)
    {
        var links = new List<FtmEntity>();
        foreach (var (uuid, source, target, relation, comment) in _links)
        {
            if (!_objects.TryGetValue(source, out var from) || !_objects.TryGetValue(target, out var to))
            {
                losses.Add($"reference {Shown(relation)} to what is not read");
            }
            else if (MispLinks.PropertyOf(FtmSchemata.Of(from.Template.Schema), relation, FtmSchemata.Of(to.Template.Schema)) is { } property)
            {
                (property.IsOfTarget ? to : from).Values.Add((property.Property, property.IsOfTarget ? source : target));
            }
            else
            {
                links.Add(Link(uuid, source, target, relation, comment, from.Template, to.Template));
            }
        }

        return [.. _objects.Select(one => Entity(one.Key, one.Value.Template, one.Value.Values)).Concat(links).Select(entity => entity.Under(marks))];
    }

    private FtmEntity Entity(string uuid, MispTemplate template, List<(string Property, string? Value)> values)
    {
        // An account that is known by its IBAN alone has it in both places.
        var iban = values.Find(value => value.Property == "iban").Value;
        return FtmDraft.Of(uuid, FtmSchemata.Of(template.Schema), values.Where(value => value != ("accountNumber", iban)), losses);
    }

    private FtmEntity Link(string uuid, string source, string target, string relation, string comment, MispTemplate from, MispTemplate to)
    {
        var isOwner = relation == MispLinks.Owner && FtmSchemata.Of(from.Schema).Is("LegalEntity") && FtmSchemata.Of(to.Schema).Is("Asset");
        var (schema, first, second) = isOwner ? ("Ownership", "owner", "asset") : ("UnknownLink", "subject", "object");
        var isOfList = isOwner || relation == MispLinks.Linked;
        return FtmDraft.Of(
            uuid, FtmSchemata.Of(schema),
            [(first, source), (second, target), ("role", isOfList ? comment : relation), ("summary", isOfList ? null : comment)], losses);
    }

    private void Keep(string uuid, MispTemplate template, List<(string, string?)> values)
    {
        if (_objects.Count >= InterchangeLimits.EntitiesMax)
        {
            throw new FormatException($"it has more than {InterchangeLimits.EntitiesMax} objects");
        }

        if (!_objects.TryAdd(uuid, (template, values)))
        {
            throw new FormatException($"it has {uuid} twice");
        }
    }

    private static string Uuid(JsonElement holder, string name) => Guid.TryParseExact(holder.Text(name) ?? "", "D", out var uuid)
        ? uuid.ToString() : throw new FormatException($"{name} is no UUID");

    private static string Shown(string text) => VisibleText.Of(text[..Math.Min(text.Length, 40)]);
}
