using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Cordon.Core.Screening;

namespace Cordon.Server.Http;

/// <summary>
/// Reads one payment written as a JSON object into a batch. The bytes of its values go straight to the check; only escaped ones are copied.
/// Reused; used by one thread at a time.
/// </summary>
internal sealed class JsonPayment
{
    /// <summary>Characters of the reader's complaint: it quotes what it cannot read, however long that is.</summary>
    private const int WordsMax = 300;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = HttpLimits.JsonDepthMax };

    // What the reader says of itself instead of the text, and what it means for whoever sent the text.
    private static readonly (string Said, string Meant)[] LibraryWords =
    [
        ("maximum configured depth", $"It is nested deeper than {HttpLimits.JsonDepthMax} levels."),
        ("does not contain any JSON tokens", "There is nothing in it."),
        ("trailing comma", "A comma stands before the end of an object or array."),
        ("Expected depth to be zero", "An object or array is not closed."),
        ("end of the JSON payload", "It ends too early."),
        ("isFinalBlock", "It ends too early."),
        ("reader options", "It is not JSON as RFC 8259 defines it."),
    ];

    // Values with escapes, unescaped: never longer than the text they came from.
    private byte[] _unescaped = new byte[512];
    private int _used;

    /// <summary>Adds the payment; null when it was added, else what is wrong and where.</summary>
    /// <param name="json">The whole object, without anything after it but white space.</param>
    /// <param name="batch">Takes the payment; unchanged when there is a problem.</param>
    /// <param name="idIfAbsent">Stands for a payment_id that the object lacks; empty for none.</param>
    public Problem? TryAdd(ReadOnlySpan<byte> json, PaymentBatch batch, ReadOnlySpan<byte> idIfAbsent = default)
    {
        _used = 0;
        if (!Utf8.IsValid(json))
        {
            return new Problem(ProblemKind.Malformed, $"The text is not UTF-8 from byte {ValidPrefix(json)} on.");
        }

        if (_unescaped.Length < json.Length)
        {
            _unescaped = new byte[json.Length];
        }

        var texts = default(PaymentTexts);
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            if (Read(ref reader, ref texts) is { } problem)
            {
                return problem with { PaymentId = Shown(texts.PaymentId) };
            }
        }
        catch (JsonException malformed)
        {
            return new Problem(ProblemKind.Malformed, Words(malformed)) { PaymentId = Shown(texts.PaymentId) };
        }
        catch (InvalidOperationException)
        {
            return new Problem(ProblemKind.Malformed, "A string holds half of a surrogate pair.") { PaymentId = Shown(texts.PaymentId) };
        }

        if (texts.PaymentId.IsEmpty)
        {
            texts.PaymentId = idIfAbsent;
        }

        var fault = PaymentCheck.TryAdd(batch, texts);
        return fault is null ? null : Problem.OfFault(fault) with { PaymentId = Shown(texts.PaymentId) };
    }

    /// <summary>The reader's complaint with its place, in one sentence.</summary>
    public static string Words(JsonException malformed)
    {
        var message = malformed.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = LibraryWords.FirstOrDefault(w => message.Contains(w.Said, StringComparison.Ordinal)).Meant
            ?? (end < 0 ? message : message[..end]);
        var clean = new string([.. what.Where(c => !char.IsControl(c)).Take(WordsMax)]);
        return $"Not JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}: {clean}";
    }

    private static int ValidPrefix(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static string? Shown(ReadOnlySpan<byte> id) =>
        id.Length is 0 or > PaymentCheck.PaymentIdLengthMax ? null : Encoding.UTF8.GetString(id);

    private Problem? Read(scoped ref Utf8JsonReader reader, ref PaymentTexts texts)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return new Problem(ProblemKind.Malformed, "A payment is one JSON object.");
        }

        var seen = 0u;
        for (var fields = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; fields++)
        {
            if (fields == HttpLimits.JsonFieldsMax)
            {
                return new Problem(ProblemKind.TooLarge, $"The object has more than {HttpLimits.JsonFieldsMax} fields.");
            }

            var field = FieldOf(reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan);
            reader.Read();
            if (field < 0)
            {
                reader.Skip();
                continue;
            }

            var name = PaymentCheck.FieldNames[field];
            if ((seen & (1u << field)) != 0)
            {
                return new Problem(ProblemKind.Malformed, $"{name} stands there twice") { Field = name };
            }

            seen |= 1u << field;
            var value = Value(ref reader, field, out var isRight);
            if (!isRight)
            {
                var what = IsAmount(field) ? "a string or a number" : "a string";
                return new Problem(ProblemKind.Malformed, $"{name} must be {what}, at byte {reader.TokenStartIndex}") { Field = name };
            }

            Set(ref texts, field, value);
        }

        // What follows the object is read too, so that "{…} {…}" is refused.
        return reader.Read() ? new Problem(ProblemKind.Malformed, "A payment is one JSON object.") : null;
    }

    private ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader, int field, out bool isRight)
    {
        isRight = true;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String:
                return reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;
            case JsonTokenType.Number when IsAmount(field):
                // The digits as they stand there: an amount never becomes a floating-point number.
                return reader.ValueSpan;
            default:
                isRight = false;
                return default;
        }
    }

    private ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader)
    {
        var length = reader.CopyString(_unescaped.AsSpan(_used));
        var text = _unescaped.AsSpan(_used, length);
        _used += length;
        return text;
    }

    private static bool IsAmount(int field) => field is 12 or 14;

    /// <summary>A field's place in <see cref="PaymentCheck.FieldNames"/>, or -1.</summary>
    private static int FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("ip"u8) ? 10 : -1,
        4 => name.SequenceEqual("time"u8) ? 11 : -1,
        6 => name.SequenceEqual("amount"u8) ? 12 : name.SequenceEqual("device"u8) ? 9 : -1,
        7 => name.SequenceEqual("channel"u8) ? 5 : name.SequenceEqual("purpose"u8) ? 6 : -1,
        8 => name.SequenceEqual("currency"u8) ? 13 : -1,
        10 => name.SequenceEqual("payment_id"u8) ? 0 : name.SequenceEqual("payer_bank"u8) ? 1 : name.SequenceEqual("payee_bank"u8) ? 3
            : name.SequenceEqual("payer_name"u8) ? 7 : name.SequenceEqual("payee_name"u8) ? 8 : -1,
        12 => name.SequenceEqual("payee_amount"u8) ? 14 : -1,
        13 => name.SequenceEqual("payer_account"u8) ? 2 : name.SequenceEqual("payee_account"u8) ? 4 : -1,
        14 => name.SequenceEqual("payee_currency"u8) ? 15 : -1,
        _ => -1,
    };

    private static void Set(ref PaymentTexts texts, int field, ReadOnlySpan<byte> value)
    {
        switch (field)
        {
            case 0: texts.PaymentId = value; break;
            case 1: texts.PayerBank = value; break;
            case 2: texts.PayerAccount = value; break;
            case 3: texts.PayeeBank = value; break;
            case 4: texts.PayeeAccount = value; break;
            case 5: texts.Channel = value; break;
            case 6: texts.Purpose = value; break;
            case 7: texts.PayerName = value; break;
            case 8: texts.PayeeName = value; break;
            case 9: texts.Device = value; break;
            case 10: texts.Ip = value; break;
            case 11: texts.Time = value; break;
            case 12: texts.Amount = value; break;
            case 13: texts.Currency = value; break;
            case 14: texts.PayeeAmount = value; break;
            default: texts.PayeeCurrency = value; break;
        }
    }
}
