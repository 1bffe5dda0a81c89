using System.Text.Json;
using Cordon.Core.Networks.Channels;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine.Networks;

namespace Cordon.Server.Networks;

/// <summary>Writes channels.json: what serves several gangs, mirrors, or takes oddly; with its evidence and the innocent explanations tested.</summary>
internal static class ChannelsJson
{
    /// <summary>Payments told of one use: evidence to begin with; the gang's own data have all.</summary>
    private const int PaymentsToldMax = 20;

    /// <summary>Findings told of each kind, the strongest; the rest is counted: hundreds of innocent neighbours are no reading.</summary>
    private const int FindingsMax = 100;

    public static void Write(
        string path, Instant at, IReadOnlyList<string> gangs, IReadOnlyList<SharedPlace> shared, IReadOnlyList<MirroredAccounts> mirrored,
        IReadOnlyList<OddMerchant> odd)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("at", at.ToString());
        All(json, "shared_places", shared, place => Write(json, gangs, place));
        All(json, "mirrored_pairs", mirrored, pair => Write(json, pair));
        All(json, "odd_merchants", odd, merchant => Write(json, merchant));
        json.WriteEndObject();
    }

    private static void All<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> findings, Action<T> write)
    {
        json.WriteNumber(name + "_found", findings.Count);
        json.WriteStartArray(name);
        foreach (var finding in findings.Take(FindingsMax))
        {
            json.WriteStartObject();
            write(finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<string> gangs, SharedPlace found)
    {
        var channel = found.Channel;
        Account(json, "", found.Place);
        json.WriteString("kind", GangTables.WordOf(found.Place.Kind.ToString()));
        json.WriteString("explanation", GangTables.WordOf(channel.Explanation.ToString()));
        json.WriteNumber("score_percent", channel.ScorePercent);
        json.WriteNumber("stolen_minor", channel.StolenMinor);
        json.WriteNumber("accounts", channel.Accounts);
        json.WriteNumber("gangs_expected_thousandths", channel.ExpectedThousandths);
        json.WriteStartArray("tested");
        var isLittle = channel.StolenPercent < SharedChannels.StolenPercentMin && found.Place.Kind is not (AccountKind.Exchange or AccountKind.Cash);
        Tested(json, "daily-life", channel.StolenPercent, SharedChannels.StolenPercentMin, isLittle);
        Tested(json, "popular", channel.ChanceBillionths, SharedChannels.ChanceMax, channel.ChanceBillionths > SharedChannels.ChanceMax);
        var accountsMin = SharedChannels.AccountsEachMin * channel.Gangs.Count;
        Tested(json, "acquaintance", channel.Accounts, accountsMin, channel.Accounts < accountsMin);
        json.WriteEndArray();
        json.WriteStartArray("uses");
        foreach (var use in found.Uses)
        {
            json.WriteStartObject();
            json.WriteString("gang", gangs[use.Gang]);
            Account(json, "", use.Account);
            json.WriteNumber("stolen_minor", use.Minor);
            json.WriteNumber("payment_count", use.Payments.Count);
            json.WriteStartArray("payments");
            foreach (var payment in use.Payments.Take(PaymentsToldMax))
            {
                json.WriteStringValue(payment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, MirroredAccounts found)
    {
        var pair = found.Pair;
        Account(json, "takes_", found.Takes);
        Account(json, "pays_", found.Pays);
        json.WriteBoolean("suspicious", pair.IsSuspicious);
        json.WriteNumber("minor", pair.Minor);
        json.WriteNumber("fee_permille", pair.FeePermille);
        json.WriteNumber("matched_by_shifted_times_thousandths", pair.ShiftedThousandths);
        json.WriteStartArray("tested");
        Tested(json, "chance", pair.ChanceBillionths, SharedChannels.ChanceMax, pair.ChanceBillionths > SharedChannels.ChanceMax);
        Tested(json, "repeating-sums", pair.SameSums, pair.Matches.Count / 2, pair.SameSums * 2 > pair.Matches.Count);
        json.WriteEndArray();
        json.WriteNumber("match_count", pair.Matches.Count);
        json.WriteStartArray("matches");
        foreach (var (came, left) in found.Payments.Take(PaymentsToldMax))
        {
            json.WriteStartObject();
            json.WriteString("in", came);
            json.WriteString("out", left);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, OddMerchant found)
    {
        Account(json, "", found.Merchant);
        json.WriteString("trade", found.Trade.Length == 0 ? "all small trades" : found.Trade);
        json.WriteNumber("peers", found.Takings.Peers);
        json.WriteNumber("score_percent", found.Takings.ScorePercent);
        json.WriteStartArray("reasons");
        foreach (var reason in found.Takings.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("sign", GangTables.WordOf(reason.Sign.ToString()));
            json.WriteNumber("found", reason.Found);
            json.WriteNumber("usual", reason.Usual);
            json.WriteNumber("distance_tenths", reason.Distance);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tested");
        json.WriteStartObject();
        json.WriteString("explanation", "regular-customers");
        json.WriteBoolean("fits", found.Takings.IsSteady);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Tested(Utf8JsonWriter json, string explanation, long found, long limit, bool fits)
    {
        json.WriteStartObject();
        json.WriteString("explanation", explanation);
        json.WriteNumber("found", found);
        json.WriteNumber("limit", limit);
        json.WriteBoolean("fits", fits);
        json.WriteEndObject();
    }

    private static void Account(Utf8JsonWriter json, string prefix, NetworkAccount account)
    {
        json.WriteString(prefix + "bank", account.Bank);
        json.WriteString(prefix + "account", account.Number);
        json.WriteString(prefix + "holder", account.Holder);
    }
}
