namespace Cordon.Formats.Exchange;

/// <summary>
/// What each format cannot carry of the model in the middle, from Losses.tsv. The tests hold it against what really is lost, in both directions.
/// </summary>
public static class LossTable
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<Loss> All { get; } = Read();

    /// <summary>The rows of a format.</summary>
    public static IEnumerable<Loss> Of(string format) => All.Where(loss => loss.Format == format);

    private static Loss[] Read()
    {
        using var reader = new StreamReader(typeof(LossTable).Assembly.GetManifestResourceStream("Losses.tsv")!);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))
                .Select(cells => new Loss(cells[0], cells[1], cells[2], cells[3], Enum.Parse<LossKind>(cells[4], ignoreCase: true))),
        ];
    }
}
