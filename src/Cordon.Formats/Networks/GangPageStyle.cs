using Cordon.Core.Networks.Roles;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>
/// How a gang's page looks. A role is told by its pattern and its word besides its colour, so that a black and white print says the same; the colours are
/// apart also for the colour-blind (after Okabe and Ito). One sheet for page and drawings; it holds no sign that XML would write otherwise.
/// </summary>
internal static class GangPageStyle
{
    public const string Sheet =
        """
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:#1b1f24;font:14px/1.4 "Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif}
        main{max-width:1400px;margin:0 auto;padding:16px 24px 40px}
        h1{font-size:24px;line-height:1.2;margin:0 0 4px}h2{font-size:15px;margin:0 0 6px;padding-bottom:3px;border-bottom:2px solid #1b1f24}
        h3{font-size:13px;margin:10px 0 2px}
        p{margin:0 0 6px}.lead{font-size:16px;max-width:75em}.quiet{color:#57606a}.small{font-size:12px}
        .figures{display:flex;flex-wrap:wrap;gap:8px 28px;margin:10px 0 12px;padding:0}
        .figures div{min-width:110px}.figures b{display:block;font-size:20px;line-height:1.2;font-variant-numeric:tabular-nums}
        .warn{border-left:5px solid #d55e00;background:#fdf3ec;padding:8px 12px;margin:0 0 14px}.warn ul{margin:4px 0 0;padding-left:18px}
        .legend{display:flex;flex-wrap:wrap;gap:2px 16px;margin:4px 0 8px;padding:0;list-style:none;font-size:12px}
        .legend li{display:flex;align-items:center;gap:6px}.legend svg{display:block}
        section{margin:0 0 20px}.grid{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:4px 32px;align-items:start}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th{text-align:left;font-size:12px;color:#444c56;font-weight:600}td,th{padding:3px 8px 3px 0;vertical-align:top;border-bottom:1px solid #d5dae0}
        td.n,th.n{text-align:right;white-space:nowrap}td.id{white-space:nowrap;font-weight:600}tr.bank td{background:#f4f6f8;font-weight:700;padding-left:6px}
        td:last-child,th:last-child{padding-right:0}
        td.n+td:not(.n),th.n+th:not(.n){padding-left:20px}
        .mark{display:inline-block;min-width:18px;text-align:center;border-radius:9px;background:#1b1f24;color:#fff}
        .mark{font-size:11px;font-weight:700;margin-right:5px}.flow,.time{display:block;width:100%;height:auto}.narrow{display:none}
        svg text{font-family:"Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif;font-size:12px;fill:#1b1f24}
        svg .s10{font-size:10px}svg .s11{font-size:11px}svg .strong{font-weight:700}svg .end{text-anchor:end}svg .middle{text-anchor:middle}
        svg .dim{fill:#57606a}
        svg .halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}svg .key{fill:#1b1f24;stroke:#fff;stroke-width:1.5}
        svg .keytext{fill:#fff;font-size:11px;font-weight:700;text-anchor:middle}
        .band{fill:none;stroke:#8a97a6;stroke-opacity:.5}.band:hover{stroke:#1b1f24;stroke-opacity:.8}.back{stroke-dasharray:10 6;stroke-opacity:.3}
        .bar{stroke:#1b1f24;stroke-width:1}.bystanders,.folded{stroke-dasharray:3 2}.ink{stroke:#1b1f24;stroke-width:1;fill:none}.dot{fill:#1b1f24}
        .on-collector{fill:#f0b840}.on-layer{fill:#8fcdf2}.on-cash_out{fill:#ec8a5a}.on-recruited_mule{fill:#c9b3e6}.on-front_business{fill:#e2abca}
        .on-exchange_desk{fill:#7fcfb4}.on-way_out{fill:#d3d8dd}.on-victim{fill:#fff}.on-bystander{fill:#fbf6c4}.on-none{fill:#eadcc8}
        .axis{stroke:#57606a;stroke-width:1;fill:none}.grid-line{stroke:#d5dae0;stroke-width:1;fill:none}.taken{fill:#0a5aa8}
        @media(max-width:900px){main{padding:12px}.grid{grid-template-columns:minmax(0,1fr)}h1{font-size:20px}.lead{font-size:14px}.wide{display:none}
        .narrow{display:block}.figures{gap:6px 20px}.figures b{font-size:17px}.more{display:none}td,th{padding-right:6px}
        td.n+td:not(.n),th.n+th:not(.n){padding-left:6px}body{font-size:13px}}
        @page{size:A4 landscape;margin:9mm}
        @media print{main{max-width:none;padding:0}body{font-size:8.5pt;line-height:1.25}h1{font-size:14pt}.lead{font-size:9.5pt}h2{font-size:10pt}
        .wide{display:block}.narrow{display:none}.more{display:table-cell}.grid{display:block;columns:2;column-gap:8mm}section,tr,.warn{break-inside:avoid}
        .grid section{break-inside:auto}section{margin-bottom:3mm}.flow{max-height:105mm}.time{max-height:26mm}
        .warn{background:#fff;padding:1mm 3mm;margin-bottom:2mm}
        .figures{margin:1mm 0 2mm}.figures b{font-size:12pt}td,th{padding-top:1px;padding-bottom:1px}.quiet,th{color:#000}
        .on-collector,.on-layer,.on-cash_out,.on-recruited_mule,.on-front_business,.on-exchange_desk,.on-way_out,.on-bystander{fill:#fff}.taken{fill:#000}}
        """;

