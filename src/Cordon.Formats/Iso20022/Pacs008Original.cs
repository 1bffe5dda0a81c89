using System.Text;

namespace Cordon.Formats.Iso20022;

/// <summary>What a <c>pacs.002</c> repeats of a transaction it answers.</summary>
public enum OriginalText
{
    InstructionId,
    EndToEndId,
    TransactionId,
    Uetr,

    /// <summary>BIC of the bank that sent the transaction on; empty where only the message's header says it.</summary>
    From,

    /// <summary>BIC of the bank the transaction was sent to.</summary>
    To,
}

/// <summary>
/// A message's identifications, kept for its answer. Reused: holds one message at a time, and allocates only while it grows.
/// </summary>
public sealed class Pacs008Original
{
    private const int TextsEach = 6;

    private readonly List<Entry> _entries = [];
    private readonly List<(int Start, int Length)> _texts = [];
    private byte[] _bytes = new byte[1024];
    private int _used;

    /// <summary>The message's identification; empty where it has none.</summary>
    public string MessageId { get; internal set; } = "";

    /// <summary>The version of the message: 8 for <c>pacs.008.001.08</c>.</summary>
    public int Version { get; internal set; }

    /// <summary>The BIC of the bank that sent the message, from its header; empty where it says none.</summary>
    public string From { get; internal set; } = "";

    /// <summary>The BIC of the bank the message was sent to.</summary>
    public string To { get; internal set; } = "";

    /// <summary>Transactions, rejected ones included, in the order of the message.</summary>
    public int Count => _entries.Count;

    /// <summary>Where the transaction's payment stands in the batch; -1 when it was rejected.</summary>
    public int BatchIndex(int transaction) => _entries[transaction].BatchIndex;

    /// <summary>Why the transaction was rejected; null when it became a payment.</summary>
    public RejectedTransaction? Rejection(int transaction) => _entries[transaction].Rejection;

    /// <summary>An identification of a transaction, as UTF-8; empty where it has none.</summary>
    public ReadOnlySpan<byte> Text(int transaction, OriginalText which)
    {
        var (start, length) = _texts[(transaction * TextsEach) + (int)which];
        return _bytes.AsSpan(start, length);
    }

    internal void Clear()
    {
        _entries.Clear();
        _texts.Clear();
        _used = 0;
        MessageId = From = To = "";
        Version = 0;
    }

    internal void BeginMessage(Pacs008Values values, int version)
    {
        Version = version;
        MessageId = Encoding.UTF8.GetString(values[Pacs008Field.MessageId]);
        From = Encoding.UTF8.GetString(values[Pacs008Field.MessageFrom]);
        To = Encoding.UTF8.GetString(values[Pacs008Field.MessageTo]);
    }

    internal void Add(Pacs008Values values, int batchIndex, RejectedTransaction? rejection)
    {
        _entries.Add(new Entry(batchIndex, rejection));
        Keep(values[Pacs008Field.InstructionId]);
        Keep(values[Pacs008Field.EndToEndId]);
        Keep(values[Pacs008Field.TransactionId]);
        Keep(values[Pacs008Field.Uetr]);
        Keep(values[Pacs008Field.From]);
        Keep(values[Pacs008Field.To]);
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length - _used < text.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _texts.Add((_used, text.Length));
        _used += text.Length;
    }

    private readonly record struct Entry(int BatchIndex, RejectedTransaction? Rejection);
}
