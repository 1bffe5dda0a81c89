using System.Runtime.CompilerServices;
using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>The texts a payment carries, in the order in which a batch keeps them.</summary>
public enum PaymentText
{
    PaymentId,
    PayerBank,
    PayerAccount,
    PayeeBank,
    PayeeAccount,
    Channel,
    Purpose,
    PayerName,
    PayeeName,
    Device,
    Ip,
}

/// <summary>
/// Payments on their way in, with their texts in one UTF-8 buffer: what every reader (JSON, XML, CSV, Parquet) fills and the engine takes.
/// Reused, so that the steady state allocates nothing.
/// </summary>
/// <remarks>
/// A reader calls <see cref="Begin"/>, then <see cref="SetText"/> and the setters in any order, then <see cref="Commit"/> or
/// <see cref="Rollback"/>. The bank texts of a committed payment are canonical BICs and its account texts are <see cref="AccountKey"/>s:
/// <see cref="PaymentCheck"/> sees to both.
/// </remarks>
public sealed class PaymentBatch
{
    /// <summary>How many texts a payment has.</summary>
    public const int TextCount = 11;

    /// <summary>The most bytes of one text; a longer one is refused at the boundary.</summary>
    public const int TextLengthMax = 280;

    private Entry[] _entries;
    private byte[] _text;
    private int _textUsed;
    private int _textAtBegin;

    public PaymentBatch(int capacity = 64)
    {
        _entries = new Entry[capacity];
        _text = new byte[capacity * 160];
    }

    /// <summary>Payments committed.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of text committed: what a batch that only takes refused payments must not gather, which tests hold readers to.</summary>
    public int TextBytes => _textUsed;

    public void Clear()
    {
        Count = 0;
        _textUsed = 0;
    }

    /// <summary>Opens a new payment at index <see cref="Count"/>; it counts only once committed.</summary>
    public void Begin()
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        _entries[Count] = default;
        _textAtBegin = _textUsed;
    }

    /// <summary>Sets a text of the open payment. A text set twice keeps the last value.</summary>
    public void SetText(PaymentText which, ReadOnlySpan<byte> value)
    {
        if (value.Length > TextLengthMax)
        {
            throw new ArgumentException($"A text of {value.Length} bytes is over the limit of {TextLengthMax}.", nameof(value));
        }

        if (_text.Length - _textUsed < value.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textUsed + value.Length));
        }

        value.CopyTo(_text.AsSpan(_textUsed));
        ref var entry = ref _entries[Count];
        entry.Start[(int)which] = _textUsed;
        entry.Length[(int)which] = (ushort)value.Length;
        _textUsed += value.Length;
    }

    public void SetTime(Instant time) => _entries[Count].Time = time;

    public void SetAmount(Money amount) => _entries[Count].Amount = amount;

    /// <summary>What the payee is credited, where it differs in currency from what the payer is debited.</summary>
    public void SetPayeeAmount(Money amount) => _entries[Count].PayeeAmount = amount;

    /// <summary>Makes the open payment count.</summary>
    public void Commit() => Count++;

    /// <summary>Forgets the open payment and its texts, so that a stream of bad payments needs no memory.</summary>
    public void Rollback()
    {
        _entries[Count] = default;
        _textUsed = _textAtBegin;
    }

    /// <summary>Takes the last committed payment out again; its texts stay in the buffer until <see cref="Clear"/>.</summary>
    public void RemoveLast() => Count--;

    public ReadOnlySpan<byte> Text(int index, PaymentText which)
    {
        ref var entry = ref _entries[index];
        return _text.AsSpan(entry.Start[(int)which], entry.Length[(int)which]);
    }

    public Instant Time(int index) => _entries[index].Time;

    public Money Amount(int index) => _entries[index].Amount;

    /// <summary>What the payee is credited; <c>default</c> where it is what the payer is debited.</summary>
    public Money PayeeAmount(int index) => _entries[index].PayeeAmount;

    /// <summary>Adds a copy of another batch's payment.</summary>
    public void CopyFrom(PaymentBatch other, int index)
    {
        Begin();
        SetTime(other.Time(index));
        SetAmount(other.Amount(index));
        SetPayeeAmount(other.PayeeAmount(index));
        for (var which = 0; which < TextCount; which++)
        {
            SetText((PaymentText)which, other.Text(index, (PaymentText)which));
        }

        Commit();
    }

    [InlineArray(TextCount)]
    private struct Starts
    {
        private int _first;
    }

    [InlineArray(TextCount)]
    private struct Lengths
    {
        private ushort _first;
    }

    private struct Entry
    {
        public Instant Time;
        public Money Amount;
        public Money PayeeAmount;
        public Starts Start;
        public Lengths Length;
    }
}
