using System.Globalization;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Engine.Cases;

namespace Cordon.Web.Figures;

/// <summary>The statistics as tables that other programs read: UTF-8, a header line, no personal data, columns named in English.</summary>
internal static class FigureTables
{
    /// <summary>The sums of a figure by its name.</summary>
    public static IReadOnlyList<CurrencySum> SumsOf(RecoveryFigures figures, string name) => name switch
    {
        "stopped" => figures.Stopped,
        "frozen" => figures.Frozen,
        "held" => figures.Held,
        "released" => figures.Released,
        "returned" => figures.Returned,
        "returned_unheld" => figures.ReturnedUnheld,
        "restituted" => figures.Restituted,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No figure has this name."),
    };

    // What was frozen is held, released or returned: of these one is what the others leave over.
    private static readonly string[] OfFrozen = ["frozen", "held", "released", "returned", "returned_unheld"];

    /// <summary>The figures by currency. They are never to be added up. Of a few cases neither number nor sum is told, nor what would tell them.</summary>
    public static string Sums(FiguresView view)
    {
        var table = new StringBuilder("at,figure,currency,count,amount\n");
        var rows = OfFrozen.SelectMany(name => SumsOf(view.Figures, name).Select(sum => (Name: name, Sum: sum)));
        var together = rows.GroupBy(row => row.Sum.Currency).SelectMany(same =>
        {
            var told = PublishedFigure.Told([.. same.Select(row => row.Sum.Count)]);
            return same.Where((_, at) => !told[at]).Select(row => (row.Name, row.Sum.Currency));
        }).ToHashSet();
        foreach (var (name, _, _) in FiguresWords.Figures)
        {
            foreach (var sum in SumsOf(view.Figures, name))
            {
                var told = PublishedFigure.IsTold(sum.Count) && !together.Contains((name, sum.Currency))
                    ? string.Create(CultureInfo.InvariantCulture, $"{sum.Count},{sum.ToMajorString()}") : ",";
                table.Append(CultureInfo.InvariantCulture, $"{view.At},{name},{sum.Currency.Code},{told}\n");
            }
        }

        return table.ToString();
    }

    /// <summary>The steps and how long they took; of a few cases nothing but the step.</summary>
    public static string Clocks(FiguresView view)
    {
        var table = new StringBuilder("at,step,count,median_seconds,ninth_tenth_seconds\n");
        foreach (var span in RecoveryClocks.Of(view.Cases))
        {
            var told = PublishedFigure.IsTold(span.Count)
                ? string.Create(CultureInfo.InvariantCulture, $"{span.Count},{(long)span.Median.TotalSeconds},{(long)span.NinthTenth.TotalSeconds}")
                : ",,";
            table.Append(CultureInfo.InvariantCulture, $"{view.At},{span.Name},{told}\n");
        }

        return table.ToString();
    }

    /// <summary>The curves of recovery; of a bucket with too few cases, and of one by which that could be told, nothing but its limits.</summary>
    public static string Curve(FiguresView view)
    {
        var table = new StringBuilder("at,by,from_minutes,to_minutes,currency,cases,stolen,held,returned\n");
        Add("report", RecoveryCurve.ByReport(view.Cases));
        Add("first_order", RecoveryCurve.ByOrder(view.Cases));
        return table.ToString();

        void Add(string by, IReadOnlyList<CurveBucket> buckets)
        {
            var hidden = PublishedFigure.HiddenOf(buckets);
            foreach (var bucket in buckets)
            {
                var told = !hidden.Contains(bucket)
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{bucket.Cases},{Major(bucket, bucket.StolenMinor)},{Major(bucket, bucket.HeldMinor)},{Major(bucket, bucket.ReturnedMinor)}")
                    : ",,,";
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"{view.At},{by},{bucket.From.TotalMinutes},{bucket.To?.TotalMinutes},{bucket.Currency.Code},{told}\n");
            }
        }
    }

    private static string Major(CurveBucket bucket, Int128 minor) => new CurrencySum(bucket.Currency, bucket.Cases, minor).ToMajorString();
}
