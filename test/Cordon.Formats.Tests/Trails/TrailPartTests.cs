using System.Xml.Linq;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Tests.Trails;

public sealed class TrailPartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 9)]
    [InlineData(200, 500)]
    public void Every_lane_and_band_is_a_link_whose_name_tells_what_it_is(int accounts, int transfers)
    {
        var trail = MadeTrails.Random(accounts, transfers, 11);
        var part = Draw(trail);
        var links = XDocument.Parse(part.Svg).Descendants(Svg + "a").ToList();
        Assert.All(links, link => Assert.Equal($"/there?choice={link.Attribute("data-choice")!.Value}", link.Attribute("href")!.Value));
        Assert.Equal(part.Bands.Select((_, i) => $"b{i}"), links.Select(link => link.Attribute("data-choice")!.Value).Where(name => name[0] == 'b'));
        Assert.Equal(Enumerable.Range(0, trail.Accounts.Count), part.Lanes.SelectMany(lane => lane).Order());
        var drawn = part.Bands.SelectMany(band => band).ToList();
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.Equal(part.Moments.OrderBy(moment => moment.X), part.Moments);
        Assert.All(part.Moments, moment => Assert.InRange(moment.X, 0, part.Width));
    }

    [Fact]
    public void Its_times_are_those_of_the_zone_that_stands_at_its_axis()
    {
        var trail = MadeTrails.Small();
        var (utc, shanghai) = (Texts(TimeZoneInfo.Utc), Texts(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        Assert.Contains("UTC", utc);
        Assert.Contains("UTC+08:00", shanghai);
        var (paid, there) = (trail.Transfers[0].Time.ToDateTimeOffset(), trail.Transfers[0].Time.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8)));
        Assert.Contains(utc, text => text.StartsWith($"{paid:HH:mm}", StringComparison.Ordinal));
        Assert.Contains(shanghai, text => text.StartsWith($"{there:HH:mm}", StringComparison.Ordinal));
        Assert.Contains(shanghai, text => text.Contains($"{there:yyyy-MM-dd HH:mm:ss} +08:00", StringComparison.Ordinal));

        List<string> Texts(TimeZoneInfo zone) =>
            [.. XDocument.Parse(TrailPart.Of(trail, TrailSvg.WidthPixels, "trail", name => name, zone: zone).Svg).Descendants()
                .Where(element => element.Name.LocalName is "text" or "title").Select(element => element.Value)];
    }

    [Fact]
    public void It_has_the_shapes_of_the_drawing_and_neither_style_nor_script()
    {
        var trail = MadeTrails.Random(60, 120, 4);
        using var stream = new MemoryStream();
        TrailSvg.Write(stream, trail);
        stream.Position = 0;
        var (whole, part) = (XDocument.Load(stream), XDocument.Parse(Draw(trail).Svg));
        foreach (var kind in (string[])["band", "tip", "name halo", "lane"])
        {
            Assert.Equal(Count(whole, kind), Count(part, kind));
        }

        Assert.DoesNotContain(part.Descendants(), element => element.Name.LocalName is "style" or "script");
    }

    [Theory]
    [InlineData(Tongue.English, "1.00 EUR held; 2.00 EUR paid back")]
    [InlineData(Tongue.Chinese, "1.00 EUR 已冻结；2.00 EUR 已返还")]
    public void What_is_known_of_an_end_is_said_instead_of_its_fate(Tongue tongue, string said)
    {
        var trail = MadeTrails.Small();
        var end = trail.Ends.First(end => end.Fate == TrailFate.Rests);
        var one = end.Amount with { Minor = 100 };
        IReadOnlyList<TrailEndPart> parts =
        [
            new(one, new("held", "已冻结"), new("on an order", "按指令")), new(one with { Minor = 200 }, new("paid back", "已返还"), new("see it", "见指令")),
        ];
        var drawn = TrailPart.Of(trail, TrailSvg.WidthPixels, "trail", name => name, tongue, told: place => place == end ? parts : []);
        var texts = XDocument.Parse(drawn.Svg).Descendants().Where(element => element.Name.LocalName is "text" or "title")
            .Select(element => element.Value).ToList();
        Assert.Contains(said, texts);
        Assert.Contains(texts, text => text.Contains(tongue == Tongue.English ? "2.00 EUR paid back: see it" : "2.00 EUR 已返还：见指令", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("\"/><a onload='x'>&amp;]]>")]
    public void Hostile_names_stay_text(string name)
    {
        var (hostile, plain) = (XDocument.Parse(Draw(MadeTrails.Small(name)).Svg), XDocument.Parse(Draw(MadeTrails.Small()).Svg));
        Assert.Equal(plain.Descendants().Count(), hostile.Descendants().Count());
        Assert.All(hostile.Descendants().Attributes(), attribute => Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
    }

    private static int Count(XDocument drawing, string kind) => drawing.Descendants().Count(element => element.Attribute("class")?.Value == kind);

    private static TrailPart Draw(TrailReport trail) => TrailPart.Of(trail, TrailSvg.WidthPixels, "trail", name => $"/there?choice={name}");
}
