using System.Buffers;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using static Cordon.Formats.Iso20022.MessageWriting;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Writes payment status reports (<c>pacs.002</c>) that answer a <c>pacs.008</c>, in the version published with the request's: two
/// numbers above it (<c>pacs.008.001.08</c> is answered with <c>pacs.002.001.10</c>).
/// </summary>
/// <remarks>
/// Status codes (ISO 20022 external code sets): allow ACCP, warn ACTC, hold PDNG, block RJCT for the reason FRAD, not decidable RJCT.
/// Words go with the reason NARR. An identification the request lacks is left out, and so is a UETR that is no UUID of version 4.
/// </remarks>
public static class Pacs002Writer
{
    /// <summary>How much higher the version of the answer is than the request's.</summary>
    public const int VersionAbove = 2;

    /// <summary>Characters of one line of additional information (Max105Text).</summary>
    public const int LineLengthMax = MessageWriting.LineLengthMax;

    /// <summary>Lines of additional information; what goes beyond ends in an ellipsis. The standard sets no limit, receivers do.</summary>
    public const int LinesMax = 20;

    private const int MessageIdLengthMax = SchemaValues.IdentificationLengthMax;

    /// <summary>Writes one report on any number of the message's transactions.</summary>
    /// <param name="to">Takes the report as UTF-8.</param>
    /// <param name="original">The message that is answered.</param>
    /// <param name="messageId">The report's own identification: 1 to 35 characters.</param>
    /// <param name="at">The moment of the report.</param>
    /// <param name="answers">The answers, in any order.</param>
    /// <exception cref="ArgumentException">The identification is no Max35Text, or the message was not read.</exception>
    public static void Write(
        IBufferWriter<byte> to, Pacs008Original original, string messageId, Instant at, IReadOnlyList<PaymentAnswer> answers)
    {
        if (messageId.Length is 0 or > MessageIdLengthMax)
        {
            throw new ArgumentException($"A message's identification has 1 to {MessageIdLengthMax} characters.", nameof(messageId));
        }

        if (original.Version == 0)
        {
            throw new ArgumentException("Only a message with a transaction can be answered.", nameof(original));
        }

        Document(to, "pacs.002.001", original.Version + VersionAbove);
        Put(to, "<FIToFIPmtStsRpt><GrpHdr>");
        Element(to, "MsgId", messageId);
        Element(to, "CreDtTm", at.ToString());

        // The one that was instructed now instructs.
        Agent(to, "InstgAgt", original.To);
        Agent(to, "InstdAgt", original.From);
        Put(to, "</GrpHdr>");
        foreach (var answer in answers)
        {
            Transaction(to, original, answer);
        }

        Put(to, "</FIToFIPmtStsRpt></Document>\n");
    }

    private static void Transaction(IBufferWriter<byte> to, Pacs008Original original, PaymentAnswer answer)
    {
        Put(to, "<TxInfAndSts><OrgnlGrpInf>");
        Element(to, "OrgnlMsgId", original.MessageId.Length == 0 ? "NOTPROVIDED" : original.MessageId);
        Element(to, "OrgnlMsgNmId", $"pacs.008.001.{original.Version:00}");
        Put(to, "</OrgnlGrpInf>");
        Identification(to, "OrgnlInstrId", Text(original, answer, OriginalText.InstructionId));
        Identification(to, "OrgnlEndToEndId", Text(original, answer, OriginalText.EndToEndId));
        Identification(to, "OrgnlTxId", Text(original, answer, OriginalText.TransactionId));
        var uetr = Text(original, answer, OriginalText.Uetr).ToLowerInvariant();
        Identification(to, "OrgnlUETR", SchemaValues.IsVersion4(uetr) ? uetr : "");
        var (status, reason) = Codes(answer.Outcome);
        Element(to, "TxSts", status);
        Reason(to, reason, answer.Words);
        Agent(to, "InstgAgt", Text(original, answer, OriginalText.To));
        Agent(to, "InstdAgt", Text(original, answer, OriginalText.From));
        Put(to, "</TxInfAndSts>");
    }

    private static (string Status, string? Reason) Codes(Outcome? outcome) => outcome switch
    {
        Outcome.Allow => ("ACCP", null),
        Outcome.Warn => ("ACTC", null),
        Outcome.Hold => ("PDNG", null),
        Outcome.Block => ("RJCT", "FRAD"),
        _ => ("RJCT", null),
    };

    private static void Reason(IBufferWriter<byte> to, string? code, string words)
    {
        var lines = Lines(words, LinesMax, "…");
        if (code is null && lines.Count == 0)
        {
            return;
        }

        Put(to, "<StsRsnInf><Rsn>");
        Element(to, "Cd", code ?? "NARR");
        Put(to, "</Rsn>");
        foreach (var line in lines)
        {
            Element(to, "AddtlInf", line);
        }

        Put(to, "</StsRsnInf>");
    }

    private static string Text(Pacs008Original original, PaymentAnswer answer, OriginalText which) =>
        Encoding.UTF8.GetString(original.Text(answer.Transaction, which));

    private static void Identification(IBufferWriter<byte> to, string name, string value)
    {
        // Longer ones are no identifications of the standard: their transaction was rejected, and the answer must be valid.
        if (value.Length is > 0 and <= MessageIdLengthMax || (name == "OrgnlUETR" && value.Length > 0))
        {
            Element(to, name, value);
        }
    }
}
