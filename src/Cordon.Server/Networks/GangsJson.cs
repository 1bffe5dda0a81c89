using System.Text.Json;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Cordon.Engine.Networks;

namespace Cordon.Server.Networks;

/// <summary>Writes gangs.json: the gangs with their accounts, cases, identifiers and lives; channels; actors and operations.</summary>
internal static class GangsJson
{
    private const int ReasonsToldMax = 8;

    public static void Write(string path, NetworkPlay play)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        Time(json, "at", play.View?.AtMilliseconds ?? 0);
        json.WriteStartArray("gangs");
        foreach (var gang in play.Gangs.Gangs.Values)
        {
            WriteGang(json, gang, play);
        }

        json.WriteEndArray();
        WriteChannels(json, play);
        WriteEntities(json, play);
        json.WriteNumber("reports_refused", play.ReportsRefused);
        json.WriteNumber("reports_of_held_payments", play.ReportsOfHeld);
        json.WriteNumber("reports_of_blocked_payments", play.ReportsOfBlocked);
        json.WriteStartObject("refused_identifiers");
        foreach (var (why, count) in play.History.RefusedIdentifiers)
        {
            json.WriteNumber(why, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGang(Utf8JsonWriter json, Gang gang, NetworkPlay play)
    {
        json.WriteStartObject();
        json.WriteString("gang", gang.Name);
        Time(json, "first", gang.FirstMilliseconds);
        Time(json, "last", gang.LastMilliseconds);
        json.WriteString("state", gang.MergedInto != 0 ? $"merged into G-{gang.MergedInto}" : gang.IsGone ? "gone" : "active");
        if (gang.MergedInto == 0)
        {
            WriteMembers(json, gang, play);
        }

        json.WriteStartArray("events");
        foreach (var what in gang.Events)
        {
            json.WriteStartObject();
            json.WriteString("event", GangTables.WordOf(what.Kind.ToString()));
            Time(json, "time", what.TimeMilliseconds);
            if (what.Other != 0)
            {
                json.WriteString("other", $"G-{what.Other}");
            }

            json.WriteString("why", what.Why.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, Gang gang, NetworkPlay play)
    {
        var links = play.View!.Links;
        json.WriteStartArray("accounts");
        foreach (var (node, member) in gang.Members.Where(member => member.Key.Kind == NodeKind.Account))
        {
            var account = play.History.AccountOf(node);
            json.WriteStartObject();
            json.WriteString("bank", account.Bank);
            json.WriteString("account", account.Number);
            var involved = play.View.Accounts.GetValueOrDefault(node);
            Time(json, "since", involved?.SinceMilliseconds ?? member.FirstMilliseconds);
            Time(json, "found", member.FirstMilliseconds);
            Time(json, "last", member.LastMilliseconds);
            json.WriteNumber("stolen_minor", involved?.StolenMinor ?? 0);
            json.WriteStartArray("signs");
            foreach (var sign in Enum.GetValues<InvolvementSigns>().Where(sign => sign != InvolvementSigns.None && (involved?.Signs ?? 0).HasFlag(sign)))
            {
                json.WriteStringValue(GangTables.WordOf(sign.ToString()));
            }

            json.WriteEndArray();
            WriteReasons(json, "links", node, gang, play);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach (var node in gang.Members.Keys.Where(node => node.Kind == NodeKind.Case))
        {
            json.WriteStringValue(node.Key);
        }

        json.WriteEndArray();
        json.WriteStartArray("identifiers");
        foreach (var (node, member) in gang.Members.Where(member => member.Key.Kind is not (NodeKind.Account or NodeKind.Case)))
        {
            // What one account alone has tells nothing of the gang.
            var users = links.LinksOf(node).Select(link => link.Other(node)).Where(gang.Members.ContainsKey).Distinct().Count();
            if (users < 2)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("kind", GangTables.KindOf(node));
            json.WriteString("value", node.Key);
            Time(json, "first", member.FirstMilliseconds);
            Time(json, "last", member.LastMilliseconds);
            json.WriteNumber("used_by", users);
            WriteReasons(json, "links", node, gang, play);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The strongest links of a node to others of its gang, with the records that say so.</summary>
    private static void WriteReasons(Utf8JsonWriter json, string name, LinkNode node, Gang gang, NetworkPlay play)
    {
        json.WriteStartArray(name);
        var strongest = play.View!.Links.LinksOf(node).Where(link => gang.Members.ContainsKey(link.Other(node)))
            .Select(link => (Link: link, Strength: play.View.Links.StrengthOf(link, play.View.AtMilliseconds)))
            .OrderByDescending(pair => pair.Strength).Take(ReasonsToldMax);
        foreach (var (link, strength) in strongest)
        {
            json.WriteStartObject();
            json.WriteString("reason", GangTables.WordOf(link.Reason.ToString()));
            json.WriteString("with_kind", GangTables.KindOf(link.Other(node)));
            json.WriteString("with", link.Other(node).Key);
            json.WriteNumber("strength_millionths", strength);
            json.WriteString("sources", string.Join(';', link.Sources));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChannels(Utf8JsonWriter json, NetworkPlay play)
    {
        json.WriteStartArray("channels");
        foreach (var channel in play.Finding?.Channels ?? [])
        {
            json.WriteStartObject();
            json.WriteString("kind", GangTables.KindOf(channel.Node));
            json.WriteString("value", channel.Node.Key);
            json.WriteStartArray("uses");
            foreach (var (users, strength) in channel.Uses)
            {
                var gang = play.Gangs.Told.Select(gang => (gang.Name, Shared: users.Count(gang.Members.ContainsKey)))
                    .Where(pair => pair.Shared > 0).OrderByDescending(pair => pair.Shared).Select(pair => pair.Name).FirstOrDefault();
                json.WriteStartObject();
                json.WriteString("gang", gang);
                json.WriteNumber("strength_millionths", strength);
                json.WriteStartArray("users");
                foreach (var user in users)
                {
                    json.WriteStringValue(user.Key);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEntities(Utf8JsonWriter json, NetworkPlay play)
    {
        var merges = play.Entities.InForce.ToLookup(merge => merge.One);
        json.WriteStartArray("entities");
        foreach (var entity in play.Entities.Entities())
        {
            json.WriteStartObject();
            json.WriteString("kind", GangTables.KindOf(entity[0]) == "case" ? "operation" : "actor");
            json.WriteStartArray("nodes");
            foreach (var node in entity)
            {
                json.WriteStringValue(node.Key);
            }

            json.WriteEndArray();
            json.WriteStartArray("merges");
            foreach (var merge in entity.SelectMany(node => merges[node]).OrderBy(merge => merge.Number))
            {
                json.WriteStartObject();
                json.WriteNumber("merge", merge.Number);
                json.WriteString("one", merge.One.Key);
                json.WriteString("other", merge.Other.Key);
                json.WriteString("by", merge.By);
                json.WriteString("why", merge.Why);
                Time(json, "time", merge.TimeMilliseconds);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter json, string name, long milliseconds) => json.WriteString(name, new Instant(milliseconds).ToString());
}
