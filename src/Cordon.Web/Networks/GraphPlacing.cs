namespace Cordon.Web.Networks;

/// <summary>Where the things of a drawing stand: each has a cell of its own, so that no label lies on another.</summary>
internal sealed class GraphPlacing
{
    /// <summary>A cell: the sign, and a label of <see cref="GraphText.WidthMax"/> at its side.</summary>
    private const int CellWidth = 178;
    private const int CellHeight = 30;

    /// <summary>Room between two columns of money, for the lines.</summary>
    private const int Gap = 44;

    private const int TitleHeight = 34;
    private const int Margin = 16;

    /// <summary>Cells of a band's row, until columns that are opened make the drawing wider.</summary>
    public const int BandCells = 6;

    private readonly Dictionary<GraphLane, (int X, int Y, int Rows, int Across)> _lanes = [];

    /// <param name="columns">Columns from left to right, with how many stand in each.</param>
    /// <param name="bands">Bands, likewise.</param>
    /// <param name="rowsMax">Rows of a column, beyond which it goes on at its right.</param>
    public GraphPlacing(IReadOnlyList<(GraphLane Lane, int Count)> columns, IReadOnlyList<(GraphLane Lane, int Count)> bands, int rowsMax)
    {
        var subs = columns.Sum(column => Parts(column.Count, rowsMax));
        Width = Math.Max(BandCells * CellWidth, (subs * CellWidth) + (Math.Max(0, columns.Count - 1) * Gap)) + (2 * Margin);
        var across = (Width - (2 * Margin)) / CellWidth;
        var y = 0;
        foreach (var band in bands.Where(band => band.Lane < GraphLane.Victims))
        {
            Band(band);
        }

        var (x, most) = (Margin, 0);
        foreach (var (lane, count) in columns)
        {
            _lanes[lane] = (x, y, rowsMax, 0);
            x += (Parts(count, rowsMax) * CellWidth) + Gap;
            most = Math.Max(most, Math.Min(count, rowsMax));
        }

        y += columns.Count == 0 ? 0 : TitleHeight + (most * CellHeight);
        foreach (var band in bands.Where(band => band.Lane > GraphLane.WaysOut))
        {
            Band(band);
        }

        Height = y + Margin;

        void Band((GraphLane Lane, int Count) band)
        {
            _lanes[band.Lane] = (Margin, y, 0, across);
            y += TitleHeight + (Parts(band.Count, across) * CellHeight);
        }
    }

    public int Width { get; }

    public int Height { get; }

    public (int X, int Y) TitleOf(GraphLane lane) => (_lanes[lane].X, _lanes[lane].Y + (TitleHeight - 10));

    public (int X, int Y) PlaceOf(GraphLane lane, int at)
    {
        var (x, y, rows, across) = _lanes[lane];
        var (column, row) = across > 0 ? (at % across, at / across) : (at / rows, at % rows);
        return (x + (column * CellWidth) + 9, y + TitleHeight + (row * CellHeight) + (CellHeight / 2));
    }

    private static int Parts(int count, int of) => Math.Max(1, (count + of - 1) / of);
}
