using System.Buffers;
using System.Globalization;
using System.Text;
using Cordon.Core.Values;
using static Cordon.Formats.Iso20022.MessageWriting;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// Writes orders to recall a payment (<c>camt.056.001.08</c>, as CBPR+ and SEPA take it, or <c>.09</c>; the two are alike in what is
/// written). The Document only: the header around it is the network's.
/// </summary>
public static class Camt056Writer
{
    /// <summary>The oldest version that is written, and the one written unless another is asked for.</summary>
    public const int VersionMin = 8;

    /// <summary>The newest version that is written.</summary>
    public const int VersionMax = 9;

    /// <summary>Lines of additional information, which is what CBPR+ takes; what goes beyond ends in three dots.</summary>
    public const int LinesMax = 2;

    private const int CodeLengthMax = 4;
    private const int AccountLengthMax = 34;
    private const int NameLengthMax = 140;

    // ActiveOrHistoricCurrencyAndAmount: digits in all.
    private const long MinorMax = 999_999_999_999_999_999;

    /// <summary>What keeps an order from being written, as a sentence that names its field; null when nothing does.</summary>
    public static string? Fault(RecallRequest request) =>
        IdentificationFault(request) ?? AmountFault(request)
        ?? (Canonical(request.Assigner).Length == 0 ? "the assigner is no BIC"
            : Canonical(request.Assignee).Length == 0 ? "the assignee is no BIC"
            : IsBadBank(request.DebtorAgent) ? "the debtor's agent is no BIC"
            : IsBadBank(request.CreditorAgent) ? "the creditor's agent is no BIC"
            : IsBadText(request.DebtorAccount, AccountLengthMax) ? $"the debtor's account has not 1 to {AccountLengthMax} characters"
            : IsBadText(request.CreditorAccount, AccountLengthMax) ? $"the creditor's account has not 1 to {AccountLengthMax} characters"
            : IsBadText(request.DebtorName, NameLengthMax) ? $"the debtor's name has not 1 to {NameLengthMax} characters"
            : IsBadText(request.CreditorName, NameLengthMax) ? $"the creditor's name has not 1 to {NameLengthMax} characters"
            : request.Reason.Length is 0 or > CodeLengthMax || !request.Reason.All(char.IsAsciiLetterOrDigit) ? "the reason is no code"
            : null);

    /// <summary>Writes one order.</summary>
    /// <param name="to">Takes the message as UTF-8.</param>
    /// <param name="version">8 or 9.</param>
    /// <exception cref="ArgumentException"><see cref="Fault"/> finds something, or there is no such version.</exception>
    public static void Write(IBufferWriter<byte> to, RecallRequest request, int version = VersionMin)
    {
        if (version is < VersionMin or > VersionMax)
        {
            throw new ArgumentOutOfRangeException(nameof(version), version, $"Versions {VersionMin} and {VersionMax} are written.");
        }

        if (Fault(request) is { } fault)
        {
            throw new ArgumentException($"The order {request.OrderId} cannot be written: {fault}.", nameof(request));
        }

        Document(to, "camt.056.001", version);
        Put(to, "<FIToFIPmtCxlReq><Assgnmt>");
        Element(to, "Id", request.OrderId);
        Party(to, "Assgnr", request.Assigner);
        Party(to, "Assgne", request.Assignee);

        // The same moment as with a Z, which CBPR+ does not take.
        Element(to, "CreDtTm", request.Created.ToString().Replace("Z", "+00:00", StringComparison.Ordinal));
        Put(to, "</Assgnmt><Undrlyg><TxInf>");
        Transaction(to, request);
        Put(to, "</TxInf></Undrlyg></FIToFIPmtCxlReq></Document>\n");
    }

