using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Cordon.Core.Networks.Linking;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Server.Networks;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

public sealed class GangPagesTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("cordon-pages-").FullName;

    [Fact]
    public void Every_gang_told_has_a_page_of_its_own_trails_and_the_truth_changes_no_byte()
    {
        var world = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 2_000, Days = 30, ScamPaymentsPerMillion = 2_000 }, world);
        var numbers = AccountsOf(world);
        var with = Path.Combine(_scratch, "with");
        var told = Write(world, with);
        Assert.NotEmpty(told);
        var files = FilesOf(with);
        Assert.Equal(
            told.Keys.SelectMany(gang => new[] { $"gangs/{gang}.html", $"gangs/{gang}.json" }).Append("channels.json").Append("index.html")
                .Order(StringComparer.Ordinal),
            files.Keys.Order(StringComparer.Ordinal));

        var links = Parse(files["index.html"]).Descendants().Where(element => element.Name.LocalName == "a").Select(a => a.Attribute("href")!.Value);
        Assert.Equal(told.Keys.Select(gang => $"gangs/{gang}.html").Order(StringComparer.Ordinal), links.Order(StringComparer.Ordinal));
        foreach (var (gang, cases) in told)
        {
            using var data = JsonDocument.Parse(files[$"gangs/{gang}.json"]);
            Assert.Equal(cases, data.RootElement.GetProperty("cases").GetInt32());
            Assert.NotEmpty(data.RootElement.GetProperty("events").EnumerateArray());
            var onTrails = data.RootElement.GetProperty("transfers").EnumerateArray()
                .SelectMany(transfer => new[] { transfer.GetProperty("payer_account").GetString()!, transfer.GetProperty("payee_account").GetString()! })
                .ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(onTrails);
            var page = files[$"gangs/{gang}.html"];
            var named = Regex.Matches(string.Join(' ', Parse(page).DescendantNodes().OfType<XText>().Select(text => text.Value)), @"\w+")
                .Select(word => word.Value).Where(numbers.Contains).ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(named);
            Assert.Subset(onTrails, named);
        }

        foreach (var truth in (string[])["mules.csv", "truth.csv", "labels.csv"])
        {
            File.Delete(Path.Combine(world, truth));
        }

        var without = Path.Combine(_scratch, "without");
        Write(world, without);
        Assert.Equal(files, FilesOf(without));
    }

    [Fact]
    public void What_serves_several_gangs_is_told_with_the_explanations_that_were_tested()
    {
        var world = Path.Combine(_scratch, "world");
        EconomyFolder.Write(new EconomyOptions { Seed = 4, Persons = 2_000, Days = 30, ScamPaymentsPerMillion = 2_000 }, world);
        var told = Write(world, Path.Combine(_scratch, "out"));
        using var channels = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_scratch, "out", "channels.json")));
        var places = channels.RootElement.GetProperty("shared_places").EnumerateArray().ToList();
        Assert.NotEmpty(places);
        Assert.All(places, place =>
        {
            Assert.Equal(3, place.GetProperty("tested").GetArrayLength());
            var gangs = place.GetProperty("uses").EnumerateArray().Select(use => use.GetProperty("gang").GetString()!).ToHashSet();
            Assert.True(gangs.Count >= 2);
            Assert.All(gangs, gang => Assert.Contains(gang, told.Keys));
            Assert.Equal(
                place.GetProperty("explanation").GetString() == "serves-gangs",
                place.GetProperty("tested").EnumerateArray().All(tested => !tested.GetProperty("fits").GetBoolean()));
        });
    }

    [Theory]
    [InlineData("gangs/G-99999.html", true)]
    [InlineData("gangs/G-99999.json", true)]
    [InlineData("links.csv", true)]
    [InlineData("gangs/notes.txt", false)]
    [InlineData("gangs/more/G-1.html", false)]
    [InlineData("notes/G-1.html", false)]
    public void Of_an_earlier_run_its_own_files_go_and_nothing_else(string file, bool goes) => Assert.Equal(goes, NetworkFolder.IsEarlier(file));

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    /// <summary>The gangs told, with the number of their cases.</summary>
    private static Dictionary<string, int> Write(string world, string outDir)
    {
        Directory.CreateDirectory(outDir);
        using var rejected = new RejectedRows();
        using var play = new NetworkPlay("", []);
        play.Run(DataSetFolder.Open(world), rejected, TestContext.Current.CancellationToken);
        var told = play.Gangs.Told.ToDictionary(gang => gang.Name, gang => gang.Members.Keys.Count(node => node.Kind == NodeKind.Case));
        Assert.Equal(told.Count, GangPages.Write(outDir, play, TestContext.Current.CancellationToken));
        return told;
    }

    private static HashSet<string> AccountsOf(string world)
    {
        using var rejected = new RejectedRows();
        return DataSetFolder.Open(world).ReadAccounts(rejected).Select(row => row.Account[(row.Account.IndexOf('/', StringComparison.Ordinal) + 1)..])
            .ToHashSet(StringComparer.Ordinal);
    }

    private static SortedDictionary<string, string> FilesOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => File.ReadAllText(file, Encoding.UTF8)),
        StringComparer.Ordinal);

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}
