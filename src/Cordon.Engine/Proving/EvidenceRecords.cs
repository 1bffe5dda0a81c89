using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;

namespace Cordon.Engine.Proving;

/// <summary>What an item of the log says, as fields that a person and a program can read: made from its bytes alone.</summary>
internal static class EvidenceRecords
{
    // What an item is.
    public const string AccountRegistered = "account registered";
    public const string PaymentDecided = "payment decided";
    public const string PolicyPublished = "policy published";
    public const string ReportFiled = "report filed";
    public const string ReportTakenBack = "report taken back";
    public const string HolderRighted = "account's holder right";
    public const string HoldEnded = "hold ended";
    public const string BlockProposed = "block proposed";
    public const string BlockLifted = "block no longer proposed";
    public const string OrderProposed = "freeze order proposed";
    public const string OrderMoved = "freeze order moved";
    public const string RestitutionProposed = "restitution proposed";
    public const string CaseWrittenOff = "loss written off";

    private const string RuleHead = "rule ";

    private static readonly JsonDocumentOptions OnlyOnce = new() { AllowDuplicateProperties = false };

    /// <summary>The fields of an item.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static JsonObject Of(ReadOnlySpan<byte> item)
    {
        try
        {
            var reader = new ColumnReader(item);
            var (kind, number) = (reader.Byte(), (long)reader.VarUInt());
            return (RecordKind)kind switch
            {
                RecordKind.AccountRegistered => Account(number, ref reader),
                RecordKind.PaymentsDecided => Payment(item),
                RecordKind.PolicyPublished => Policy(number, ref reader),
                RecordKind.ReportFiled => Report(ref reader),
                RecordKind.ReportTakenBack => TakenBack(TakenBackReport.Read(ref reader)),
                RecordKind.HolderRighted => Righted(RightedHolder.Read(ref reader)),
                RecordKind.HoldEnded => HoldEnd(ref reader),
                RecordKind.BlockProposed => Block(ref reader),
                RecordKind.OrderProposed => Order(ref reader),
                RecordKind.OrderMoved => OrderMove(ref reader),
                RecordKind.RestitutionProposed => Restitution(ref reader),
                RecordKind.CaseWrittenOff => Loss(ref reader),
                (RecordKind)EvidenceItem.Casework => new JsonObject
                {
                    ["is"] = "officers' words",
                    ["words"] = JsonNode.Parse(reader.Rest, documentOptions: OnlyOnce),
                },
                _ => Unread(kind),
            };
        }
        catch (Exception unlike) when (unlike is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidOperationException
            or FormatException or KeyNotFoundException or JsonException)
        {
            throw new InvalidDataException("an item of the log cannot be read: " + unlike.Message, unlike);
        }
    }

    /// <summary>Whether these are the fields of an item. Early programs could not read restitutions and losses, and their files hold still.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static bool IsSaid(ReadOnlySpan<byte> item, JsonObject says) => JsonNode.DeepEquals(Of(item), says)
        || ((RecordKind)item[0] is RecordKind.RestitutionProposed or RecordKind.CaseWrittenOff && JsonNode.DeepEquals(Unread(item[0]), says));

    /// <summary>The payment of an item, as a block of one.</summary>
    public static PaymentBlock PaymentOf(ReadOnlySpan<byte> item)
    {
        var reader = new ColumnReader(item);
        _ = reader.Byte();
        _ = reader.VarUInt();
        var block = new PaymentBlock();
        block.Read(ref reader, withFacts: true);
        return block;
    }

    /// <summary>The report of an item.</summary>
    public static FiledReport ReportOf(ReadOnlySpan<byte> item)
    {
        var reader = new ColumnReader(item);
        _ = reader.Byte();
        _ = reader.VarUInt();
        return FiledReport.Read(ref reader);
    }

    /// <summary>What an item says of a report that was taken back.</summary>
    public static TakenBackReport TakenBackOf(ReadOnlySpan<byte> item)
    {
        var reader = new ColumnReader(item);
        _ = reader.Byte();
        _ = reader.VarUInt();
        return TakenBackReport.Read(ref reader);
    }

    private static JsonObject TakenBack(TakenBackReport back) => new()
    {
        ["is"] = ReportTakenBack,
        ["report_id"] = back.ReportId,
        ["reporter"] = back.Reporter,
        ["case"] = CaseId.Of(back.Case),
        ["time"] = back.Time.ToString(),
        ["by"] = back.By,
        ["reason"] = back.Reason,
    };

