namespace Cordon.Engine.Records;

/// <summary>Walks through the records of a journal's batch, one after the other.</summary>
internal ref struct RecordWalk(ReadOnlySpan<byte> payload)
{
    private ColumnReader _reader = new(payload);

    public RecordKind Kind { get; private set; } = RecordKind.None;

    /// <summary>What stands in the record at hand.</summary>
    public ColumnReader Body { get; private set; } = new([]);

    /// <summary>Where the next record begins: who stops between two walks on from there.</summary>
    public readonly int Position => _reader.Position;

    /// <summary>Goes to the next record; false at the end.</summary>
    public bool Next()
    {
        if (_reader.IsAtEnd)
        {
            return false;
        }

        Kind = (RecordKind)_reader.Byte();
        Body = new ColumnReader(_reader.Bytes(_reader.Int32()));
        return true;
    }
}
