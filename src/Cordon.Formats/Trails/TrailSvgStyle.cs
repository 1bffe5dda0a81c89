using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>
/// How the drawing looks. Every end is told by its pattern and its word besides its colour, so that a black and white print says the same; the
/// colours are apart also for the colour-blind (after Okabe and Ito).
/// </summary>
internal static class TrailSvgStyle
{
    private const string Sheet =
        """
        text{font-family:"Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif;font-size:12px;fill:#1b1f24}
        .paper{fill:#fff}.title{font-size:17px;font-weight:700}.country{font-size:13px;font-weight:700}.bank{fill:#444c56;font-weight:600}
        .quiet{fill:#57606a}.name{font-variant-numeric:tabular-nums}.strong{font-weight:700}.middle{text-anchor:middle}
        .label{font-size:11px}.label,.halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
        .stripe{fill:#f4f6f8}.grid{stroke:#d5dae0;stroke-width:1;fill:none}.axis{stroke:#57606a;stroke-width:1;fill:none}
        .tip{fill:#1b1f24}
        .cut{stroke:#57606a;stroke-width:1.2;fill:none}.cutline{stroke:#8c959f;stroke-width:1;stroke-dasharray:2 5;fill:none}
        .leader{stroke:#8c959f;stroke-width:.7;stroke-dasharray:1 3;fill:none}
        .band{fill:#8a97a6;fill-opacity:.78}.band:hover{fill:#1b1f24}
        .lane{fill:#b9c3cd;stroke:#4d5966;stroke-width:.8}
        .end{stroke:#1b1f24;stroke-width:.9}.unfollowed{stroke-dasharray:3 2}
        .rests{fill:#0a5aa8;stroke:#0a5aa8}.ink{stroke:#1b1f24;stroke-width:1;fill:none}.dot{fill:#1b1f24}
        .on-cash{fill:#f2c078}.on-exchange{fill:#efa98f}.on-merchant{fill:#d9c3dc}.on-abroad{fill:#f4e58a}
        .on-came_back{fill:#a8dcc3}.on-frozen{fill:#b5dbe8}.on-paid_back{fill:#cfe6c3}.on-fee{fill:#d8d8d8}
        .on-opening{fill:#c9d9f2}.on-unfollowed,.on-unknown{fill:#fff}
        @media print{svg{width:100%;height:auto}
        .on-cash,.on-exchange,.on-merchant,.on-abroad,.on-came_back,.on-fee,.on-opening,.on-frozen,.on-paid_back{fill:#fff}
        .rests{fill:#000;stroke:#000}.lane{fill:#d0d0d0;stroke:#000}
        .band{fill:#999;fill-opacity:.8}.stripe{fill:#fff;stroke:#ccc;stroke-width:.5}.quiet,.bank{fill:#000}}
        """;

    // The stroke that tells a fate, on a tile of eight pixels.
    private static readonly (TrailFate Fate, string Path)[] Patterns =
    [
        (TrailFate.Cash, ""),
        (TrailFate.Exchange, "M0 0L8 8M8 0L0 8"),
        (TrailFate.Merchant, "M0 2H8M0 6H8"),
        (TrailFate.Abroad, "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
        (TrailFate.CameBack, "M2 0V8M6 0V8"),
        (TrailFate.Frozen, "M4 0V8M0 0L8 8"),
        (TrailFate.PaidBack, "M2 0V8M4 0V8M6 0V8"),
        (TrailFate.Fee, "M0 4H8M4 0V8"),
        (TrailFate.Unfollowed, "M3 6L6 3"),
        (TrailFate.Opening, "M0 6L4 2L8 6"),
        (TrailFate.Unknown, "M0 2H4M4 6H8"),
    ];

    /// <summary>Writes the style sheet and the patterns.</summary>
    public static void Write(SvgWriter svg)
    {
        svg.Text("style", Sheet.ReplaceLineEndings(" "));
        WritePatterns(svg);
    }

    /// <summary>Writes the patterns alone, where the page has a style sheet.</summary>
    public static void WritePatterns(SvgWriter svg)
    {
        svg.Begin("defs");
        foreach (var (fate, path) in Patterns)
        {
            var word = TrailWords.Of(fate);
            svg.Begin("pattern", "id", $"p-{word}", "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
            svg.Rectangle(0, 0, 8, 8, $"on-{word}");
            if (fate == TrailFate.Cash)
            {
                svg.Element("circle", "cx", "2", "cy", "2", "r", "1.2", "class", "dot");
                svg.Element("circle", "cx", "6", "cy", "6", "r", "1.2", "class", "dot");
            }
            else
            {
                svg.Element("path", "d", path, "class", "ink");
            }

            svg.End();
        }

        svg.End();
    }

    /// <summary>The attributes of a shape that tells a fate: its class, and what it is filled with.</summary>
    public static (string Kind, string Fill) Of(TrailFate fate) => fate switch
    {
        TrailFate.Rests or TrailFate.Reported => ("end rests", ""),
        TrailFate.Unfollowed => ("end unfollowed", $"url(#p-{TrailWords.Of(fate)})"),
        _ => ("end", $"url(#p-{TrailWords.Of(fate)})"),
    };
}