    private static JsonObject Righted(RightedHolder righted) => new()
    {
        ["is"] = HolderRighted,
        ["order_id"] = FreezeOrder.IdOf(righted.Order),
        ["case"] = CaseId.Of(righted.Case),
        ["account"] = righted.Account,
        ["time"] = righted.Time.ToString(),
        ["by"] = righted.By,
    };

    private static JsonObject Account(long number, ref ColumnReader body) => new()
    {
        ["is"] = AccountRegistered,
        ["number"] = number,
        ["bank"] = Text(body.Text()),
        ["account"] = Text(AccountKey.NumberOf(body.Text())),
    };

    private static JsonObject Payment(ReadOnlySpan<byte> item)
    {
        using var block = PaymentOf(item);
        if (block.Count != 1)
        {
            throw new InvalidDataException($"an item of the log has {block.Count} payments and not one");
        }

        var facts = new JsonObject();
        foreach (var fact in Facts.All)
        {
            if (block.FactBlock[fact.Index, 0] is var value && value != Facts.Unknown)
            {
                facts[fact.Name] = value;
            }
        }

        var fired = Enumerable.Range(0, RuleLimits.RulesMax).Where(block.Verdicts.Fired[0].Contains);
        var said = new JsonObject
        {
            ["is"] = PaymentDecided,
            ["number"] = block.FirstSequence,
            ["payment_id"] = Text(block.Text(0, PaymentText.PaymentId)),
            ["time"] = new Instant(block.TimeMilliseconds[0]).ToString(),
            ["payer"] = block.Payer[0],
            ["payee"] = block.Payee[0],
            ["amount"] = block.Amount(0).ToMajorString(),
            ["currency"] = block.Amount(0).Currency.Code,
            ["payee_amount"] = block.Arrived(0).ToMajorString(),
            ["payee_currency"] = block.Arrived(0).Currency.Code,
            ["sender"] = block.Submitter[0],
            ["decided"] = new Instant(block.DecidedMilliseconds).ToString(),
            ["policy"] = (long)block.PolicyNumber,
            ["outcome"] = block.Verdicts.Outcomes[0].ToString().ToLowerInvariant(),
            ["score_millionths"] = block.Verdicts.Scores[0],
            ["hold_milliseconds"] = block.Verdicts.Outcomes[0] == Outcome.Hold ? block.Verdicts.HoldMilliseconds[0] : 0,
            ["rules_fired"] = new JsonArray([.. fired.Select(place => JsonValue.Create(place))]),
        };
        foreach (var which in PaymentBlock.KeptTexts.Where(which => which != PaymentText.PaymentId && block.Text(0, which).Length > 0))
        {
            said[Snake(which.ToString())] = Text(block.Text(0, which));
        }

        said["facts"] = facts;
        return said;
    }

    private static JsonObject Policy(long number, ref ColumnReader body)
    {
        var rules = Text(body.Text());
        var who = body.TextOrNull();
        var model = body.Byte() == (byte)ModelPart.Given ? Text(body.Text()) : null;
        return new JsonObject
        {
            ["is"] = PolicyPublished,
            ["number"] = number,
            ["by"] = who,
            ["rules_sha256"] = Sha256(rules),
            ["model_sha256"] = model is null ? null : Sha256(model),
            ["rules"] = new JsonArray([.. RulesOf(rules).Select(name => JsonValue.Create(name))]),
        };
    }

    /// <summary>The rules' names in their order: each begins with a line of its own.</summary>
    private static IEnumerable<string> RulesOf(string text) =>
        text.Split('\n').Where(line => line.StartsWith(RuleHead, StringComparison.Ordinal)).Select(line => line[RuleHead.Length..].Trim());

    private static JsonObject Report(ref ColumnReader body)
    {
        var report = FiledReport.Read(ref body);
        return new JsonObject
        {
            ["is"] = ReportFiled,
            ["report_id"] = report.ReportId,
            ["payment_id"] = report.PaymentId,
            ["number"] = report.Sequence,
            ["time"] = report.Time.ToString(),
            ["keyed_in"] = report.KeyedIn.ToString(),
            ["scam_type"] = report.ScamType,
            ["narrative"] = report.Narrative,
            ["contact"] = report.Contact,
        };
    }

