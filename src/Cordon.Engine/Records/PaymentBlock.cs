using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Engine.Records;

/// <summary>
/// Up to 64 decided payments as the journal keeps them: what came in, the facts as they were, and the verdict. Everything needed to explain a
/// decision, or to compute it again under another policy, without any account's history.
/// </summary>
public sealed class PaymentBlock : IDisposable
{
    /// <summary>The layout written; readers know all earlier ones.</summary>
    public const byte LayoutVersion = 1;

    // Hashes of the payment's own texts: not kept, since the texts are.
    private static readonly int[] HashedFacts = [Facts.Channel, Facts.Purpose, Facts.CurrencyCode];

    private static readonly int[] StoredFacts = [.. Enumerable.Range(0, Facts.Count).Except(HashedFacts)];

    // The account texts are not kept either: their numbers are, and the registrations that name them.
    private static readonly PaymentText[] StoredTexts =
    [
        PaymentText.PaymentId, PaymentText.Channel, PaymentText.Purpose, PaymentText.PayerName, PaymentText.PayeeName,
        PaymentText.Device, PaymentText.Ip,
    ];

    // Facts without which a block cannot be played back.
    private static readonly bool[] IsPlayedBack =
        [.. Enumerable.Range(0, Facts.Count).Select(fact => fact is Facts.Amount or Facts.IsRound
            || AccountActivity.FactsOfSettling.Contains(fact) || PatternFacts.FactsOfBooking.Contains(fact))];

    /// <summary>Facts that were kept before there was <see cref="Facts.TakesFrozen"/>.</summary>
    private const int FactsOfEarlyJournals = 92;

    private const int Lanes = Core.Screening.FactBlock.Lanes;

    // By text: where it stands among those kept.
    private static readonly int[] TextPlaces =
        [.. Enumerable.Range(0, PaymentBatch.TextCount).Select(which => Array.IndexOf(StoredTexts, (PaymentText)which))];

    private readonly long[] _scratch = new long[Lanes];
    private readonly int[] _textStarts = new int[Lanes * StoredTexts.Length];
    private readonly int[] _textLengths = new int[Lanes * StoredTexts.Length];
    private byte[] _textBytes = new byte[16 * 1024];
    private int _textUsed;

    private readonly long[][] _columns;

    public PaymentBlock() =>
        _columns = [Payer, Payee, TimeMilliseconds, AmountMinor, CurrencyNumber, PayeeAmountMinor, PayeeCurrencyNumber, Submitter];

    public FactBlock FactBlock { get; } = new();

    public VerdictBlock Verdicts { get; } = new();

    public int Count { get; set; }

    /// <summary>The number of the first payment; the others follow.</summary>
    public long FirstSequence { get; set; }

    public uint PolicyNumber { get; set; }

    /// <summary>The centre's clock when the block was decided.</summary>
    public long DecidedMilliseconds { get; set; }

    public long[] Payer { get; } = new long[Lanes];

    public long[] Payee { get; } = new long[Lanes];

    public long[] TimeMilliseconds { get; } = new long[Lanes];

    public long[] AmountMinor { get; } = new long[Lanes];

    /// <summary>Numeric ISO 4217 codes; 0 for the payee where the amounts are the same.</summary>
    public long[] CurrencyNumber { get; } = new long[Lanes];

    public long[] PayeeAmountMinor { get; } = new long[Lanes];

    public long[] PayeeCurrencyNumber { get; } = new long[Lanes];

    public long[] Submitter { get; } = new long[Lanes];

    /// <summary>How many facts of the catalogue are kept: all, or as many as the program knew that wrote what was read.</summary>
    private int _factsKept = StoredFacts.Length;

    public void Clear()
    {
        Count = 0;
        _textUsed = 0;
        _factsKept = StoredFacts.Length;
    }

