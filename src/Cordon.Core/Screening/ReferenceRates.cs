using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>
/// How amounts in different currencies are compared for size: each in minor units of one reference currency, by rates that are built into the
/// program. A payment's size is journalled with it, so later rates change nothing that was decided. For weighing only: nothing is ever booked or
/// shown as money by these rates.
/// </summary>
/// <remarks>
/// An amount in the reference currency stays what it is, up to <see cref="SizeMax"/>. Amounts in XXX (no currency named) are sized at par, so
/// that they compare with each other; they compare with nothing else, and no fact shows them as money. The table holds round figures in euro, good to size an
/// amount.
/// </remarks>
public sealed class ReferenceRates
{
    /// <summary>A hundred milliards of two decimals; what is larger counts as this. Sums over 900,000 of them stay within 64 bits.</summary>
    public const long SizeMax = 10_000_000_000_000;

    // Code and how many units make one euro, in thousandths.
    private const string UnitsPerEuro =
        "AED 4000,AFN 77000,ALL 98000,AMD 430000,ANG 1950,AOA 1000000,ARS 1600000,AUD 1750,AWG 1950,AZN 1850,BAM 1956,BBD 2200,BDT 133000,"
        + "BGN 1956,BHD 410,BIF 3200000,BMD 1090,BND 1480,BOB 7500,BOV 3000,BRL 6200,BSD 1090,BTN 98000,BWP 15000,BYN 3500,BZD 2190,"
        + "CAD 1560,CDF 3000000,CHE 950,CHF 950,CHW 950,CLF 29,CLP 1040000,CNY 7900,COP 4600000,COU 12000,CRC 560000,CUC 1090,CUP 26000,"
        + "CVE 110000,CZK 25000,DJF 194000,DKK 7460,DOP 66000,DZD 147000,EGP 54000,ERN 16300,ETB 140000,EUR 1000,FJD 2460,FKP 850,GBP 850,"
        + "GEL 2950,GHS 14000,GIP 850,GMD 77000,GNF 9400000,GTQ 8400,GYD 228000,HKD 8500,HNL 28000,HRK 7535,HTG 143000,HUF 400000,"
        + "IDR 17800000,ILS 4000,INR 95000,IQD 1430000,IRR 45000000,ISK 145000,JMD 172000,JOD 773,JPY 162000,KES 141000,KGS 95000,"
        + "KHR 4400000,KMF 492000,KPW 980000,KRW 1520000,KWD 335,KYD 910,KZT 550000,LAK 23600000,LBP 97000000,LKR 322000,LRD 217000,"
        + "LSL 19900,LYD 5900,MAD 10500,MDL 19500,MGA 5000000,MKD 61500,MMK 2290000,MNT 3750000,MOP 8760,MRU 43000,MUR 50000,MVR 16800,"
        + "MWK 1890000,MXN 21500,MXV 2600,MYR 4800,MZN 69700,NAD 19900,NGN 1680000,NIO 40000,NOK 11700,NPR 152000,NZD 1900,OMR 420,"
        + "PAB 1090,PEN 4050,PGK 4400,PHP 62500,PKR 305000,PLN 4300,PYG 8500000,QAR 3970,RON 4980,RSD 117000,RUB 95000,RWF 1530000,"
        + "SAR 4090,SBD 9200,SCR 15700,SDG 655000,SEK 11300,SGD 1460,SHP 850,SLE 24800,SLL 24800000,SOS 623000,SRD 40000,SSP 1400000,"
        + "STN 24500,SVC 9540,SYP 14000000,SZL 19900,THB 37000,TJS 11700,TMT 3820,TND 3370,TOP 2600,TRY 40000,TTD 7400,TWD 35500,"
        + "TZS 2900000,UAH 45000,UGX 4000000,USD 1090,USN 1090,UYI 7300,UYU 46000,UYW 30,UZS 14000000,VED 72000,VES 72000,VND 28000000,"
        + "VUV 130000,WST 3000,XAD 4000,XAF 656000,XCD 2950,XCG 1950,XOF 656000,XPF 119300,XXX 1000,YER 270000,ZAR 19900,ZMW 30000,ZWG 29000,"
        + "ZWL 350000";

    private readonly long[] _unitsPerEuroThousandths = new long[1000];

    private ReferenceRates(Currency reference) => Reference = reference;

    /// <summary>The currency in whose minor units sizes are compared.</summary>
    public Currency Reference { get; }

    /// <summary>The built-in table, seen from a reference currency.</summary>
    public static ReferenceRates BuiltIn(Currency reference)
    {
        var rates = new ReferenceRates(reference);
        foreach (var entry in UnitsPerEuro.Split(','))
        {
            if (Currency.TryParse(entry.AsSpan(0, 3), out var currency))
            {
                rates._unitsPerEuroThousandths[currency.Number] =
                    long.Parse(entry.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return rates;
    }

    /// <summary>
    /// The size of an amount in minor units of the reference currency, rounded half up, at least one and at most <see cref="SizeMax"/>.
    /// </summary>
    public long Size(Money amount)
    {
        if (amount.Currency == Reference)
        {
            return Math.Min(amount.Minor, SizeMax);
        }

        var numerator = (Int128)amount.Minor * _unitsPerEuroThousandths[Reference.Number] * Money.MinorPerMajor(Reference);
        var denominator = (Int128)_unitsPerEuroThousandths[amount.Currency.Number] * Money.MinorPerMajor(amount.Currency);
        var size = ((numerator * 2) + denominator) / (denominator * 2);
        return (long)Int128.Clamp(size, 1, SizeMax);
    }
}