    private static JsonObject HoldEnd(ref ColumnReader body)
    {
        var (sender, payment, how, time) = ((long)body.VarUInt(), Text(body.Text()), body.Byte(), body.Int64());
        return new JsonObject
        {
            ["is"] = HoldEnded,
            ["sender"] = sender,
            ["payment_id"] = payment,
            ["how"] = how switch { 1 => "released", 2 => "cancelled", 3 => "expired and released", 4 => "expired and blocked", _ => "unknown" },
            ["time"] = new Instant(time).ToString(),
            ["by"] = body.TextOrNull(),
            ["reason"] = body.TextOrNull(),
        };
    }

    private static JsonObject Block(ref ColumnReader body)
    {
        var (sender, payment, act, lapses) = ((long)body.VarUInt(), Text(body.Text()), (long)body.VarUInt(), body.Int64());
        var isLifted = lapses == long.MinValue;
        var says = new JsonObject
        {
            ["is"] = isLifted ? BlockLifted : BlockProposed,
            ["sender"] = sender,
            ["payment_id"] = payment,
            ["act"] = act,
            ["by"] = body.TextOrNull(),
        };
        if (!isLifted)
        {
            says["lapses"] = new Instant(lapses).ToString();
        }

        return says;
    }

    private static JsonObject Order(ref ColumnReader body)
    {
        var order = CaseBook.ReadProposal(ref body);
        return new JsonObject
        {
            ["is"] = OrderProposed,
            ["order_id"] = order.Id,
            ["case"] = CaseId.Of(order.Case),
            ["report_id"] = order.ReportId,
            ["bank"] = order.Bank,
            ["account"] = order.Account,
            ["amount"] = order.Asked.ToMajorString(),
            ["currency"] = order.Asked.Currency.Code,
            ["hop"] = order.Hop,
            ["time"] = order.ProposedAt.ToString(),
        };
    }

    private static JsonObject OrderMove(ref ColumnReader body)
    {
        var (order, what) = CaseBook.ReadEvent(ref body);
        return new JsonObject
        {
            ["is"] = OrderMoved,
            ["order_id"] = FreezeOrder.IdOf(order),
            ["what"] = Snake(what.Kind.ToString()),
            ["time"] = what.Time.ToString(),
            ["amount_minor"] = what.AmountMinor,
            ["by"] = what.By,
            ["reason"] = what.Reason,
            ["reference"] = what.Reference,
        };
    }

    /// <summary>A restitution with what the case for which it was proposed gets of it: what others get is theirs.</summary>
    private static JsonObject Restitution(ref ColumnReader body)
    {
        var plan = CaseBook.ReadPlan(ref body);
        var own = plan.Shares.FirstOrDefault(share => share.Case == plan.Case) ?? new RestitutionShare(plan.Case, 0, 0, 0, 0);
        return new JsonObject
        {
            ["is"] = RestitutionProposed,
            ["restitution_id"] = plan.Id,
            ["case"] = CaseId.Of(plan.Case),
            ["time"] = plan.ProposedAt.ToString(),
            ["by"] = plan.By,
            ["approvals_needed"] = plan.ApprovalsNeeded,
            ["recovered"] = plan.Recovered.ToMajorString(),
            ["currency"] = plan.Recovered.Currency.Code,
            ["cases"] = plan.Shares.Length,
            ["traced"] = Major(own.TracedMinor),
            ["rest"] = Major(own.RestMinor),
            ["paid"] = Major(own.PaidMinor),
            ["due"] = Major(own.DueMinor),
        };

        string Major(long minor) => (plan.Recovered with { Minor = minor }).ToMajorString();
    }

    private static JsonObject Loss(ref ColumnReader body)
    {
        var (number, time, by, reason) = CaseBook.ReadWriteOff(ref body);
        return new JsonObject
        {
            ["is"] = CaseWrittenOff,
            ["case"] = CaseId.Of(number),
            ["time"] = time.ToString(),
            ["by"] = by,
            ["reason"] = reason,
        };
    }

    private static JsonObject Unread(byte kind) => new() { ["is"] = string.Create(CultureInfo.InvariantCulture, $"a record of kind {kind}") };

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
