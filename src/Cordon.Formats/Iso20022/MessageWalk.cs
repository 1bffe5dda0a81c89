using System.Text;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Walks through one message after the other by a shape, and says of each transaction whether it became what was wanted. Used by one
/// thread at a time; memory does not depend on the length of a message.
/// </summary>
/// <param name="shape">What is read.</param>
/// <param name="take">
/// Makes of the values at hand what is wanted; returns null when it did, else the part at fault and a sentence without its name.
/// </param>
/// <param name="names">What a rejected transaction is told from others by, the best first.</param>
internal sealed class MessageWalk(MessageShape shape, Func<MessageValues, (MessagePart Part, string Reason)?> take, params MessagePart[] names)
{
    private readonly XmlScratch _scratch = new();
    private readonly byte[] _nodes = new byte[XmlLimits.DepthMax + 1];
    private readonly byte[] _buffer = new byte[XmlLimits.ValueLengthMax + 1];

    // Of the message at hand.
    private Action<RejectedTransaction> _onRejected = null!;
    private XmlValue _value;
    private string _currency = "";
    private int _version;
    private long _transactions;
    private long _accepted;
    private string? _otherKind;

    // Of the transaction at hand: the first fault found, and where.
    private string? _faultReason;
    private string _faultPath = "";
    private long _faultOffset;

    /// <summary>The values of the message, and of the transaction while it is taken.</summary>
    public MessageValues Values { get; } = new();

    /// <summary>Reads a message that lies in memory.</summary>
    public MessageReading Read(ReadOnlySpan<byte> message, Action<RejectedTransaction> onRejected)
    {
        Begin(onRejected);
        var scanner = new XmlScanner(_scratch, message);
        return Run(ref scanner);
    }

    /// <summary>Reads a message from a stream, which stays the caller's to close.</summary>
    /// <exception cref="IOException">The stream cannot be read; what was handed on before stays so.</exception>
    public MessageReading Read(Stream stream, Action<RejectedTransaction> onRejected)
    {
        Begin(onRejected);
        var scanner = new XmlScanner(_scratch, stream);
        return Run(ref scanner);
    }

    private void Begin(Action<RejectedTransaction> onRejected)
    {
        _onRejected = onRejected;
        Values.BeginMessage();
        _version = 0;
        _transactions = _accepted = 0;
        _otherKind = null;
    }

