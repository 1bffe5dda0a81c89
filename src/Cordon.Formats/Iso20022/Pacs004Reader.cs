using System.Globalization;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Reads payment returns (<c>pacs.004.001.09</c> to <c>.13</c>), bare or in any envelope. Reused for message after message; used by one
/// thread at a time. Memory does not depend on the length of a message.
/// </summary>
/// <remarks>The mapping of fields stands in docs/iso20022.md.</remarks>
public sealed class Pacs004Reader
{
    private const string Root = "Document/PmtRtr";
    private const string Group = Root + "/GrpHdr";
    private const string Original = Root + "/OrgnlGrpInf";
    private const string One = Root + "/TxInf";
    private const string Bank = "/FinInstnId/BICFI";

    private static readonly MessagePart MessageId = new(PartKind.Identification, Group + "/MsgId");
    private static readonly MessagePart Created = new(PartKind.Time, Group + "/CreDtTm");
    private static readonly MessagePart Count = new(PartKind.Words, Group + "/NbOfTxs");
    private static readonly MessagePart ControlSum = new(PartKind.Words, Group + "/CtrlSum");
    private static readonly MessagePart IsWhole = new(PartKind.Flag, Group + "/GrpRtr");
    private static readonly MessagePart Total = new(PartKind.Amount, Group + "/TtlRtrdIntrBkSttlmAmt");
    private static readonly MessagePart MessageDate = new(PartKind.Date, Group + "/IntrBkSttlmDt");
    private static readonly MessagePart MessageFrom = new(PartKind.Bank, Group + "/InstgAgt" + Bank);
    private static readonly MessagePart MessageTo = new(PartKind.Bank, Group + "/InstdAgt" + Bank);
    private static readonly MessagePart WholeMessageId = new(PartKind.Identification, Original + "/OrgnlMsgId");
    private static readonly MessagePart WholeName = new(PartKind.Identification, Original + "/OrgnlMsgNmId");
    private static readonly MessagePart WholeReason = new(PartKind.Code, Original + "/RtrRsnInf/Rsn/Cd");
    private static readonly MessagePart WholeOwnReason = new(PartKind.Identification, Original + "/RtrRsnInf/Rsn/Prtry");
    private static readonly MessagePart WholeWords = new(PartKind.Words, Original + "/RtrRsnInf/AddtlInf") { Repeats = true };

    private static readonly MessagePart ReturnId = new(PartKind.Identification, One + "/RtrId");
    private static readonly MessagePart OriginalMessageId = new(PartKind.Identification, One + "/OrgnlGrpInf/OrgnlMsgId");
    private static readonly MessagePart OriginalName = new(PartKind.Identification, One + "/OrgnlGrpInf/OrgnlMsgNmId");
    private static readonly MessagePart InstructionId = new(PartKind.Identification, One + "/OrgnlInstrId");
    private static readonly MessagePart EndToEndId = new(PartKind.Identification, One + "/OrgnlEndToEndId");
    private static readonly MessagePart TransactionId = new(PartKind.Identification, One + "/OrgnlTxId");
    private static readonly MessagePart Uetr = new(PartKind.Uetr, One + "/OrgnlUETR");
    private static readonly MessagePart Reference = new(PartKind.Identification, One + "/OrgnlClrSysRef");
    private static readonly MessagePart OriginalAmount = new(PartKind.Amount, One + "/OrgnlIntrBkSttlmAmt");
    private static readonly MessagePart OriginalDate = new(PartKind.Date, One + "/OrgnlIntrBkSttlmDt");
    private static readonly MessagePart Returned = new(PartKind.AmountAboveZero, One + "/RtrdIntrBkSttlmAmt");
    private static readonly MessagePart Date = new(PartKind.Date, One + "/IntrBkSttlmDt");
    private static readonly MessagePart Ordered = new(PartKind.Amount, One + "/RtrdInstdAmt");
    private static readonly MessagePart Compensation = new(PartKind.Amount, One + "/CompstnAmt");
    private static readonly MessagePart Charge = new(PartKind.Amount, One + "/ChrgsInf/Amt");
    private static readonly MessagePart Bearer = new(PartKind.Code, One + "/ChrgBr");
    private static readonly MessagePart From = new(PartKind.Bank, One + "/InstgAgt" + Bank);
    private static readonly MessagePart To = new(PartKind.Bank, One + "/InstdAgt" + Bank);
    private static readonly MessagePart Reason = new(PartKind.Code, One + "/RtrRsnInf/Rsn/Cd");
    private static readonly MessagePart OwnReason = new(PartKind.Identification, One + "/RtrRsnInf/Rsn/Prtry");
    private static readonly MessagePart Words = new(PartKind.Words, One + "/RtrRsnInf/AddtlInf") { Repeats = true };

    private static readonly MessageShape Shape = new(
        XmlNamespaceKind.Pacs004, [One], [Original + "/RtrRsnInf", One + "/RtrRsnInf", One + "/ChrgsInf"], MessageId,
        MessageId, Created, Count, ControlSum, IsWhole, Total, MessageDate, MessageFrom, MessageTo, WholeMessageId, WholeName, WholeReason,
        WholeOwnReason, WholeWords, ReturnId, OriginalMessageId, OriginalName, InstructionId, EndToEndId, TransactionId, Uetr, Reference,
        OriginalAmount, OriginalDate, Returned, Date, Ordered, Compensation, Charge, Bearer, From, To, Reason, OwnReason, Words);