    /// <summary>Becomes one payment of another block, that was read with its facts: written, it is the same bytes whatever stood around it.</summary>
    public void Take(PaymentBlock from, int lane)
    {
        Clear();
        (Count, FactBlock.Count, _factsKept) = (1, 1, from._factsKept);
        (FirstSequence, DecidedMilliseconds, PolicyNumber) = (from.FirstSequence + lane, from.DecidedMilliseconds, from.PolicyNumber);
        for (var column = 0; column < _columns.Length; column++)
        {
            _columns[column][0] = from._columns[column][lane];
        }

        Verdicts.Outcomes[0] = from.Verdicts.Outcomes[lane];
        Verdicts.AtExpiry[0] = from.Verdicts.AtExpiry[lane];
        Verdicts.Scores[0] = from.Verdicts.Scores[lane];
        Verdicts.HoldMilliseconds[0] = from.Verdicts.HoldMilliseconds[lane];
        Verdicts.Fired[0] = from.Verdicts.Fired[lane];
        foreach (var fact in StoredFacts)
        {
            FactBlock[fact, 0] = from.FactBlock[fact, lane];
        }

        foreach (var which in StoredTexts)
        {
            SetText(0, which, from.Text(lane, which));
        }
    }

    public void SetText(int lane, PaymentText which, ReadOnlySpan<byte> text)
    {
        var slot = Slot(lane, which);
        if (_textBytes.Length - _textUsed < text.Length)
        {
            Array.Resize(ref _textBytes, _textBytes.Length * 2);
        }

        text.CopyTo(_textBytes.AsSpan(_textUsed));
        _textStarts[slot] = _textUsed;
        _textLengths[slot] = text.Length;
        _textUsed += text.Length;
    }

    public ReadOnlySpan<byte> Text(int lane, PaymentText which)
    {
        var slot = Slot(lane, which);
        return _textBytes.AsSpan(_textStarts[slot], _textLengths[slot]);
    }

    public static IReadOnlyList<PaymentText> KeptTexts => StoredTexts;

    public void Write(ColumnWriter to)
    {
        to.Byte(LayoutVersion);
        to.Byte((byte)Count);
        to.Int64(FirstSequence);
        to.Int64(DecidedMilliseconds);
        to.VarUInt(PolicyNumber);
        foreach (var column in _columns)
        {
            to.Column(column.AsSpan(0, Count));
        }

        WriteVerdicts(to);
        to.VarUInt((ulong)_factsKept);
        foreach (var fact in StoredFacts.AsSpan(0, _factsKept))
        {
            to.Column(FactBlock.ColumnSpan(fact)[..Count]);
        }

        WriteTexts(to);
    }

    /// <summary>
    /// Reads a block back. Without <paramref name="withFacts"/> the facts are passed over where no payment of the block was held: playing back a
    /// journal needs them for the reasons of holds and for nothing else.
    /// </summary>
    public void Read(ref ColumnReader from, bool withFacts)
    {
        var version = from.Byte();
        if (version != LayoutVersion)
        {
            throw new InvalidOperationException($"A payment block of layout {version} is from a later program; this one knows {LayoutVersion}.");
        }

        Clear();
        Count = from.Byte();
        FactBlock.Count = Count;
        FirstSequence = from.Int64();
        DecidedMilliseconds = from.Int64();
        PolicyNumber = (uint)from.VarUInt();
        foreach (var column in _columns)
        {
            from.Column(column.AsSpan(0, Count));
        }

        ReadVerdicts(ref from);
        withFacts |= Verdicts.Outcomes.AsSpan(0, Count).Contains(Outcome.Hold);
        ReadFacts(ref from, withFacts);
        ReadTexts(ref from);
        if (withFacts)
        {
            HashTexts();
        }
    }

    /// <summary>The first payment's number and how many there are, without reading the block.</summary>
    public static (long FirstSequence, int Count) Peek(ReadOnlySpan<byte> body) =>
        (System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(body[2..]), body[1]);

    /// <summary>A payment's amount, as it was handed in.</summary>
    public Money Amount(int lane) => new(AmountMinor[lane], Currency.FromNumber((ushort)CurrencyNumber[lane]));

    /// <summary>What reached the payee: another amount than was sent only where one was handed in.</summary>
    public Money Arrived(int lane) => PayeeCurrencyNumber[lane] == 0
        ? Amount(lane)
        : new Money(PayeeAmountMinor[lane], Currency.FromNumber((ushort)PayeeCurrencyNumber[lane]));

    public void Dispose() => FactBlock.Dispose();

    private static int Slot(int lane, PaymentText which) => (TextPlaces[(int)which] * Lanes) + lane;

