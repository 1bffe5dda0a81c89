using System.Text;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class IbanTests
{
    // The examples of the public registry of ISO 13616 (SWIFT, IBAN Registry).
    public static readonly TheoryData<string> Valid = new()
    {
        "AD1200012030200359100100", "AE070331234567890123456", "AT611904300234573201", "AZ21NABZ00000000137010001944", "BA391290079401028494",
        "BE68539007547034", "BG80BNBG96611020345678", "BH67BMAG00001299123456", "BR1800360305000010009795493C1", "CH9300762011623852957",
        "CY17002001280000001200527600", "CZ6508000000192000145399", "DE89370400440532013000", "DK5000400440116243", "DO28BAGR00000001212453611324",
        "EE382200221020145685", "EG380019000500000000263180002", "ES9121000418450200051332", "FI2112345600000785", "FO6264600001631634",
        "FR1420041010050500013M02606", "GB29NWBK60161331926819", "GE29NB0000000101904917", "GI75NWBK000000007099453", "GL8964710001000206",
        "GR1601101250000000012300695", "HR1210010051863000160", "HU42117730161111101800000000", "IE29AIBK93115212345678", "IL620108000000099999999",
        "IS140159260076545510730339", "IT60X0542811101000000123456", "JO94CBJO0010000000000131000302", "KW81CBKU0000000000001234560101",
        "KZ86125KZT5004100100", "LB62099900000001001901229114", "LI21088100002324013AA", "LT121000011101001000", "LU280019400644750000",
        "LV80BANK0000435195001", "MC5811222000010123456789030", "MD24AG000225100013104168", "ME25505000012345678951", "MK07250120000058984",
        "MR1300020001010000123456753", "MT84MALT011000012345MTLCAST001S", "MU17BOMM0101101030300200000MUR", "NL91ABNA0417164300", "NO9386011117947",
        "PK36SCBL0000001123456702", "PL61109010140000071219812874", "PS92PALS000000000400123456702", "PT50000201231234567890154",
        "QA58DOHB00001234567890ABCDEFG", "RO49AAAA1B31007593840000", "RS35260005601001611379", "SA0380000000608010167519",
        "SC18SSCB11010000000000001497USD", "SE4550000000058398257466", "SI56263300012039086", "SK3112000000198742637541", "SM86U0322509800000000270100",
        "TN5910006035183598478831", "TR330006100519786457841326", "UA213223130000026007233566001", "VG96VPVG0000012345678901", "XK051212012345678906",
    };

    public static readonly TheoryData<string> Invalid = new()
    {
        "", "DE", "DE89370400440532013001", "DE8937040044053201300", "DE893704004405320130000", "GB29NWBK60161331926818", "ZZ89370400440532013000",
        "US89370400440532013000", "DE89-3704-0044-0532-0130-00", "DE8937040044053201300é", "89DE370400440532013000", "D189370400440532013000",
        "DEA9370400440532013000", "DE89370400440532013000DE89370400440532013000", "                        ",
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void Reads_the_registry_s_examples_in_every_writing(string iban)
    {
        Assert.Equal(iban, Canonical(iban));
        Assert.Equal(iban, Canonical(iban.ToLowerInvariant()));
        Assert.Equal(iban, Canonical(string.Join(' ', iban.Chunk(4).Select(c => new string(c)))));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Refuses_what_is_no_iban(string text) => Assert.Equal("", Canonical(text));

    [Fact]
    public void Every_change_of_one_character_and_every_swap_of_neighbours_is_noticed() =>
        Gen.Select(Gen.Int[0, Valid.Count - 1], Gen.Int[0, 100], Gen.Int[0, 35]).Sample((which, place, letter) =>
        {
            string iban = Valid.ElementAt(which).Data;
            var at = place % iban.Length;
            var changed = $"{iban[..at]}{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[letter]}{iban[(at + 1)..]}";
            // A change of the country may give another country's valid IBAN; digits for letters change the length of the number that is divided.
            if (at >= 4 && changed != iban && char.IsAsciiDigit(iban[at]) == char.IsAsciiDigit(changed[at]))
            {
                Assert.Equal("", Canonical(changed));
            }
        }, iter: 2_000);

    private static string Canonical(string text)
    {
        Span<byte> canonical = stackalloc byte[Iban.LengthMax];
        return Encoding.ASCII.GetString(canonical[..Iban.Normalise(Bytes.Of(text), canonical)]);
    }
}