    private MessageReading Run(ref XmlScanner scanner)
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
                    _value.Append(_buffer, scanner.Segment, scanner.SegmentIsResolved);
                    break;
                case XmlToken.End:
                    token = End(ref scanner);
                    break;
            }
        }

        if (token == XmlToken.EndOfFile && _version == 0)
        {
            _otherKind = "it holds no Document in a namespace of ISO 20022";
        }
        else if (token == XmlToken.EndOfFile && Values.Raw(shape.Required).Length == 0)
        {
            scanner.Fail($"the message has no {shape.Required.Paths[0]}");
        }

        var fault = _otherKind ?? scanner.FaultText;
        return new MessageReading
        {
            Status = fault is null ? MessageStatus.Read : _otherKind is not null ? MessageStatus.OtherKind : MessageStatus.Broken,
            Version = _version,
            Transactions = _transactions,
            Accepted = _accepted,
            Rejected = _transactions - _accepted,
            TimesWithoutOffset = Values.TimesWithoutOffset,
            Fault = fault,
            FaultOffset = fault is null ? 0 : scanner.FaultText is null ? scanner.Offset : scanner.FaultOffset,
            FaultPath = fault is null ? null : scanner.Path(),
        };
    }

    private XmlToken Start(ref XmlScanner scanner)
    {
        var parent = scanner.Depth == 1 ? MessageShape.Outside : _nodes[scanner.Depth - 1];
        var node = parent switch
        {
            MessageShape.Ignored => MessageShape.Ignored,
            MessageShape.Outside => StartOutside(ref scanner),
            _ => scanner.Kind == shape.Kind && scanner.Version == _version ? shape.ChildOf(parent, scanner.Local) : MessageShape.Ignored,
        };
        _nodes[scanner.Depth] = node;
        if (scanner.FaultText is not null)
        {
            return XmlToken.Fault;
        }

        if (scanner.WantsText)
        {
            scanner.WantsText = false;
            return Refuse(ref scanner, parent, "holds elements where a value should stand");
        }

        if (shape.PartOf(node) is { } part)
        {
            return StartValue(ref scanner, node, part);
        }

        if (shape.IsGroup(node))
        {
            Values.BeginGroup();
        }

        return shape.IsTransaction(node) ? StartTransaction(ref scanner) : XmlToken.Start;
    }

    private byte StartOutside(ref XmlScanner scanner)
    {
        if (!scanner.Local.SequenceEqual("Document"u8))
        {
            return MessageShape.Outside;
        }

        if (_version != 0)
        {
            scanner.Fail("a second Document begins; one file holds one message");
        }
        else if (scanner.Kind != shape.Kind)
        {
            _otherKind = $"its Document is in {scanner.NamespaceShown()}, not in {MessageNamespaces.Shown(shape.Kind)}";
            scanner.Fail(_otherKind);
        }
        else
        {
            _version = scanner.Version;
        }

        return shape.Document;
    }

    private XmlToken StartTransaction(ref XmlScanner scanner)
    {
        if (Values.Raw(shape.Required).Length == 0)
        {
            return scanner.Fail($"a transaction stands before {shape.Required.Paths[0]}");
        }

        Values.BeginTransaction(shape.PathOf(_nodes[scanner.Depth]));
        _faultReason = null;
        return XmlToken.Start;
    }

    private XmlToken StartValue(ref XmlScanner scanner, byte node, MessagePart part)
    {
        scanner.WantsText = true;
        _value.Begin(0);
        _currency = part.Kind is PartKind.Amount or PartKind.AmountAboveZero ? Encoding.UTF8.GetString(scanner.Attribute("Ccy"u8)) : "";
        if (!shape.IsInTransaction(node) && !part.IsTrailing && _transactions > 0)
        {
            return scanner.Fail($"{part.Name} stands behind a transaction");
        }

        return Values.Begin(part, node) is { } fault ? Refuse(ref scanner, node, fault) : XmlToken.Start;
    }

    private XmlToken End(ref XmlScanner scanner)
    {
        var node = _nodes[scanner.Depth];
        var token = XmlToken.End;
        if (shape.PartOf(node) is { } part)
        {
            token = EndValue(ref scanner, node, part);
        }
        else if (shape.IsTransaction(node))
        {
            EndTransaction(scanner.Offset);
        }
        else if (shape.IsGroup(node))
        {
            Values.EndGroup();
        }

        if (token != XmlToken.Fault)
        {
            scanner.Leave();
        }

        return token;
    }

    private XmlToken EndValue(ref XmlScanner scanner, byte node, MessagePart part)
    {
        // Where elements stood in it, text is no longer wanted, and the fault is noted.
        var isWhole = scanner.WantsText;
        scanner.WantsText = false;
        if (!isWhole)
        {
            return XmlToken.End;
        }

        if (!_value.End(_buffer, out var start, out var length))
        {
            return Refuse(ref scanner, node, $"is longer than {XmlLimits.ValueLengthMax} bytes");
        }

        return Values.Add(part, node, _buffer.AsSpan(start, length), _currency) is { } fault ? Refuse(ref scanner, node, fault) : XmlToken.End;
    }

    private void EndTransaction(long offset)
    {
        _transactions++;
        if (_faultReason is null && take(Values) is { } fault)
        {
            var path = fault.Part.Paths.FirstOrDefault(p => p.StartsWith(Values.Transaction + "/", StringComparison.Ordinal));
            Note(path ?? fault.Part.Paths[0], $"{fault.Part.Name} {fault.Reason}", offset);
        }

        if (_faultReason is null)
        {
            _accepted++;
        }
        else
        {
            var name = names.Select(Values.Text).FirstOrDefault(n => n is not null) ?? "";
            _onRejected(new RejectedTransaction(Values.Raw(shape.Required), _transactions, name, _faultPath, _faultOffset, _faultReason));
        }

        Values.EndTransaction();
        _faultReason = null;
    }

    /// <summary>
    /// Notes a fault of a value: of the transaction, which is rejected at its end, or of the message, which is not read on.
    /// </summary>
    private XmlToken Refuse(ref XmlScanner scanner, byte node, string what)
    {
        var sentence = $"{shape.PartOf(node)!.Name} {what}";
        if (!shape.IsInTransaction(node))
        {
            return scanner.Fail(sentence);
        }

        Note(shape.PathOf(node), sentence, scanner.Offset);
        return XmlToken.Start;
    }

    private void Note(string path, string sentence, long offset)
    {
        if (_faultReason is null)
        {
            (_faultReason, _faultPath, _faultOffset) = (sentence, path, offset);
        }
    }
}