    private void WriteVerdicts(ColumnWriter to)
    {
        for (var i = 0; i < Count; i++)
        {
            _scratch[i] = ((long)Verdicts.Outcomes[i] << 8) | (long)Verdicts.AtExpiry[i];
        }

        to.Column(_scratch.AsSpan(0, Count));
        for (var i = 0; i < Count; i++)
        {
            _scratch[i] = Verdicts.Scores[i];
        }

        to.Column(_scratch.AsSpan(0, Count));
        to.Column(Verdicts.HoldMilliseconds.AsSpan(0, Count));
        for (var word = 0; word < 4; word++)
        {
            for (var i = 0; i < Count; i++)
            {
                _scratch[i] = (long)(Verdicts.Fired[i][word] >> 1);
            }

            // The lowest bit goes apart, since one value of a column means unknown.
            to.Column(_scratch.AsSpan(0, Count));
            for (var i = 0; i < Count; i++)
            {
                _scratch[i] = (long)(Verdicts.Fired[i][word] & 1);
            }

            to.Column(_scratch.AsSpan(0, Count));
        }
    }

    private void ReadVerdicts(ref ColumnReader from)
    {
        var scratch = _scratch.AsSpan(0, Count);
        from.Column(scratch);
        for (var i = 0; i < Count; i++)
        {
            Verdicts.Outcomes[i] = (Outcome)(scratch[i] >> 8);
            Verdicts.AtExpiry[i] = (Outcome)(scratch[i] & 0xFF);
        }

        from.Column(scratch);
        for (var i = 0; i < Count; i++)
        {
            Verdicts.Scores[i] = (int)scratch[i];
        }

        from.Column(Verdicts.HoldMilliseconds.AsSpan(0, Count));
        for (var word = 0; word < 4; word++)
        {
            from.Column(scratch);
            for (var i = 0; i < Count; i++)
            {
                Verdicts.Fired[i][word] = (ulong)scratch[i] << 1;
            }

            from.Column(scratch);
            for (var i = 0; i < Count; i++)
            {
                Verdicts.Fired[i][word] |= (ulong)scratch[i];
            }
        }
    }

    private void ReadFacts(ref ColumnReader from, bool withFacts)
    {
        var stored = (int)from.VarUInt();
        if (stored > StoredFacts.Length || stored < FactsOfEarlyJournals)
        {
            throw new InvalidOperationException(
                $"A payment block with {stored} facts is of another program; this one knows {FactsOfEarlyJournals} to {StoredFacts.Length}.");
        }

        _factsKept = stored;

        // What came to the catalogue later was not so, or not known, when a payment was decided before.
        foreach (var fact in StoredFacts[stored..])
        {
            FactBlock.ColumnSpan(fact)[..Count].Fill(Facts.All[fact].CanBeUnknown ? Facts.Unknown : 0);
        }

        foreach (var fact in StoredFacts.AsSpan(0, stored))
        {
            if (withFacts || IsPlayedBack[fact])
            {
                from.Column(FactBlock.ColumnSpan(fact)[..Count]);
            }
            else
            {
                from.SkipColumn(Count);
            }
        }
    }

    private void WriteTexts(ColumnWriter to)
    {
        for (var place = 0; place < StoredTexts.Length; place++)
        {
            var starts = _textStarts.AsSpan(place * Lanes, Count);
            var lengths = _textLengths.AsSpan(place * Lanes, Count);
            var sum = 0;
            for (var i = 0; i < lengths.Length; i++)
            {
                _scratch[i] = lengths[i];
                sum += lengths[i];
            }

            to.Column(_scratch.AsSpan(0, Count));
            if (sum == 0)
            {
                continue;
            }

            var all = to.Take(sum);
            for (var i = 0; i < lengths.Length; i++)
            {
                _textBytes.AsSpan(starts[i], lengths[i]).CopyTo(all);
                all = all[lengths[i]..];
            }
        }
    }

    private void ReadTexts(ref ColumnReader from)
    {
        foreach (var which in StoredTexts)
        {
            from.Column(_scratch.AsSpan(0, Count));
            for (var i = 0; i < Count; i++)
            {
                SetText(i, which, from.Bytes((int)_scratch[i]));
            }
        }
    }

    private void HashTexts()
    {
        for (var i = 0; i < Count; i++)
        {
            FactBlock[Facts.Channel, i] = Facts.TextValue(Text(i, PaymentText.Channel));
            FactBlock[Facts.Purpose, i] = Facts.TextValue(Text(i, PaymentText.Purpose));
            FactBlock[Facts.CurrencyCode, i] = CurrencyValues.Of((ushort)CurrencyNumber[i]);
        }
    }
}