    private readonly byte[] _amount = new byte[XmlLimits.ValueLengthMax + 1];
    private readonly MessageWalk _walk;
    private Action<PaymentReturn> _onReturn = null!;
    private ControlTotals _totals;

    public Pacs004Reader() => _walk = new MessageWalk(Shape, Take, Uetr, TransactionId, InstructionId, EndToEndId, ReturnId);

    /// <summary>Reads a message that lies in memory.</summary>
    /// <param name="onReturn">Takes each return, in the message's order.</param>
    /// <param name="onRejected">Takes each transaction that became no return.</param>
    public Pacs004Result Read(ReadOnlySpan<byte> message, Action<PaymentReturn> onReturn, Action<RejectedTransaction> onRejected)
    {
        (_onReturn, _totals) = (onReturn, default);
        return Result(_walk.Read(message, onRejected));
    }

    /// <summary>Reads a message from a stream, which stays the caller's to close.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, Action{PaymentReturn}, Action{RejectedTransaction})"/>
    /// <exception cref="IOException">The stream cannot be read; what was handed on before stays so.</exception>
    public Pacs004Result Read(Stream stream, Action<PaymentReturn> onReturn, Action<RejectedTransaction> onRejected)
    {
        (_onReturn, _totals) = (onReturn, default);
        return Result(_walk.Read(stream, onRejected));
    }

    private (MessagePart, string)? Take(MessageValues values)
    {
        _totals.Add(SchemaValues.Plain(Encoding.UTF8.GetBytes(values.Raw(Returned)), _amount));
        if (values.Amount(Returned) is not { } returned)
        {
            return (Returned, "is missing: nothing says what comes back");
        }

        var reasons = values.Reasons(Reason, OwnReason, Words, out var fault);
        if (reasons.Count == 0 && fault is null)
        {
            reasons = values.Reasons(WholeReason, WholeOwnReason, WholeWords, out fault);
        }

        if (fault is not null)
        {
            return (OwnReason, fault);
        }

        var given = Made(values, returned, reasons);
        if (!NamesSomething(given))
        {
            return (Uetr, "is missing, and so is every other identification of the original transaction: nothing says what comes back");
        }

        _onReturn(given);
        return null;
    }

    private static PaymentReturn Made(MessageValues values, Money returned, IReadOnlyList<AnswerReason> reasons) => new()
    {
        MessageId = values.Raw(MessageId),
        ReturnId = values.Text(ReturnId),
        OriginalMessageId = values.Text(OriginalMessageId) ?? values.Text(WholeMessageId),
        OriginalMessageName = values.Text(OriginalName) ?? values.Text(WholeName),
        OriginalInstructionId = values.Text(InstructionId),
        OriginalEndToEndId = values.Text(EndToEndId),
        OriginalTransactionId = values.Text(TransactionId),
        OriginalUetr = values.Text(Uetr),
        OriginalClearingReference = values.Text(Reference),
        OriginalAmount = values.Amount(OriginalAmount),
        OriginalSettledOn = values.Date(OriginalDate),
        ReturnedAmount = returned,
        OrderedAmount = values.Amount(Ordered),
        SettledOn = values.Date(Date) ?? values.Date(MessageDate),
        Compensation = values.Amount(Compensation),
        Charges = values.Amounts(Charge),
        ChargeBearer = values.Text(Bearer),
        Reasons = reasons,
        From = values.Text(From) ?? values.Text(MessageFrom),
        To = values.Text(To) ?? values.Text(MessageTo),
    };

    private static bool NamesSomething(PaymentReturn given) =>
        (given.OriginalUetr ?? given.OriginalTransactionId ?? given.OriginalInstructionId ?? given.OriginalEndToEndId
            ?? given.OriginalClearingReference ?? given.OriginalMessageId) is not null;

    private Pacs004Result Result(MessageReading reading)
    {
        var values = _walk.Values;
        var reasons = values.Reasons(WholeReason, WholeOwnReason, WholeWords, out var fault);
        return new Pacs004Result
        {
            Reading = reading,
            MessageId = values.Text(MessageId),
            Created = values.Time(Created),
            IsWholeMessage = values.Has(IsWhole) ? IsForWhole(values) : null,
            TotalReturned = values.Amount(Total),
            TransactionsStated = long.TryParse(values.Raw(Count), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : null,
            Whole = reading is { Status: MessageStatus.Read, Transactions: 0 } && IsForWhole(values) && values.Amount(Total) is { Minor: > 0 } total
                ? Made(values, total, reasons)
                : null,
            OriginalMessageId = values.Text(WholeMessageId),
            OriginalMessageName = values.Text(WholeName),
            Contradiction = reading.Status == MessageStatus.Read ? Contradiction(values, reading, fault) : null,
        };
    }

    private static bool IsForWhole(MessageValues values) => values.Raw(IsWhole) is "true" or "1";

    private string? Contradiction(MessageValues values, MessageReading reading, string? reasonFault)
    {
        // The return of a whole message may leave its transactions out, and counts them still.
        if (reading.Transactions == 0 && IsForWhole(values))
        {
            return reasonFault is null ? null : $"{WholeOwnReason.Name} {reasonFault}";
        }

        // The amount of a rejected transaction may be what it was rejected for.
        return _totals.Contradiction(
            values.Has(Count), Encoding.UTF8.GetBytes(values.Raw(Count)), values.Has(ControlSum) && reading.Rejected == 0,
            Encoding.UTF8.GetBytes(values.Raw(ControlSum)), reading.Transactions);
    }
}
