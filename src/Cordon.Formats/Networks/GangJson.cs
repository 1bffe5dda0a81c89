using System.Text.Json;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>
/// A gang's page as data; docs/gangs.md describes the fields. Everything is in it, also what the drawing folds. The same gang gives the same bytes.
/// </summary>
public static class GangJson
{
    /// <summary>Writes the fields into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, GangDossier gang)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(gang);
        json.WriteString("gang", gang.Gang);
        json.WriteString("at", Time(gang.Money.AtMilliseconds));
        json.WriteString("currency", gang.Money.Currency.Code);
        json.WriteString("summary", GangSentences.Title(gang));
        WriteLife(json, gang.Life);
        Amount(json, "taken", gang.Taken);
        Amount(json, "left", gang.Left);
        Amount(json, "to_freeze", gang.ToFreezeInAll);
        var answered = gang.Money.Answered;
        foreach (var (name, minor) in ((string, long)[])
        [
            ("held", answered.HeldMinor), ("returned", answered.ReturnedMinor), ("released", answered.ReleasedMinor),
            ("not_found", answered.NotFoundMinor), ("asked", answered.AskedMinor),
        ])
        {
            Amount(json, name, new Money(minor, gang.Money.Currency));
        }

        Amount(json, "with_others", gang.WithOthers);
        WriteAccounts(json, gang);
        WriteTransfers(json, gang);
        WriteKeys(json, gang);
        WriteContacts(json, gang);
        WriteSuspects(json, gang);
        json.WriteStartArray("warnings");
        foreach (var warning in GangSentences.Warnings(gang))
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
    }

    private static void WriteLife(Utf8JsonWriter json, GangLife? life)
    {
        if (life is null)
        {
            return;
        }

        json.WriteString("first", Time(life.FirstMilliseconds));
        json.WriteString("last", Time(life.LastMilliseconds));
        json.WriteNumber("cases", life.Cases);
        json.WriteNumber("cases_stopped", life.CasesStopped);
        json.WriteNumber("cases_left_out", life.CasesLeftOut);
        json.WriteNumber("transfers_left_out", life.TransfersLeftOut);
        json.WriteStartArray("events");
        foreach (var what in life.Events)
        {
            json.WriteStartObject();
            json.WriteString("event", GangWords.Word(what.Kind));
            json.WriteString("time", Time(what.TimeMilliseconds));
            json.WriteString("other", what.Other == 0 ? null : $"G-{what.Other}");
            json.WriteString("why", what.Why.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAccounts(Utf8JsonWriter json, GangDossier gang)
    {
        json.WriteStartArray("accounts");
        foreach (var roles in gang.Roles)
        {
            var account = gang.Money.Accounts[roles.Account];
            json.WriteStartObject();
            Account(json, "", gang, roles.Account);
            json.WriteString("kind", GangWords.Word(account.Kind));

            // Who was merely reached by money, or paid or was robbed, is named neither on the page nor in what others' tools read.
            json.WriteString("holder", roles.IsGangs ? account.Holder : null);
            json.WriteString("opened", account.OpenedMilliseconds == Core.Screening.Facts.Unknown ? null : Time(account.OpenedMilliseconds));
            json.WriteBoolean("gangs", roles.IsGangs);
            json.WriteBoolean("freeze", gang.ToFreeze.Contains(roles));
            Amount(json, "lying", Of(gang, roles.LyingMinor));
            Amount(json, "from_victims", Of(gang, roles.FromVictimsMinor));
            Amount(json, "from_gang", Of(gang, roles.FromGangMinor));
            Amount(json, "passed_inside", Of(gang, roles.PassedInsideMinor));
            Amount(json, "left", Of(gang, roles.LeftMinor));
            Amount(json, "paid_as_victim", Of(gang, roles.PaidAsVictimMinor));
            json.WriteString("first", Time(roles.FirstMilliseconds));
            json.WriteString("last", Time(roles.LastMilliseconds));
            json.WriteStartArray("roles");
            foreach (var finding in roles.Roles)
            {
                WriteRole(json, gang, finding);
            }

            json.WriteEndArray();
            if (gang.Explanations.TryGetValue(roles.Account, out var tested))
            {
                ExplanationJson.Write(json, tested);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRole(Utf8JsonWriter json, GangDossier gang, RoleFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("role", GangWords.Word(finding.Role));
        json.WriteNumber("confidence_percent", finding.ConfidencePercent);
        json.WriteString("certainty", GangWords.Word(finding.Certainty));
        json.WriteStartArray("reasons");
        foreach (var reason in finding.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("sign", GangWords.Word(reason.Sign));
            json.WriteNumber("points", reason.Points);
            json.WriteNumber("found", reason.Found);
            json.WriteNumber("limit", reason.Limit);
            json.WriteString("words", GangWords.Of(reason));
            json.WriteNumber("payment_count", reason.TransferCount);
            json.WriteStartArray("payments");
            foreach (var transfer in reason.Transfers)
            {
                json.WriteStringValue(gang.Money.Transfers[transfer].Payment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTransfers(Utf8JsonWriter json, GangDossier gang)
    {
        json.WriteStartArray("transfers");
        foreach (var transfer in gang.Money.Transfers.OrderBy(t => t.TimeMilliseconds).ThenBy(t => t.Payment, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("payment_id", transfer.Payment);
            json.WriteString("time", Time(transfer.TimeMilliseconds));
            json.WriteString("kind", GangWords.Word(transfer.Kind));
            Account(json, "payer_", gang, transfer.Payer);
            Account(json, "payee_", gang, transfer.Payee);
            Amount(json, "stolen", Of(gang, transfer.Minor));

            // Where a victim signed in is the victim's, and nobody's who looks for the gang.
            var isVictims = transfer.Kind == GangTransferKind.VictimPays;
            json.WriteString("device", isVictims || transfer.Device.Length == 0 ? null : transfer.Device);
            json.WriteString("ip", isVictims || transfer.Ip.Length == 0 ? null : transfer.Ip);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter json, GangDossier gang)
    {
        json.WriteStartObject("keys");
        Amount(json, "could_get_out", Of(gang, gang.Keys.OutMinor));
        json.WriteBoolean("bounded", gang.Keys.IsBounded);
        json.WriteStartArray("nodes");
        foreach (var node in gang.Keys.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("kind", GangWords.Word(node.Kind));
            if (node.Kind == KeyNodeKind.Account)
            {
                Account(json, "", gang, node.Index);
            }
            else
            {
                json.WriteString("name", node.Name);
            }

            Amount(json, "stopped", Of(gang, node.StoppedMinor));
            Amount(json, "only_way_of", Of(gang, node.OnlyWayMinor));
            json.WriteNumber("victims", node.Victims);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (var group in gang.Keys.Groups)
        {
            json.WriteStartObject();
            json.WriteStartArray("accounts");
            foreach (var account in group.Accounts)
            {
                json.WriteStartObject();
                Account(json, "", gang, account);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Amount(json, "stopped", Of(gang, group.StoppedMinor));
            Amount(json, "stopped_at_most", Of(gang, group.StoppedMostMinor));
            json.WriteNumber("victims", group.Victims);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteContacts(Utf8JsonWriter json, GangDossier gang)
    {
        json.WriteStartArray("contacts");
        foreach (var contact in gang.Money.Contacts)
        {
            json.WriteStartObject();
            json.WriteString("kind", GangWords.Word(contact.Kind));
            json.WriteString("value", contact.Value);
            json.WriteNumber("cases", contact.Cases.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuspects(Utf8JsonWriter json, GangDossier gang)
    {
        json.WriteStartArray("suspects");
        foreach (var suspect in gang.Suspects)
        {
            json.WriteStartObject();
            json.WriteString("status", "suspected");
            json.WriteString("known_as", GangWords.Word(suspect.Kind));
            json.WriteStartArray("things");
            foreach (var thing in suspect.Things)
            {
                WriteTrait(json, thing);
            }

            json.WriteEndArray();
            Attributions(json, "aliases", suspect.Aliases);
            Attributions(json, "identifiers", suspect.Identifiers);
            Attributions(json, "places", suspect.Places);
            json.WriteStartArray("links");
            foreach (var link in suspect.Links)
            {
                json.WriteStartObject();
                json.WriteString("one", link.One.Value);
                json.WriteString("other", link.Other.Value);
                json.WriteNumber("points", link.Points);
                json.WriteStartArray("shared");
                foreach (var shared in link.Shared)
                {
                    WriteTrait(json, shared);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("caution");
            foreach (var caution in GangWords.Of(suspect.Caution))
            {
                json.WriteStringValue(caution.English);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Attributions(Utf8JsonWriter json, string name, IReadOnlyList<Attribution> all)
    {
        json.WriteStartArray(name);
        foreach (var own in all)
        {
            json.WriteStartObject();
            json.WriteString("kind", GangWords.Word(own.What.Kind));
            json.WriteString("value", own.What.Value);
            json.WriteString("source", GangWords.Word(own.Source));
            json.WriteString("record", own.Record);
            json.WriteNumber("records", own.Records);
            json.WriteString("first", Time(own.FirstMilliseconds));
            json.WriteString("last", Time(own.LastMilliseconds));
            json.WriteString("reliability", own.Reliability.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTrait(Utf8JsonWriter json, Trait what)
    {
        json.WriteStartObject();
        json.WriteString("kind", GangWords.Word(what.Kind));
        json.WriteString("value", what.Value);
        json.WriteEndObject();
    }

    private static void Account(Utf8JsonWriter json, string prefix, GangDossier gang, int account)
    {
        json.WriteString(prefix + "bank", gang.Money.Accounts[account].Bank);
        json.WriteString(prefix + "account", AccountNumbers.Of(gang, account));
    }

    private static Money Of(GangDossier gang, long minor) => new(minor, gang.Money.Currency);

    private static void Amount(Utf8JsonWriter json, string name, Money amount) => json.WriteString(name, amount.ToMajorString());

    private static string Time(long milliseconds) => new Instant(milliseconds).ToString();
}
