namespace Cordon.Server.Tests.Delivery;

/// <summary>What banks answer in ISO 20022, as text.</summary>
internal static class RecallText
{
    public const string Uetr = "8a562c67-ca16-48ba-b074-65581be6f0a1";

    /// <summary>A camt.029 about one transaction.</summary>
    /// <param name="original">The elements that say of which payment.</param>
    public static string Answer(string status, string? caseId, string? reason = null, string? amount = null, string original = "")
    {
        var resolved = caseId is null ? "" : $"<RslvdCase><Id>{caseId}</Id></RslvdCase>";
        var why = reason is null ? "" : $"<CxlStsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></CxlStsRsnInf>";
        var much = amount is null ? "" : $"<RsltnRltdInf><IntrBkSttlmAmt Ccy=\"EUR\">{amount}</IntrBkSttlmAmt></RsltnRltdInf>";
        return $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.029.001.09"><RsltnOfInvstgtn>
            <Assgnmt><Id>a1</Id><Assgnr><Agt><FinInstnId><BICFI>LANTXB2X</BICFI></FinInstnId></Agt></Assgnr>
            <Assgne><Agt><FinInstnId><BICFI>CORDXA22</BICFI></FinInstnId></Agt></Assgne><CreDtTm>2026-03-01T12:00:00+00:00</CreDtTm></Assgnmt>
            <CxlDtls><TxInfAndSts>{resolved}{original}<TxCxlSts>{status}</TxCxlSts>{why}{much}</TxInfAndSts></CxlDtls>
            </RsltnOfInvstgtn></Document>
            """;
    }

    /// <summary>A pacs.004 of one transaction.</summary>
    public static string Return(string id, string amount, string currency = "EUR", string uetr = Uetr) =>
        Returns(id, Part(amount, Original(uetr), "r1", currency));

    /// <summary>A pacs.004 of several transactions.</summary>
    public static string Returns(string id, params string[] parts) => Message(id, $"<NbOfTxs>{parts.Length}</NbOfTxs>", string.Concat(parts));

    /// <summary>A pacs.004 that returns all of a message and names no transaction.</summary>
    /// <param name="header">More of its header.</param>
    public static string ReturnOfAll(string id, string header) => Message(
        id, $"<NbOfTxs>1</NbOfTxs><GrpRtr>true</GrpRtr>{header}",
        """
        <OrgnlGrpInf><OrgnlMsgId>M0</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>
        <RtrRsnInf><Rsn><Cd>FOCR</Cd></Rsn></RtrRsnInf></OrgnlGrpInf>
        """);

    /// <summary>A transaction of a pacs.004.</summary>
    /// <param name="original">The elements that say of which payment.</param>
    /// <param name="returnId">Its own identification; null for none.</param>
    public static string Part(string amount, string original, string? returnId = null, string currency = "EUR")
    {
        var own = returnId is null ? "" : $"<RtrId>{returnId}</RtrId>";
        return $"""
            <TxInf>{own}{original}<RtrdIntrBkSttlmAmt Ccy="{currency}">{amount}</RtrdIntrBkSttlmAmt>
            <RtrRsnInf><Rsn><Cd>FOCR</Cd></Rsn></RtrRsnInf></TxInf>
            """;
    }

    /// <summary>A payment by its UETR.</summary>
    public static string Original(string uetr) => $"<OrgnlUETR>{uetr}</OrgnlUETR>";

    private static string Message(string id, string header, string rest) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr>
        <GrpHdr><MsgId>{id}</MsgId><CreDtTm>2026-03-01T12:00:00+00:00</CreDtTm>{header}</GrpHdr>
        {rest}</PmtRtr></Document>
        """;
}
