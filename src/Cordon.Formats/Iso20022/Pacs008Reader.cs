using System.Text;
using Cordon.Core.Screening;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Reads FI-to-FI customer credit transfers (<c>pacs.008.001.08</c> to <c>.13</c>), bare or in any envelope, into payments. Reused for
/// message after message; used by one thread at a time. Memory does not depend on the length of a message.
/// </summary>
/// <remarks>The mapping of fields stands in docs/iso20022.md.</remarks>
public sealed partial class Pacs008Reader
{
    /// <summary>Payments a batch holds when it is handed on.</summary>
    public const int BatchPayments = 1024;

    private readonly XmlScratch _scratch = new();
    private readonly Pacs008Values _values = new();
    private readonly byte[] _nodes = new byte[XmlLimits.DepthMax + 1];

    // Of the message at hand.
    private PaymentBatch _batch = null!;
    private Action<PaymentBatch>? _onFull;
    private Action<RejectedTransaction> _onRejected = null!;
    private Pacs008Original? _original;
    private ControlTotals _totals;
    private int _version;
    private bool _groupIsRead;
    private long _transactions;
    private long _accepted;
    private long _timesWithoutOffset;
    private long _namesShortened;
    private string? _notPacs008;

    // Of the transaction at hand: the first fault found.
    private string? _faultReason;
    private Pacs008Field _faultField;

    /// <summary>Reads a message that lies in memory; its payments are added to <paramref name="into"/>.</summary>
    /// <param name="into">Takes the payments behind those already in it.</param>
    /// <param name="onRejected">Takes each transaction that became no payment.</param>
    /// <param name="original">Takes what an answer needs, in place of what it held; null when no answer is wanted.</param>
    public Pacs008Result Read(
        ReadOnlySpan<byte> message, PaymentBatch into, Action<RejectedTransaction> onRejected, Pacs008Original? original = null)
    {
        Begin(into, null, onRejected, original);
        var scanner = new XmlScanner(_scratch, message);
        return Run(ref scanner);
    }

    /// <summary>
    /// Reads a message from a stream, which stays the caller's to close; payments not yet handed on stay in <paramref name="batch"/>.
    /// </summary>
    /// <param name="batch">Takes the payments behind those already in it.</param>
    /// <param name="onFull">Takes the batch whenever it holds <see cref="BatchPayments"/>; it is cleared afterwards.</param>
    /// <param name="onRejected">Takes each transaction that became no payment.</param>
    /// <param name="original">Takes what an answer needs, in place of what it held; null when no answer is wanted.</param>
    /// <exception cref="IOException">The stream cannot be read; what was handed on before stays so.</exception>
    public Pacs008Result Read(
        Stream stream, PaymentBatch batch, Action<PaymentBatch> onFull, Action<RejectedTransaction> onRejected,
        Pacs008Original? original = null)
    {
        Begin(batch, onFull, onRejected, original);
        var scanner = new XmlScanner(_scratch, stream);
        return Run(ref scanner);
    }

    private void Begin(PaymentBatch batch, Action<PaymentBatch>? onFull, Action<RejectedTransaction> onRejected, Pacs008Original? original)
    {
        _batch = batch;
        _onFull = onFull;
        _onRejected = onRejected;
        _original = original;
        original?.Clear();
        _values.BeginMessage();
        _totals = default;
        _version = 0;
        _groupIsRead = false;
        _transactions = _accepted = _timesWithoutOffset = _namesShortened = 0;
        _notPacs008 = null;
    }

    private Pacs008Result Run(ref XmlScanner scanner)
    {
        var token = XmlToken.None;
        while (token is not (XmlToken.Fault or XmlToken.EndOfFile))
        {
            token = scanner.Next();
            switch (token)
            {
                case XmlToken.Start:
                    token = Start(ref scanner);
                    break;
                case XmlToken.Text:
                    _values.Append(scanner.Segment, scanner.SegmentIsResolved);
                    break;
                case XmlToken.End:
                    token = End(ref scanner);
                    break;
            }
        }

        if (token == XmlToken.EndOfFile && _version == 0)
        {
            _notPacs008 = "it holds no Document in a namespace of ISO 20022";
        }

        var fault = _notPacs008 ?? scanner.FaultText;
        return new Pacs008Result
        {
            Status = fault is null ? Pacs008Status.Read : _notPacs008 is not null ? Pacs008Status.NotPacs008 : Pacs008Status.Broken,
            Version = _version,
            Transactions = _transactions,
            Accepted = _accepted,
            Rejected = _transactions - _accepted,
            TimesWithoutOffset = _timesWithoutOffset,
            NamesShortened = _namesShortened,
            Fault = fault,
            FaultOffset = fault is null ? 0 : scanner.FaultText is null ? scanner.Offset : scanner.FaultOffset,
            FaultPath = fault is null ? null : scanner.Path(),
            Contradiction = fault is null ? Contradiction() : null,
        };
    }

    private string? Contradiction() => _totals.Contradiction(
        _values.Has(Pacs008Field.TransactionCount), _values[Pacs008Field.TransactionCount],
        _values.Has(Pacs008Field.ControlSum), _values[Pacs008Field.ControlSum], _transactions);

