using System.Text;
using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// The values of the message and of the transaction at hand. A value is judged when it is added, so that what is asked for later is
/// there and good, or null.
/// </summary>
internal sealed class MessageValues
{
    /// <summary>Values of one transaction. A real one has about twenty; its reasons and charges may stand many times.</summary>
    public const int ValuesMax = 256;

    private const int CodeLengthMax = 4;

    private readonly byte[] _scratch = new byte[XmlLimits.ValueLengthMax + 1];
    private readonly List<Value> _values = [];
    private int _messageCount;
    private int _groups;
    private int _group;

    /// <summary>Times that had no offset and were read as UTC.</summary>
    public long TimesWithoutOffset { get; private set; }

    /// <summary>The path of the transaction's element.</summary>
    public string Transaction { get; private set; } = "";

    private bool IsFull => _values.Count - _messageCount >= ValuesMax;

    /// <summary>Forgets all.</summary>
    public void BeginMessage()
    {
        _values.Clear();
        _messageCount = _groups = _group = 0;
        TimesWithoutOffset = 0;
    }

    /// <summary>Values from here on belong to a transaction, whose element has this path.</summary>
    public void BeginTransaction(string path)
    {
        Transaction = path;
        _messageCount = _values.Count;
        _groups = _group = 0;
    }

    /// <summary>Forgets the transaction; the message's values stay.</summary>
    public void EndTransaction() => _values.RemoveRange(_messageCount, _values.Count - _messageCount);

    /// <summary>Values from here on belong together, until <see cref="EndGroup"/>.</summary>
    public void BeginGroup() => _group = ++_groups;

    public void EndGroup() => _group = 0;

    /// <summary>Makes room for a value; what is wrong with that, or null.</summary>
    public string? Begin(MessagePart part, byte node) =>
        !part.Repeats && _values.Any(v => v.Part == part && v.Group == _group && v.Node == node) ? "stands twice"
        : IsFull ? $"is one of more than {ValuesMax} values"
        : null;

    /// <summary>Adds a value; what is wrong with it, or null. One for which there was no room is passed over.</summary>
    public string? Add(MessagePart part, byte node, ReadOnlySpan<byte> text, string currency)
    {
        if (IsFull)
        {
            return null;
        }

        var value = new Value(part, node, _group, Encoding.UTF8.GetString(text));
        var fault = Judge(text, currency, ref value);
        _values.Add(fault is null ? value : new Value(part, node, _group, ""));
        return fault;
    }

    /// <summary>The value's text; null where there is none, or none in it.</summary>
    public string? Text(MessagePart part)
    {
        var text = Raw(part);
        return text.Length == 0 || (part.Kind == PartKind.Identification && text == "NOTPROVIDED") ? null : text;
    }

    /// <summary>The value's text as it stands; empty where there is none.</summary>
    public string Raw(MessagePart part) => Find(part)?.Text ?? "";

    /// <summary>Whether the element stood in the message, be it empty.</summary>
    public bool Has(MessagePart part) => Find(part) is not null;

    public Money? Amount(MessagePart part) => Find(part)?.Money;

    public DateOnly? Date(MessagePart part) => Find(part)?.Date;

    public Instant? Time(MessagePart part) => Find(part)?.Time;

    /// <summary>Every amount of a part, in the message's order.</summary>
    public IReadOnlyList<Money> Amounts(MessagePart part) =>
        [.. _values.Where(v => v.Part == part && v.Money is not null).Select(v => v.Money!.Value)];

    /// <summary>The reasons, a group each, in the message's order; what is wrong with them, or null.</summary>
    public IReadOnlyList<AnswerReason> Reasons(MessagePart code, MessagePart proprietary, MessagePart words, out string? fault)
    {
        fault = null;
        var reasons = new List<AnswerReason>();
        foreach (var group in _values.Where(v => v.Part == code || v.Part == proprietary || v.Part == words).GroupBy(v => v.Group))
        {
            var reason = new AnswerReason(
                Of(code), Of(proprietary), string.Join('\n', group.Where(v => v.Part == words && v.Text.Length > 0).Select(v => v.Text)));
            fault ??= reason is { Code: not null, Proprietary: not null } ? "stands beside Cd: a reason has one of them" : null;
            if (reason != new AnswerReason(null, null, ""))
            {
                reasons.Add(reason);
            }

            string? Of(MessagePart part) => group.FirstOrDefault(v => v.Part == part) is { Text.Length: > 0 } found ? found.Text : null;
        }

        return reasons;
    }

    private Value? Find(MessagePart part) => _values.FindIndex(v => v.Part == part) is var at && at < 0 ? null : _values[at];

    private string? Judge(ReadOnlySpan<byte> text, string currency, ref Value value) => value.Part.Kind switch
    {
        PartKind.Identification when SchemaValues.IsLonger(text, SchemaValues.IdentificationLengthMax) =>
            $"is longer than {SchemaValues.IdentificationLengthMax} characters",
        PartKind.Code when SchemaValues.IsLonger(text, CodeLengthMax) => $"is longer than {CodeLengthMax} characters",
        PartKind.Uetr or PartKind.Bank => text.IsEmpty ? null : JudgeName(text, ref value),
        PartKind.Date or PartKind.Time => JudgeTime(text, ref value),
        PartKind.Flag => value.Text is "true" or "false" or "1" or "0" ? null : "is neither true nor false",
        PartKind.Amount or PartKind.AmountAboveZero => JudgeAmount(text, currency, ref value),
        _ => null,
    };

    private static string? JudgeName(ReadOnlySpan<byte> text, ref Value value)
    {
        Span<byte> canonical = stackalloc byte[SchemaValues.UetrLength];
        var isUetr = value.Part.Kind == PartKind.Uetr;
        var length = isUetr ? SchemaValues.Uetr(text, canonical) : Bic.Normalise(text, canonical);
        value = value with { Text = Encoding.ASCII.GetString(canonical[..length]) };
        return length > 0 ? null : isUetr ? "is not a UUID" : "is not a BIC";
    }

    private string? JudgeTime(ReadOnlySpan<byte> text, ref Value value)
    {
        if (value.Part.Kind == PartKind.Date)
        {
            var isDate = SchemaValues.TryDate(text, out var date);
            value = value with { Date = isDate ? date : null };
            return isDate ? null : "is not a date";
        }

        var isTime = Instant.TryParse(SchemaValues.WithOffset(text, _scratch, out var isAssumed), out var time);
        value = value with { Time = isTime ? time : null };
        TimesWithoutOffset += isTime && isAssumed ? 1 : 0;
        return isTime ? null : "is not a time";
    }

    private string? JudgeAmount(ReadOnlySpan<byte> text, string currency, ref Value value)
    {
        if (!Currency.TryParse(currency, out var unit) || unit == Currency.Unknown)
        {
            return "has no currency of ISO 4217 that one can pay in";
        }

        var fault = Money.TryParseMajor(SchemaValues.Plain(text, _scratch), unit, out var minor);
        value = value with { Money = fault == AmountFault.None ? new Money(minor, unit) : null };
        return fault switch
        {
            AmountFault.NotADecimal => "is not a plain decimal",
            AmountFault.TooManyDecimals => $"has more decimals than {unit.Code} has",
            AmountFault.TooLarge => "is too large",
            _ => minor < 0 ? "is below zero" : minor == 0 && value.Part.Kind == PartKind.AmountAboveZero ? "is not above zero" : null,
        };
    }

    private readonly record struct Value(MessagePart Part, byte Node, int Group, string Text)
    {
        public Money? Money { get; init; }

        public DateOnly? Date { get; init; }

        public Instant? Time { get; init; }
    }
}
