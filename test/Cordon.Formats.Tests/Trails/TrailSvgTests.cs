using System.Text;
using System.Xml.Linq;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Tests.Trails;

public sealed class TrailSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 9)]
    [InlineData(200, 500)]
    [InlineData(2000, 6000)]
    public void A_drawing_is_well_formed_of_bounded_size_and_the_same_every_time(int accounts, int transfers)
    {
        var trail = MadeTrails.Random(accounts, transfers, 11);
        foreach (var width in (int[])[390, 1280])
        {
            var bytes = Draw(trail, width);
            Assert.InRange(bytes.Length, 1, 300_000);
            Assert.Equal(bytes, Draw(trail, width));
            var root = Parse(bytes).Root!;
            Assert.Equal(Svg + "svg", root.Name);
            Assert.Equal("title", root.Elements().First().Name.LocalName);
            Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void The_picture_in_the_documents_is_what_is_drawn()
    {
        var picture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Trails", "trail.svg"));
        Assert.Equal(picture.TrimEnd(), Encoding.UTF8.GetString(Draw(MadeTrails.Small())).TrimEnd());
    }

    [Fact]
    public void Every_class_of_a_shape_is_in_the_sheet()
    {
        var root = Parse(Draw(MadeTrails.Random(60, 120, 4))).Root!;
        var sheet = root.Element(Svg + "style")!.Value;
        var shapes = root.Descendants().Where(element => element.Name.LocalName is "rect" or "path" or "circle");
        Assert.All(shapes.SelectMany(shape => shape.Attribute("class")!.Value.Split(' ')).Distinct(), kind => Assert.Contains($".{kind}", sheet));
    }

    [Fact]
    public void A_payment_told_late_stands_where_it_was_booked_and_says_when_it_was_paid()
    {
        var trail = MadeTrails.Small();
        var first = trail.Transfers[0];
        trail = trail with { Transfers = [first with { Time = first.Time + TimeSpan.FromHours(-30) }, .. trail.Transfers.Skip(1)] };
        var texts = Texts(Draw(trail));
        Assert.Contains("1 Mar 08:21, booked 2 Mar 14:21  1000.00", texts);
        Assert.Contains(texts, text => text.StartsWith("Told late, held, or by a clock that ran ahead: 1 transfer.", StringComparison.Ordinal));
        Assert.DoesNotContain(Texts(Draw(MadeTrails.Small())), text => text.Contains("booked", StringComparison.Ordinal));
    }

    [Fact]
    public void Backward_the_sources_and_what_was_asked_are_told_and_add_up()
    {
        var trail = MadeTrails.Backward(6, 3);
        var drawn = Draw(trail);
        Assert.Equal(
            "Of the 61.70 EUR in the account at 3 Mar 2026 20:43 UTC, 24.68 EUR is of an opening balance, 12.34 EUR is not followed, 12.34 EUR is of unknown "
            + "origin and 12.34 EUR is reported as stolen.",
            Parse(drawn).Root!.Element(Svg + "title")!.Value);
        string[] told = ["61.70 EUR asked about", "12.34 EUR of unknown origin", "12.34 EUR reported as stolen", "9000004 (victim)"];
        Assert.All(told, words => Assert.Contains(words, Texts(drawn)));
        Assert.DoesNotContain(Texts(drawn), text => text.Contains("have it frozen", StringComparison.Ordinal));
        Assert.Equal("svg", Parse(Draw(trail with { Policy = TaintPolicy.Libr }, 390)).Root!.Name.LocalName);
        var empty = trail with { Transfers = [], Ends = [], Stolen = new Money(0, trail.Stolen.Currency) };
        Assert.Contains(Texts(Draw(empty)), text => text.EndsWith("there was no money in the account.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_tells_the_case_in_one_sentence()
    {
        const string title = "Of 1000.00 EUR stolen on 2 Mar 2026 14:21 UTC, 270.00 EUR (27.0 %) still lies in 1 account, 729.00 EUR has left the accounts "
            + "and 1.00 EUR went in fees, as of 4 Mar 2026 14:21 UTC.";
        Assert.Equal(title, Parse(Draw(MadeTrails.Small())).Root!.Element(Svg + "title")!.Value);
    }

    [Fact]
    public void Every_end_is_written_as_text_with_its_amount()
    {
        var texts = Texts(Draw(MadeTrails.Small()));
        string[] told = ["270.00 EUR still there", "400.00 EUR at an exchange", "329.00 EUR in cash", "1.00 EUR fees", "XA", "JURAXE5U", "7001"];
        foreach (var words in told)
        {
            Assert.Contains(words, texts);
        }
    }

    [Theory]
    [InlineData("</text><script>alert(1)</script>")]
    [InlineData("\"/><a onload='x'>&amp;]]>")]
    [InlineData("a\u0000b\u001bc\ud800d\uffff")]
    [InlineData("\u202egnp.exe")]
    [InlineData("url(#p-cash);}*{display:none}")]
    public void Hostile_names_stay_text(string name)
    {
        var drawn = Draw(MadeTrails.Small(name));
        var document = Parse(drawn);
        string[] known = ["svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "circle", "text", "g"];
        Assert.All(document.Descendants(), element => Assert.Contains(element.Name.LocalName, known));
        Assert.All(document.Descendants().Attributes(), attribute => Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u202e', Encoding.UTF8.GetString(drawn));
        Assert.Equal(name.Contains('\u202e'), Texts(drawn).Contains(@"\u202egnp.exe"));
        Assert.Equal(document.Descendants().Count(), Parse(Draw(MadeTrails.Small())).Descendants().Count());
    }

    [Fact]
    public void A_number_the_caller_may_not_see_is_said_to_be_withheld()
    {
        var trail = MadeTrails.Small();
        var drawn = Draw(trail with { Accounts = [.. trail.Accounts.Select(a => a.Bank == "BRUNXA3L" ? a with { Account = "" } : a)] });
        Assert.Contains("account 2, number withheld", Texts(drawn));
        Assert.DoesNotContain("7001", Encoding.UTF8.GetString(drawn));
    }

    [Fact]
    public void What_is_drawn_together_is_said_with_its_count_and_sum()
    {
        var trail = MadeTrails.Random(200, 500, 11);
        var layout = TrailLayout.Of(trail, 1280);
        var grouped = layout.Lanes.Lanes.Where(lane => lane.IsGroup).SelectMany(lane => lane.Accounts).ToHashSet();
        var sum = trail.Ends.Where(end => grouped.Contains(end.Account)).Sum(end => end.Share);
        var text = string.Join(' ', Texts(Draw(trail)));
        Assert.Contains($"{grouped.Count} small accounts are drawn together", text);
        Assert.Contains($"{new Money(sum, trail.Stolen.Currency).ToMajorString()} EUR ended in these", text);
        Assert.Contains("12345.67 EUR in all", text);
    }

    [Fact]
    public void A_payment_not_made_yet_is_drawn_as_a_sentence()
    {
        var trail = MadeTrails.Small() with { Transfers = [], Ends = [], Accounts = [], Payments = [] };
        Assert.Contains("At 4 Mar 2026 14:21 UTC the payment had not been booked.", Texts(Draw(trail)));
    }

    private static byte[] Draw(TrailReport trail, int width = TrailSvg.WidthPixels)
    {
        using var stream = new MemoryStream();
        TrailSvg.Write(stream, trail, width);
        return stream.ToArray();
    }

    private static XDocument Parse(byte[] svg)
    {
        using var stream = new MemoryStream(svg);
        return XDocument.Load(stream);
    }

    private static List<string> Texts(byte[] svg) => [.. Parse(svg).Descendants(Svg + "text").Select(text => text.Value)];
}
