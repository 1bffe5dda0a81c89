using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Engine.Records;

/// <summary>Currencies as facts, looked up instead of hashed for each payment.</summary>
internal static class CurrencyValues
{
    private static readonly long[] ByNumber = Build();

    public static long Of(ushort number) => ByNumber[number];

    private static long[] Build()
    {
        var values = new long[1000];
        Array.Fill(values, Facts.Unknown);
        foreach (var currency in Currency.All)
        {
            values[currency.Number] = Facts.TextValue(System.Text.Encoding.ASCII.GetBytes(currency.Code));
        }

        return values;
    }
}