    private XmlToken Start(ref XmlScanner scanner)
    {
        var parent = scanner.Depth == 1 ? Pacs008Schema.Outside : _nodes[scanner.Depth - 1];
        var node = parent switch
        {
            Pacs008Schema.Ignored => Pacs008Schema.Ignored,
            Pacs008Schema.Outside => StartOutside(ref scanner),
            _ => Inside(scanner, parent) ? Pacs008Schema.ChildOf(parent, scanner.Local) : Pacs008Schema.Ignored,
        };
        _nodes[scanner.Depth] = node;
        if (scanner.FaultText is not null)
        {
            return XmlToken.Fault;
        }

        if (scanner.WantsText)
        {
            scanner.WantsText = false;
            return Refuse(ref scanner, Pacs008Schema.FieldOf(parent), "holds elements where a value should stand");
        }

        if (node <= Pacs008Schema.Ignored)
        {
            return XmlToken.Start;
        }

        var field = Pacs008Schema.FieldOf(node);
        return field != Pacs008Field.None ? StartValue(ref scanner, field)
            : node == Pacs008Schema.CreditTransfer ? StartTransaction(ref scanner)
            : node == Pacs008Schema.GroupHeader ? StartGroup(ref scanner)
            : XmlToken.Start;
    }

    private bool Inside(in XmlScanner scanner, byte parent) =>
        scanner.Kind == XmlNamespaceKind.Pacs008 ? scanner.Version == _version && parent != Pacs008Schema.Header
            : scanner.Kind == XmlNamespaceKind.Header && parent == Pacs008Schema.Header;

    private byte StartOutside(ref XmlScanner scanner)
    {
        if (scanner.Kind == XmlNamespaceKind.Header && scanner.Local.SequenceEqual("AppHdr"u8))
        {
            return _version == 0 ? Pacs008Schema.Header : Pacs008Schema.Ignored;
        }

        if (!scanner.Local.SequenceEqual("Document"u8))
        {
            return Pacs008Schema.Outside;
        }

        if (_version != 0)
        {
            scanner.Fail("a second Document begins; one file holds one message");
        }
        else if (scanner.Kind != XmlNamespaceKind.Pacs008)
        {
            _notPacs008 = $"its Document is in {scanner.NamespaceShown()}, not in {MessageNamespaces.Shown(XmlNamespaceKind.Pacs008)}";
            scanner.Fail(_notPacs008);
        }

        _version = scanner.Kind == XmlNamespaceKind.Pacs008 ? scanner.Version : 0;
        return Pacs008Schema.Document;
    }

    private XmlToken StartGroup(ref XmlScanner scanner)
    {
        if (_groupIsRead || _transactions > 0)
        {
            return scanner.Fail(_groupIsRead ? "a second GrpHdr begins" : "GrpHdr stands behind a transaction");
        }

        _groupIsRead = true;
        return XmlToken.Start;
    }

    private XmlToken StartTransaction(ref XmlScanner scanner)
    {
        if (!_groupIsRead)
        {
            return scanner.Fail("a transaction stands before GrpHdr");
        }

        if (_transactions == 0)
        {
            _original?.BeginMessage(_values, _version);
        }

        _values.BeginTransaction(_transactions == 0);
        _faultReason = null;
        return XmlToken.Start;
    }

    private XmlToken StartValue(ref XmlScanner scanner, Pacs008Field field)
    {
        if (field is Pacs008Field.Amount or Pacs008Field.OrderedAmount)
        {
            var currency = scanner.Attribute("Ccy"u8);
            if (!_values.Set(field + 1, currency) && Refuse(ref scanner, field + 1, "stands twice or is too long") == XmlToken.Fault)
            {
                return XmlToken.Fault;
            }
        }

        scanner.WantsText = true;
        return _values.Begin(field) ? XmlToken.Start : Refuse(ref scanner, field, "stands twice");
    }

    private XmlToken End(ref XmlScanner scanner)
    {
        var node = _nodes[scanner.Depth];
        var token = XmlToken.End;
        if (node > Pacs008Schema.Ignored)
        {
            var field = Pacs008Schema.FieldOf(node);
            if (field != Pacs008Field.None)
            {
                scanner.WantsText = false;
                token = _values.End(field) ? XmlToken.End : Refuse(ref scanner, field, $"is longer than {XmlLimits.ValueLengthMax} bytes");
            }
            else if (node == Pacs008Schema.CreditTransfer)
            {
                EndTransaction(scanner.Offset);
            }
            else if (node == Pacs008Schema.GroupHeader && IsTooLongForAnId(_values[Pacs008Field.MessageId]))
            {
                token = scanner.Fail($"MsgId is longer than {SchemaValues.IdentificationLengthMax} characters");
            }
        }

        if (token != XmlToken.Fault)
        {
            scanner.Leave();
        }

        return token;
    }

    /// <summary>
    /// Notes a fault of a value: of the transaction, which is rejected at its end, or of the message, which is not read on.
    /// </summary>
    private XmlToken Refuse(ref XmlScanner scanner, Pacs008Field field, string what)
    {
        if (field < Pacs008Field.InstructionId)
        {
            return scanner.Fail($"{LastName(Pacs008Schema.PathOf(field))} {what}");
        }

        Reject(field, $"{LastName(Pacs008Schema.PathOf(field))} {what}");
        return XmlToken.Start;
    }

    private static string LastName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private string TextOf(Pacs008Field field) => Encoding.UTF8.GetString(_values[field]);
}