    private static void Transaction(IBufferWriter<byte> to, RecallRequest request)
    {
        Element(to, "CxlId", request.OrderId);
        Put(to, "<Case>");
        Element(to, "Id", request.OrderId);
        Party(to, "Cretr", request.Assigner);
        Put(to, "</Case>");
        if ((request.OriginalMessageId ?? request.OriginalMessageName) is not null)
        {
            Put(to, "<OrgnlGrpInf>");
            Element(to, "OrgnlMsgId", request.OriginalMessageId ?? "NOTPROVIDED");
            Element(to, "OrgnlMsgNmId", request.OriginalMessageName ?? "NOTPROVIDED");
            Put(to, "</OrgnlGrpInf>");
        }

        Known(to, "OrgnlInstrId", request.OriginalInstructionId);
        Known(to, "OrgnlEndToEndId", request.OriginalEndToEndId);
        Known(to, "OrgnlTxId", request.OriginalTransactionId);
        Known(to, "OrgnlUETR", request.OriginalUetr?.ToLowerInvariant());
        if (request.OriginalAmount is { } amount)
        {
            Put(to, $"<OrgnlIntrBkSttlmAmt Ccy=\"{amount.Currency.Code}\">{amount.ToMajorString()}</OrgnlIntrBkSttlmAmt>");
        }

        Known(to, "OrgnlIntrBkSttlmDt", request.OriginalSettledOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put(to, "<CxlRsnInf><Rsn>");
        Element(to, "Cd", request.Reason);
        Put(to, "</Rsn>");
        foreach (var line in Lines(AllWords(request), LinesMax, "..."))
        {
            Element(to, "AddtlInf", line);
        }

        Put(to, "</CxlRsnInf>");
        Parties(to, request);
    }

    // The amount stands first, so that it is never what is cut off.
    private static string AllWords(RecallRequest request) =>
        request.AmountAsked is not { } asked || asked == request.OriginalAmount ? request.Words
        : request.OriginalAmount is { } original ? $"Amount asked: {asked} of {original}. {request.Words}"
        : $"Amount asked: {asked}. {request.Words}";

    private static void Parties(IBufferWriter<byte> to, RecallRequest request)
    {
        string?[] known =
        [
            request.DebtorName, request.DebtorAccount, request.DebtorAgent, request.CreditorName, request.CreditorAccount, request.CreditorAgent,
        ];
        if (known.All(k => k is null))
        {
            return;
        }

        Put(to, "<OrgnlTxRef>");
        Name(to, "Dbtr", request.DebtorName);
        Account(to, "DbtrAcct", request.DebtorAccount);
        Agent(to, "DbtrAgt", request.DebtorAgent ?? "");
        Agent(to, "CdtrAgt", request.CreditorAgent ?? "");
        Name(to, "Cdtr", request.CreditorName);
        Account(to, "CdtrAcct", request.CreditorAccount);
        Put(to, "</OrgnlTxRef>");
    }

    private static void Party(IBufferWriter<byte> to, string name, string bank)
    {
        Put(to, $"<{name}>");
        Agent(to, "Agt", bank);
        Put(to, $"</{name}>");
    }

    private static void Name(IBufferWriter<byte> to, string element, string? name)
    {
        if (name is not null)
        {
            Put(to, $"<{element}><Pty>");
            Element(to, "Nm", name);
            Put(to, $"</Pty></{element}>");
        }
    }

    private static void Account(IBufferWriter<byte> to, string element, string? account)
    {
        if (account is null)
        {
            return;
        }

        Span<byte> canonical = stackalloc byte[Iban.LengthMax];
        var length = Iban.Normalise(Encoding.UTF8.GetBytes(account), canonical);
        Put(to, $"<{element}><Id>");
        if (length > 0)
        {
            Element(to, "IBAN", Encoding.ASCII.GetString(canonical[..length]));
        }
        else
        {
            Put(to, "<Othr>");
            Element(to, "Id", account);
            Put(to, "</Othr>");
        }

        Put(to, $"</Id></{element}>");
    }

    private static void Known(IBufferWriter<byte> to, string name, string? value)
    {
        if (value is not null)
        {
            Element(to, name, value);
        }
    }

    private static string? IdentificationFault(RecallRequest request)
    {
        (string Name, string? Value)[] identifications =
        [
            ("order id", request.OrderId), ("original message id", request.OriginalMessageId), ("original message name", request.OriginalMessageName),
            ("original instruction id", request.OriginalInstructionId), ("original end-to-end id", request.OriginalEndToEndId),
            ("original transaction id", request.OriginalTransactionId),
        ];
        foreach (var (name, value) in identifications)
        {
            if (IsBadText(value, SchemaValues.IdentificationLengthMax))
            {
                return $"the {name} has not 1 to {SchemaValues.IdentificationLengthMax} characters";
            }
        }

        if (request.OriginalUetr is { } uetr && !SchemaValues.IsVersion4(uetr.ToLowerInvariant()))
        {
            return "the original UETR is no UUID of version 4";
        }

        return (request.OriginalUetr ?? request.OriginalTransactionId ?? request.OriginalInstructionId ?? request.OriginalEndToEndId) is null
            ? "nothing says which payment is meant: it has neither UETR, TxId, InstrId nor EndToEndId"
            : null;
    }

    private static string? AmountFault(RecallRequest request)
    {
        if (IsBadAmount(request.OriginalAmount) || IsBadAmount(request.AmountAsked))
        {
            return "an amount is not above zero, has more than 18 digits, or has no currency of ISO 4217";
        }

        return request is { OriginalAmount: { } original, AmountAsked: { } asked } && (asked.Currency != original.Currency || asked.Minor > original.Minor)
            ? "the amount asked is more than the original, or in another currency"
            : null;
    }

    private static bool IsBadAmount(Money? amount) => amount is { } money
        && (money.Minor is <= 0 or > MinorMax || money.Currency == default || money.Currency == Currency.Unknown);

    private static bool IsBadText(string? text, int lengthMax) =>
        text is not null && (text.Length > lengthMax || string.IsNullOrWhiteSpace(text));

    private static bool IsBadBank(string? bank) => bank is not null && Canonical(bank).Length == 0;
}
