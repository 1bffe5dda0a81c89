using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <summary>What a bank says has become of a recall.</summary>
public enum RecallOutcome
{
    /// <summary>It says nothing of that, or uses a code that is about something else.</summary>
    Unknown,

    /// <summary>The recall was carried out (<c>CNCL</c>, <c>ACCR</c>). The money comes with a <c>pacs.004</c>, not with this.</summary>
    Accepted,

    /// <summary>It was carried out in part (<c>PECR</c>, <c>PACR</c>).</summary>
    AcceptedInPart,

    /// <summary>It is under way (<c>PDCR</c>).</summary>
    Pending,

    /// <summary>It was refused (<c>RJCR</c>).</summary>
    Refused,

    /// <summary>A payment has been initiated to resolve the case (<c>IPAY</c>).</summary>
    PaymentInitiated,

    /// <summary>The message as a whole says one thing and the transaction another: a person must ask the bank.</summary>
    Contradictory,
}

/// <summary>
/// What one <c>camt.029</c> says of one recalled transaction, or of all those of one original message. Null is what it does not say.
/// </summary>
public sealed record RecallAnswer
{
    /// <summary>The answer's own identification (<c>Assgnmt/Id</c>).</summary>
    public required string AssignmentId { get; init; }

    /// <summary>Whether it is about all recalled transactions of the original message (<c>OrgnlGrpInfAndSts</c>) instead of one.</summary>
    public bool IsForWholeMessage { get; init; }

    /// <summary>The case that was opened, which is the order's identification (<c>RslvdCase/Id</c>, the transaction's or else the message's).</summary>
    public string? CaseId { get; init; }

    /// <summary>The bank's own identification of its answer (<c>CxlStsId</c>).</summary>
    public string? StatusId { get; init; }

    /// <summary>The identification of a recall of a whole message (<c>OrgnlGrpCxlId</c>).</summary>
    public string? CancellationId { get; init; }

    public string? OriginalMessageId { get; init; }

    /// <summary>The original message's name, as in "pacs.008.001.08".</summary>
    public string? OriginalMessageName { get; init; }

    public string? OriginalInstructionId { get; init; }

    public string? OriginalEndToEndId { get; init; }

    public string? OriginalTransactionId { get; init; }

    /// <summary>In small letters.</summary>
    public string? OriginalUetr { get; init; }

    public string? OriginalClearingReference { get; init; }

    /// <summary>The code of the message as a whole (<c>Sts/Conf</c>).</summary>
    public string? Confirmation { get; init; }

    /// <summary>The transaction's own code (<c>TxCxlSts</c>, <c>GrpCxlSts</c>).</summary>
    public string? Status { get; init; }

    /// <summary>Why, in the message's order.</summary>
    public IReadOnlyList<AnswerReason> Reasons { get; init; } = [];

    /// <summary>The amount that goes back (<c>RsltnRltdInf/IntrBkSttlmAmt</c>), as announced: only a <c>pacs.004</c> moves it.</summary>
    public Money? ReturnedAmount { get; init; }

    public DateOnly? ReturnedOn { get; init; }

    /// <summary>The UETR of the payment that resolves the case, in small letters.</summary>
    public string? ReturnUetr { get; init; }

    /// <summary>What the original transaction settled, as the bank repeats it.</summary>
    public Money? OriginalAmount { get; init; }

    public DateOnly? OriginalSettledOn { get; init; }

    /// <summary>What the codes mean: the transaction's own, else the message's.</summary>
    public RecallOutcome Outcome => OutcomeOf(Confirmation, Status);

    /// <summary>
    /// What two codes mean together. A message that confirms, refuses or keeps pending all of its transactions, of which one says otherwise,
    /// contradicts itself.
    /// </summary>
    internal static RecallOutcome OutcomeOf(string? confirmation, string? status)
    {
        var (whole, own) = (Meaning(confirmation), Meaning(status));
        return status is null ? whole
            : whole is RecallOutcome.Accepted or RecallOutcome.Refused or RecallOutcome.Pending && own != whole ? RecallOutcome.Contradictory
            : own;
    }

    private static RecallOutcome Meaning(string? code) => code switch
    {
        "CNCL" or "ACCR" => RecallOutcome.Accepted,
        "PECR" or "PACR" => RecallOutcome.AcceptedInPart,
        "PDCR" => RecallOutcome.Pending,
        "RJCR" => RecallOutcome.Refused,
        "IPAY" => RecallOutcome.PaymentInitiated,
        _ => RecallOutcome.Unknown,
    };
}
