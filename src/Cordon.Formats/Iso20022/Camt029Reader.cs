namespace Cordon.Formats.Iso20022;

/// <summary>
/// Reads the answers of banks to recalls (<c>camt.029.001.08</c> to <c>.13</c>), bare or in any envelope. Reused for message after message;
/// used by one thread at a time. Memory does not depend on the length of a message.
/// </summary>
/// <remarks>The mapping of fields stands in docs/iso20022.md.</remarks>
public sealed class Camt029Reader
{
    private const string Root = "Document/RsltnOfInvstgtn";
    private const string One = Root + "/CxlDtls/TxInfAndSts";
    private const string All = Root + "/CxlDtls/OrgnlGrpInfAndSts";

    private static readonly MessagePart AssignmentId = new(PartKind.Identification, Root + "/Assgnmt/Id");
    private static readonly MessagePart Assigner = new(PartKind.Bank, Root + "/Assgnmt/Assgnr/Agt/FinInstnId/BICFI");
    private static readonly MessagePart Assignee = new(PartKind.Bank, Root + "/Assgnmt/Assgne/Agt/FinInstnId/BICFI");
    private static readonly MessagePart Created = new(PartKind.Time, Root + "/Assgnmt/CreDtTm");
    private static readonly MessagePart MessageCaseId = new(PartKind.Identification, Root + "/RslvdCase/Id");
    private static readonly MessagePart Confirmation = new(PartKind.Code, Root + "/Sts/Conf");
    private static readonly MessagePart MessageReturned = new(PartKind.Amount, Root + "/RsltnRltdInf/IntrBkSttlmAmt") { IsTrailing = true };
    private static readonly MessagePart MessageReturnedOn = new(PartKind.Date, Root + "/RsltnRltdInf/IntrBkSttlmDt") { IsTrailing = true };
    private static readonly MessagePart MessageReturnUetr = new(PartKind.Uetr, Root + "/RsltnRltdInf/UETR") { IsTrailing = true };

    private static readonly MessagePart CaseId = new(PartKind.Identification, One + "/RslvdCase/Id", All + "/RslvdCase/Id");
    private static readonly MessagePart StatusId = new(PartKind.Identification, One + "/CxlStsId");
    private static readonly MessagePart CancellationId = new(PartKind.Identification, All + "/OrgnlGrpCxlId");
    private static readonly MessagePart OriginalMessageId = new(PartKind.Identification, One + "/OrgnlGrpInf/OrgnlMsgId", All + "/OrgnlMsgId");
    private static readonly MessagePart OriginalName = new(PartKind.Identification, One + "/OrgnlGrpInf/OrgnlMsgNmId", All + "/OrgnlMsgNmId");
    private static readonly MessagePart OriginalInstructionId = new(PartKind.Identification, One + "/OrgnlInstrId");
    private static readonly MessagePart OriginalEndToEndId = new(PartKind.Identification, One + "/OrgnlEndToEndId");
    private static readonly MessagePart OriginalTransactionId = new(PartKind.Identification, One + "/OrgnlTxId");
    private static readonly MessagePart OriginalUetr = new(PartKind.Uetr, One + "/OrgnlUETR");
    private static readonly MessagePart OriginalReference = new(PartKind.Identification, One + "/OrgnlClrSysRef");
    private static readonly MessagePart OneStatus = new(PartKind.Code, One + "/TxCxlSts");
    private static readonly MessagePart AllStatus = new(PartKind.Code, All + "/GrpCxlSts");
    private static readonly MessagePart Reason = new(PartKind.Code, One + "/CxlStsRsnInf/Rsn/Cd", All + "/CxlStsRsnInf/Rsn/Cd");
    private static readonly MessagePart OwnReason =
        new(PartKind.Identification, One + "/CxlStsRsnInf/Rsn/Prtry", All + "/CxlStsRsnInf/Rsn/Prtry");

    private static readonly MessagePart Words =
        new(PartKind.Words, One + "/CxlStsRsnInf/AddtlInf", All + "/CxlStsRsnInf/AddtlInf") { Repeats = true };

    private static readonly MessagePart Returned = new(PartKind.Amount, One + "/RsltnRltdInf/IntrBkSttlmAmt");
    private static readonly MessagePart ReturnedOn = new(PartKind.Date, One + "/RsltnRltdInf/IntrBkSttlmDt");
    private static readonly MessagePart ReturnUetr = new(PartKind.Uetr, One + "/RsltnRltdInf/UETR");
    private static readonly MessagePart OriginalAmount = new(PartKind.Amount, One + "/OrgnlIntrBkSttlmAmt");
    private static readonly MessagePart RepeatedAmount = new(PartKind.Amount, One + "/OrgnlTxRef/IntrBkSttlmAmt");
    private static readonly MessagePart OriginalDate = new(PartKind.Date, One + "/OrgnlIntrBkSttlmDt");
    private static readonly MessagePart RepeatedDate = new(PartKind.Date, One + "/OrgnlTxRef/IntrBkSttlmDt");

