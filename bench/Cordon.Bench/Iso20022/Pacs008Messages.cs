using System.Globalization;
using System.Text;

namespace Cordon.Bench.Iso20022;

/// <summary>Makes <c>pacs.008</c> messages to measure the reader with: one transaction, about 1.5 KB, every field that is read.</summary>
public static class Pacs008Messages
{
    private static readonly string[] Countries = ["DE", "NL", "BE", "FI", "AT"];
    private static readonly int[] NumberLengths = [18, 14, 12, 14, 16];

    /// <summary>The message of a seed: the same bytes each time, other parties, amount and identifications for another seed.</summary>
    public static byte[] Message(int seed)
    {
        var random = new Random(seed);
        var amount = random.Next(100, 5_000_000);
        var uetr = $"{random.Next():x8}-{random.Next(0x10000):x4}-4{random.Next(0x1000):x3}"
            + $"-a{random.Next(0x1000):x3}-{random.NextInt64(1L << 48):x12}";
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(31_536_000));
        var text = new StringBuilder(1600);
        text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\">")
            .Append("<FIToFICstmrCdtTrf><GrpHdr>")
            .Append(CultureInfo.InvariantCulture, $"<MsgId>MSG{seed:D12}</MsgId><CreDtTm>{time:yyyy-MM-ddTHH:mm:ss.fff}Z</CreDtTm>")
            .Append(CultureInfo.InvariantCulture, $"<NbOfTxs>1</NbOfTxs>")
            .Append("<SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Cd>TGT</Cd></ClrSys></SttlmInf></GrpHdr>")
            .Append(CultureInfo.InvariantCulture, $"<CdtTrfTxInf><PmtId><InstrId>INS{seed:D12}</InstrId>")
            .Append(CultureInfo.InvariantCulture, $"<EndToEndId>E2E{seed:D12}</EndToEndId>")
            .Append(CultureInfo.InvariantCulture, $"<TxId>TX{seed:D12}</TxId><UETR>{uetr}</UETR></PmtId>")
            .Append("<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>INST</Cd></LclInstrm></PmtTpInf>")
            .Append(CultureInfo.InvariantCulture, $"<IntrBkSttlmAmt Ccy=\"EUR\">{amount / 100}.{amount % 100:D2}</IntrBkSttlmAmt>")
            .Append(CultureInfo.InvariantCulture, $"<IntrBkSttlmDt>{time:yyyy-MM-dd}</IntrBkSttlmDt>")
            .Append(CultureInfo.InvariantCulture, $"<AccptncDtTm>{time:yyyy-MM-ddTHH:mm:ss}+00:00</AccptncDtTm>")
            .Append("<ChrgBr>SLEV</ChrgBr><InstgAgt><FinInstnId><BICFI>BANKDEFFXXX</BICFI></FinInstnId></InstgAgt>")
            .Append("<InstdAgt><FinInstnId><BICFI>CENTBEBBXXX</BICFI></FinInstnId></InstdAgt>")
            .Append(CultureInfo.InvariantCulture, $"<Dbtr><Nm>Anna Muster {seed % 1000}</Nm><PstlAdr>")
            .Append(CultureInfo.InvariantCulture, $"<StrtNm>Hauptstrasse</StrtNm><PstCd>60311</PstCd>")
            .Append("<TwnNm>Frankfurt</TwnNm><Ctry>DE</Ctry></PstlAdr></Dbtr>")
            .Append(CultureInfo.InvariantCulture, $"<DbtrAcct><Id><IBAN>{Iban(random)}</IBAN></Id></DbtrAcct>")
            .Append("<DbtrAgt><FinInstnId><BICFI>BANKDEFFXXX</BICFI></FinInstnId></DbtrAgt>")
            .Append("<CdtrAgt><FinInstnId><BICFI>GIROFIHHXXX</BICFI></FinInstnId></CdtrAgt>")
            .Append(CultureInfo.InvariantCulture, $"<Cdtr><Nm>Matti &amp; Söhne {seed % 997}</Nm>")
            .Append(CultureInfo.InvariantCulture, $"<PstlAdr><TwnNm>Helsinki</TwnNm><Ctry>FI</Ctry></PstlAdr></Cdtr>")
            .Append(CultureInfo.InvariantCulture, $"<CdtrAcct><Id><IBAN>{Iban(random)}</IBAN></Id></CdtrAcct><Purp><Cd>GDDS</Cd></Purp>")
            .Append(CultureInfo.InvariantCulture, $"<RmtInf><Ustrd>Invoice {seed}</Ustrd></RmtInf></CdtTrfTxInf>")
            .Append(CultureInfo.InvariantCulture, $"</FIToFICstmrCdtTrf></Document>");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Iban(Random random)
    {
        var which = random.Next(Countries.Length);
        var country = Countries[which];
        var digits = new char[NumberLengths[which]];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)('0' + random.Next(10));
        }

        if (country == "NL")
        {
            "INGB".CopyTo(digits);
        }

        // ISO 7064 mod 97-10 over the number, the country and 00; letters count as 10 to 35.
        var remainder = 0;
        foreach (var c in string.Concat(digits) + country + "00")
        {
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return $"{country}{98 - remainder:D2}{new string(digits)}";
    }
}
