namespace Cordon.Formats.Iso20022;

/// <summary>
/// The values of the message and the transaction at hand, as trimmed UTF-8, in one buffer of fixed size: the message's first, behind them
/// the transaction's, which give way to the next one's.
/// </summary>
internal sealed class Pacs008Values
{
    private readonly byte[] _bytes = new byte[(int)Pacs008Field.Count * (XmlLimits.ValueLengthMax + 1)];
    private readonly int[] _start = new int[(int)Pacs008Field.Count];
    private readonly int[] _length = new int[(int)Pacs008Field.Count];
    private int _used;
    private int _messageEnd;
    private uint _seen;
    private XmlValue _open;

    /// <summary>Forgets all.</summary>
    public void BeginMessage()
    {
        _used = 0;
        _messageEnd = 0;
        _seen = 0;
        Array.Clear(_length);
    }

    /// <summary>Forgets the last transaction; the message's values stay.</summary>
    public void BeginTransaction(bool isFirst)
    {
        if (isFirst)
        {
            _messageEnd = _used;
        }

        _used = _messageEnd;
        Array.Clear(_length, (int)Pacs008Field.InstructionId, (int)Pacs008Field.Count - (int)Pacs008Field.InstructionId);
        _seen &= (1u << (int)Pacs008Field.InstructionId) - 1;
    }

    /// <summary>Begins a value; false when it stands a second time.</summary>
    public bool Begin(Pacs008Field field)
    {
        var bit = 1u << (int)field;
        var isFirst = (_seen & bit) == 0;
        _seen |= bit;
        _open.Begin(_used);
        return isFirst;
    }

    /// <summary>Adds a piece to the open value; line ends become line feeds unless they were written as references.</summary>
    public void Append(ReadOnlySpan<byte> piece, bool isResolved) => _open.Append(_bytes, piece, isResolved);

    /// <summary>Closes the open value and trims it; false when it was too long to be kept.</summary>
    public bool End(Pacs008Field field)
    {
        var isKept = _open.End(_bytes, out _start[(int)field], out _length[(int)field]);
        _used = _start[(int)field] + _length[(int)field];
        return isKept;
    }

    /// <summary>Sets a value as a whole, as an attribute gives it.</summary>
    public bool Set(Pacs008Field field, ReadOnlySpan<byte> value)
    {
        var isFirst = Begin(field);
        Append(value, isResolved: true);
        return End(field) && isFirst;
    }

    /// <summary>The value; empty where the message has none.</summary>
    public ReadOnlySpan<byte> this[Pacs008Field field] => _bytes.AsSpan(_start[(int)field], _length[(int)field]);

    /// <summary>Whether the element stood in the message, be it empty.</summary>
    public bool Has(Pacs008Field field) => (_seen & (1u << (int)field)) != 0;
}