    private static readonly MessageShape Shape = new(
        XmlNamespaceKind.Camt029, [One, All], [One + "/CxlStsRsnInf", All + "/CxlStsRsnInf"], AssignmentId,
        AssignmentId, Assigner, Assignee, Created, MessageCaseId, Confirmation, MessageReturned, MessageReturnedOn, MessageReturnUetr, CaseId,
        StatusId, CancellationId, OriginalMessageId, OriginalName, OriginalInstructionId, OriginalEndToEndId, OriginalTransactionId,
        OriginalUetr, OriginalReference, OneStatus, AllStatus, Reason, OwnReason, Words, Returned, ReturnedOn, ReturnUetr, OriginalAmount,
        RepeatedAmount, OriginalDate, RepeatedDate);

    private readonly MessageWalk _walk;
    private Action<RecallAnswer> _onAnswer = null!;

    public Camt029Reader() => _walk = new MessageWalk(
        Shape, Take, OriginalUetr, OriginalTransactionId, OriginalInstructionId, OriginalEndToEndId, CaseId, OriginalMessageId);

    /// <summary>Reads a message that lies in memory.</summary>
    /// <param name="onAnswer">Takes each answer, in the message's order.</param>
    /// <param name="onRejected">Takes each transaction that became no answer.</param>
    public Camt029Result Read(ReadOnlySpan<byte> message, Action<RecallAnswer> onAnswer, Action<RejectedTransaction> onRejected)
    {
        _onAnswer = onAnswer;
        return Result(_walk.Read(message, onRejected));
    }

    /// <summary>Reads a message from a stream, which stays the caller's to close.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, Action{RecallAnswer}, Action{RejectedTransaction})"/>
    /// <exception cref="IOException">The stream cannot be read; what was handed on before stays so.</exception>
    public Camt029Result Read(Stream stream, Action<RecallAnswer> onAnswer, Action<RejectedTransaction> onRejected)
    {
        _onAnswer = onAnswer;
        return Result(_walk.Read(stream, onRejected));
    }

    private (MessagePart, string)? Take(MessageValues values)
    {
        var reasons = values.Reasons(Reason, OwnReason, Words, out var fault);
        if (fault is not null)
        {
            return (OwnReason, fault);
        }

        var answer = new RecallAnswer
        {
            AssignmentId = values.Raw(AssignmentId),
            IsForWholeMessage = values.Transaction == All,
            CaseId = values.Text(CaseId) ?? values.Text(MessageCaseId),
            StatusId = values.Text(StatusId),
            CancellationId = values.Text(CancellationId),
            OriginalMessageId = values.Text(OriginalMessageId),
            OriginalMessageName = values.Text(OriginalName),
            OriginalInstructionId = values.Text(OriginalInstructionId),
            OriginalEndToEndId = values.Text(OriginalEndToEndId),
            OriginalTransactionId = values.Text(OriginalTransactionId),
            OriginalUetr = values.Text(OriginalUetr),
            OriginalClearingReference = values.Text(OriginalReference),
            Confirmation = values.Text(Confirmation),
            Status = values.Text(OneStatus) ?? values.Text(AllStatus),
            Reasons = reasons,
            ReturnedAmount = values.Amount(Returned),
            ReturnedOn = values.Date(ReturnedOn),
            ReturnUetr = values.Text(ReturnUetr),
            OriginalAmount = values.Amount(OriginalAmount) ?? values.Amount(RepeatedAmount),
            OriginalSettledOn = values.Date(OriginalDate) ?? values.Date(RepeatedDate),
        };
        if (!NamesSomething(answer))
        {
            return (CaseId, "is missing, and so is every identification of the original transaction: nothing says what is answered");
        }

        _onAnswer(answer);
        return null;
    }

    private static bool NamesSomething(RecallAnswer answer) =>
        (answer.CaseId ?? answer.OriginalUetr ?? answer.OriginalTransactionId ?? answer.OriginalInstructionId ?? answer.OriginalEndToEndId
            ?? answer.OriginalClearingReference ?? answer.CancellationId ?? answer.OriginalMessageId) is not null;

    private Camt029Result Result(MessageReading reading)
    {
        var values = _walk.Values;
        return new Camt029Result
        {
            Reading = reading,
            AssignmentId = values.Text(AssignmentId),
            Assigner = values.Text(Assigner),
            Assignee = values.Text(Assignee),
            Created = values.Time(Created),
            CaseId = values.Text(MessageCaseId),
            Confirmation = values.Text(Confirmation),
            ReturnedAmount = values.Amount(MessageReturned),
            ReturnedOn = values.Date(MessageReturnedOn),
            ReturnUetr = values.Text(MessageReturnUetr),
        };
    }
}
