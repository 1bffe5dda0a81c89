using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Server.Replay;
using Cordon.Simulation.Economy;
using Xunit;

namespace Cordon.Server.Tests.Learning;

/// <summary>What a journal says as of a moment is not changed by anything after it; and it says what happened.</summary>
public sealed class JournalLabelTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-labels-");

    [Theory]
    [InlineData(17, 0)]
    [InlineData(20, 0)]
    [InlineData(20, 1)]
    public async Task Labels_as_of_a_moment_have_no_future(int day, int minute)
    {
        var world = Simulate();
        var moment = new Instant(Instant.From(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)).Milliseconds + (((day * 24L * 60) + minute) * 60_000));
        var whole = await LabelsAsync(world, moment);
        var cut = await LabelsAsync(Changed(world, "cut", moment, isCut: true), moment);
        var other = await LabelsAsync(Changed(world, "other", moment, isCut: false), moment);
        Assert.Contains(whole, said => said.Value?.Source == LabelSource.Report);
        Assert.Contains(whole, said => said.Value?.Source == LabelSource.Trace);
        Assert.Equal(Known(whole), Known(cut));
        Assert.Equal(Known(whole), Known(other));
    }

    [Fact]
    public async Task What_is_labelled_criminal_is_so_and_reports_are_all_there()
    {
        var world = Simulate();
        var set = DataSetFolder.Open(world);
        using var rejected = new RejectedRows();
        var truth = set.ReadLabels(rejected).ToDictionary(label => label.PaymentId, label => label.Label, StringComparer.Ordinal);
        var end = set.ReadReports(rejected).Max(report => report.Row.Time);
        var said = (await LabelsAsync(world, end)).Where(label => label.Value is not null).ToDictionary(l => l.Key, l => l.Value!.Value);
        var traced = said.Where(label => label.Value.Source == LabelSource.Trace).ToList();
        Assert.All(said.Where(l => l.Value.Source == LabelSource.Report), l => Assert.Equal(PaymentLabel.Scam, truth[l.Key]));
        Assert.InRange(traced.Count(l => truth[l.Key] is PaymentLabel.Layering or PaymentLabel.Cashout) / (double)traced.Count, 0.8, 1);
        Assert.True(said.Values.Count(l => l.Source == LabelSource.Silence) > 100 * traced.Count);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static List<(string Payment, JournalLabel Label)> Known(Dictionary<string, JournalLabel?> said) =>
        [.. said.Where(label => label.Value is not null).Select(label => (label.Key, label.Value!.Value)).OrderBy(label => label.Key, StringComparer.Ordinal)];

    private string Simulate()
    {
        var folder = Path.Combine(_scratch.FullName, "world");
        DataSetFolder.Make(folder);
        var options = new EconomyOptions { Seed = 5, Persons = 400, Days = 30, ScamPaymentsPerMillion = 3_000 };
        EconomyFolder.Write(options, folder, null, TestContext.Current.CancellationToken);
        return folder;
    }

    /// <summary>The same world with another future: none, or other amounts and no reports.</summary>
    private string Changed(string world, string name, Instant moment, bool isCut)
    {
        var folder = Path.Combine(_scratch.FullName, name);
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(world, "accounts.csv"), Path.Combine(folder, "accounts.csv"));
        foreach (var file in new[] { "payments.csv", "reports.csv" })
        {
            var isPayments = file == "payments.csv";
            File.WriteAllLines(Path.Combine(folder, file), File.ReadLines(Path.Combine(world, file)).Select((row, i) =>
            {
                var cells = row.Split(',');
                return i == 0 || (Instant.TryParse(Encoding.UTF8.GetBytes(cells[1]), out var time) && time <= moment) ? row
                    : isCut || !isPayments ? null
                    : string.Join(',', [.. cells[..6], "77.00", .. cells[7..]]);
            }).OfType<string>());
        }

        return folder;
    }

    private static async Task<Dictionary<string, JournalLabel?>> LabelsAsync(string folder, Instant moment)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var journal = new MemoryJournal();
        using (var replayer = new Replayer(DataSetFolder.Open(folder), outDir: null))
        {
            await replayer.PlayAsync(new CentreOptions(), journal, null, null, cancellation);
        }

        var labels = await Retrainer.LabelsAsync(journal, 0, moment, new LabelRules(), cancellation: cancellation);
        var said = new Dictionary<string, JournalLabel?>(StringComparer.Ordinal);
        using var decided = new DecidedPayments(journal, 0);
        await foreach (var block in decided.ReadAsync(cancellation))
        {
            for (var lane = 0; lane < block.Count; lane++)
            {
                var label = labels.Find(block.FirstSequence + lane, new Instant(block.TimeMilliseconds[lane]), block.Payer[lane], block.Payee[lane]);
                said.Add(Encoding.UTF8.GetString(block.Text(lane, PaymentText.PaymentId)), label);
            }
        }

        return said;
    }
}
