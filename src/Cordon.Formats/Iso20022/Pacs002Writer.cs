using System.Buffers;
using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;

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
    public const int LineLengthMax = 105;

    /// <summary>Lines of additional information; what goes beyond ends in an ellipsis. The standard sets no limit, receivers do.</summary>
    public const int LinesMax = 20;

    // Max35Text: identifications of messages.
    private const int MessageIdLengthMax = 35;

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

        var version = (original.Version + VersionAbove).ToString("00", CultureInfo.InvariantCulture);
        Put(to, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.{version}\">");
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
        Identification(to, "OrgnlUETR", IsVersion4(uetr) ? uetr : "");
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
        var lines = Lines(words);
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

    /// <summary>Words in lines of at most 105 characters, parted at spaces where there are any.</summary>
    private static List<string> Lines(string words)
    {
        var lines = new List<string>();
        var rest = Allowed(words).Trim();
        while (rest.Length > 0)
        {
            if (rest.Length <= LineLengthMax)
            {
                lines.Add(rest);
                break;
            }

            if (lines.Count == LinesMax - 1)
            {
                lines.Add(rest[..Whole(rest, LineLengthMax - 1)] + "…");
                break;
            }

            var space = rest.LastIndexOf(' ', LineLengthMax);
            var length = space > LineLengthMax / 2 ? space : Whole(rest, LineLengthMax);
            lines.Add(rest[..length].TrimEnd());
            rest = rest[length..].TrimStart();
        }

        return lines;
    }

    // Never between the two halves of one character.
    private static int Whole(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    /// <summary>The text with white space made spaces, and what XML cannot hold made question marks.</summary>
    private static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            allowed.Append(Rune.IsWhiteSpace(rune) ? " "
                : XmlCharacters.IsAllowed((uint)rune.Value) && rune.Value is not (>= 0x7F and <= 0x9F) ? rune.ToString()
                : "?");
        }

        return allowed.ToString();
    }

    private static bool IsVersion4(string uetr) =>
        uetr.Length == 36 && uetr[14] == '4' && uetr[19] is '8' or '9' or 'a' or 'b' && Guid.TryParseExact(uetr, "D", out _);

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

    private static void Agent(IBufferWriter<byte> to, string name, string bank)
    {
        Span<byte> canonical = stackalloc byte[Bic.LengthMax];
        var length = bank.Length <= Bic.LengthMax ? Bic.Normalise(Encoding.UTF8.GetBytes(bank), canonical) : 0;
        if (length > 0)
        {
            Put(to, $"<{name}><FinInstnId>");
            Element(to, "BICFI", Encoding.ASCII.GetString(canonical[..length]));
            Put(to, $"</FinInstnId></{name}>");
        }
    }

    private static void Element(IBufferWriter<byte> to, string name, string value) =>
        Put(to, $"<{name}>{Escaped(Allowed(value))}</{name}>");

    private static string Escaped(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static void Put(IBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);
}