    // The stroke that tells a role, on a tile of eight pixels; the collector's is dots.
    private static readonly (Role Role, string Path)[] Patterns =
    [
        (Role.Collector, ""),
        (Role.Layer, "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
        (Role.CashOut, "M0 0L8 8M8 0L0 8"),
        (Role.RecruitedMule, "M0 6L4 2L8 6"),
        (Role.FrontBusiness, "M0 2H8M0 6H8"),
        (Role.ExchangeDesk, "M2 0V8M6 0V8"),
        (Role.WayOut, "M0 4H8M4 0V8"),
        (Role.Bystander, "M3 6L6 3"),
    ];

    /// <summary>The patterns of a drawing, under names of its own: several drawings stand on a page.</summary>
    public static void WritePatterns(SvgWriter svg, string drawing)
    {
        svg.Begin("defs");
        foreach (var (role, path) in Patterns)
        {
            var word = GangWords.Word(role);
            svg.Begin("pattern", "id", $"{drawing}-{word}", "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
            svg.Rectangle(0, 0, 8, 8, $"on-{word}");
            if (path.Length == 0)
            {
                svg.Element("circle", "cx", "2", "cy", "2", "r", "1.1", "class", "dot");
                svg.Element("circle", "cx", "6", "cy", "6", "r", "1.1", "class", "dot");
            }
            else
            {
                svg.Element("path", "d", path, "class", "ink");
            }

            svg.End();
        }

        svg.End();
    }

    /// <summary>A bar that tells a role.</summary>
    public static void Bar(SvgWriter svg, string drawing, double x, double y, double width, double height, Role? role, bool isFolded)
    {
        var kind = $"bar{(role == Role.Bystander ? " bystanders" : isFolded ? " folded" : "")}";
        string[] place =
        [
            "x", SvgWriter.Number(x), "y", SvgWriter.Number(y), "width", SvgWriter.Number(width), "height", SvgWriter.Number(height), "class",
        ];
        if (role is { } told && Array.Exists(Patterns, pattern => pattern.Role == told))
        {
            svg.Element("rect", [.. place, kind, "fill", $"url(#{drawing}-{GangWords.Word(told)})"]);
        }
        else
        {
            svg.Element("rect", [.. place, $"{kind} on-{(role == Role.Victim ? "victim" : "none")}"]);
        }
    }
}
