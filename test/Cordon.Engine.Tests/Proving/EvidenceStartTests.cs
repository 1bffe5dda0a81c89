using System.Text.Json.Nodes;
using Cordon.Engine.Proving;
using Xunit;

namespace Cordon.Engine.Tests.Proving;

/// <summary>A log that has begun is taken up whole or not at all: nothing of it is made anew, and it never goes on from less than it signed.</summary>
public sealed class EvidenceStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("head.json")]
    [InlineData("log.key")]
    [InlineData("marks")]
    public async Task Without_one_of_its_files_it_does_not_begin_again(string missing)
    {
        await using var centre = await ClosedAsync();
        var path = Path.Combine(centre.LogFolder, missing);
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        File.Delete(path);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(centre.ReopenAsync);
        Assert.Contains($"{path} is missing", refused.Message);
        Assert.Contains("backup", refused.Message);
        Assert.False(File.Exists(path));
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        await centre.CloseCentreAsync();
        await centre.ReopenAsync();
        Assert.True(BundleCheck.Check(await centre.BundleAsync(), centre.Log.Key).Holds);
    }

    [Fact]
    public async Task Marks_that_are_cut_or_go_while_it_runs_are_never_filled_with_nothing()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        var marks = Path.Combine(centre.LogFolder, "marks");
        var bytes = await File.ReadAllBytesAsync(marks, Cancellation);
        await File.WriteAllBytesAsync(marks, bytes[..^1], Cancellation);
        await centre.PayAsync("p4", "A", "B", "5");
        Assert.Contains("shorter than the log says", (await centre.Log.CatchUpAsync(Cancellation)).Fault);
        await File.WriteAllBytesAsync(marks, bytes, Cancellation);
        Assert.Null((await centre.CaughtUpAsync()).Fault);
        Assert.True(BundleCheck.Check(await centre.BundleAsync(), centre.Log.Key).Holds);
    }

    [Fact]
    public async Task A_head_that_was_put_back_alone_or_says_what_its_key_did_not_sign_is_refused()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        var path = Path.Combine(centre.LogFolder, EvidenceHead.File);
        var early = await File.ReadAllTextAsync(path, Cancellation);
        await centre.PayAsync("p4", "A", "B", "5");
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();
        var late = await File.ReadAllTextAsync(path, Cancellation);
        foreach (var (head, why) in new[]
        {
            (early, "entries and"), (With(late, "checkpoint", "no note"), "is not signed by the key"), (With(late, "size", 3), "is not signed by the key"),
            (With(late, "checkpoint", null), "is damaged"), (With(late, "next", new JsonArray(1)), "is damaged"), ("{}", "is damaged"), ("none", "is damaged"),
        })
        {
            await File.WriteAllTextAsync(path, head, Cancellation);
            Assert.Contains(why, (await Assert.ThrowsAsync<InvalidDataException>(centre.ReopenAsync)).Message);
            await centre.CloseCentreAsync();
        }

        await File.WriteAllTextAsync(path, late, Cancellation);
        await centre.ReopenAsync();
    }

    [Fact]
    public async Task What_was_signed_stands_where_the_checkpoint_could_not_be_written()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);

        // A folder where the file would be made: it cannot be.
        var obstacle = Path.Combine(centre.LogFolder, EvidenceLog.CheckpointFile + ".tmp");
        Directory.CreateDirectory(obstacle);
        await centre.PayAsync("p4", "A", "B", "5");
        await centre.StuckAsync();
        var signed = Head(centre);
        Directory.Delete(obstacle);
        var told = await centre.CaughtUpAsync();
        Assert.Equal(signed, told.Note);
        Assert.Equal(signed, await File.ReadAllTextAsync(Path.Combine(centre.LogFolder, EvidenceLog.CheckpointFile), Cancellation));
        await centre.PayAsync("p5", "A", "B", "5");
        _ = await centre.Log.CatchUpAsync(Cancellation);
        Assert.Empty((await LogCheck.CheckAsync(centre.LogFolder, centre.Log.Key, centre.Journal, cancellation: Cancellation)).Faults);
    }

    [Fact]
    public async Task A_log_that_cannot_go_on_gives_no_evidence_that_would_lack_something()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        var obstacle = Path.Combine(centre.LogFolder, EvidenceHead.File + ".tmp");
        Directory.CreateDirectory(obstacle);
        await centre.PayAsync("p4", "A", "B", "5");
        await centre.StuckAsync();
        Assert.Contains("not everything is in it", (await Assert.ThrowsAsync<IOException>(centre.BundleAsync)).Message);
        Directory.Delete(obstacle);
        _ = await centre.CaughtUpAsync();
        Assert.True(BundleCheck.Check(await centre.BundleAsync(), centre.Log.Key).Holds);
    }

    [Fact]
    public async Task A_batch_that_could_not_be_sealed_is_counted_once_when_it_can()
    {
        await using var centre = await ClosedAsync();
        Directory.Delete(centre.LogFolder, recursive: true);
        Directory.CreateDirectory(centre.LogFolder);
        var obstacle = Path.Combine(centre.LogFolder, "salts");
        await File.WriteAllTextAsync(obstacle, "", Cancellation);
        await centre.ReopenAsync();
        await centre.StuckAsync();
        File.Delete(obstacle);
        _ = await centre.CaughtUpAsync();
        Assert.True(BundleCheck.Check(await centre.BundleAsync(), centre.Log.Key).Holds);
    }

    [Theory]
    [InlineData("tile/0", "the last entries in")]
    [InlineData("tile/entries", "the last entries in")]
    [InlineData("head.json", "do not lead to the root that is signed")]
    public async Task Tiles_that_are_not_those_of_the_root_are_refused(string changed, string why)
    {
        await using var centre = await ClosedAsync();
        var path = Path.Combine(centre.LogFolder, changed);
        var file = File.Exists(path) ? path : Directory.GetFiles(path, "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        if (file == path)
        {
            using var key = LogKey.Open(Path.Combine(centre.LogFolder, "log.key"));
            var head = EvidenceHead.Read(await File.ReadAllTextAsync(file, Cancellation), partitions: 2)!;
            var other = key.Sign(new Core.Evidence.Checkpoint(key.Public.Name, head.Size, new byte[32]).Text);
            await File.WriteAllBytesAsync(file, (head with { Checkpoint = other.Whole }).ToBytes(), Cancellation);
        }
        else
        {
            await File.WriteAllBytesAsync(file, [.. bytes[..^2], (byte)(bytes[^2] ^ 1), bytes[^1]], Cancellation);
        }

        Assert.Contains(why, (await Assert.ThrowsAsync<InvalidDataException>(centre.ReopenAsync)).Message);
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await centre.CloseCentreAsync();
        await centre.ReopenAsync();
    }

    [Fact]
    public async Task A_journal_of_which_the_last_batches_are_others_is_refused()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        await using var other = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await other.PayAsync("p4", "A", "B", "5");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => EvidenceLog.OpenAsync(other.Journal, centre.LogFolder, TimeProvider.System, Cancellation));
        Assert.Contains("of partition 0 is not in the journal as it was sealed", refused.Message);
    }

    [Fact]
    public async Task A_log_that_was_put_back_is_told_by_a_checkpoint_that_was_kept_and_by_what_is_not_sealed()
    {
        await using var centre = await ProvenCentre.OpenAsync();
        var (path, old) = (centre.LogFolder, centre.LogFolder + "-old");
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();
        Copy(path, old);
        await centre.ReopenAsync();
        await centre.PayAsync("p4", "A", "B", "5");
        var kept = (await centre.Log.CatchUpAsync(Cancellation)).Note!;
        Assert.Contains("It has grown out of the checkpoint of", await CheckAsync(path));
        var put = await CheckAsync(old);
        Assert.Contains("of these the log lacks", put);
        Assert.Contains("not sealed yet", string.Join('\n', (await LogCheck.CheckAsync(old, null, centre.Journal, cancellation: Cancellation)).Lines));

        // It goes on from there, and seals the same again, with other times.
        await centre.CloseAsync();
        Directory.Delete(path, recursive: true);
        Copy(old, path);
        await centre.ReopenAsync();
        await centre.PayAsync("p5", "A", "B", "5");
        _ = await centre.Log.CatchUpAsync(Cancellation);
        Assert.Contains("has not grown out of the checkpoint that was kept", await CheckAsync(path));
        kept = kept.Replace("cordon-", "other-", StringComparison.Ordinal);
        Assert.Contains("is none that", await CheckAsync(path));

        async Task<string> CheckAsync(string folder)
        {
            var report = await LogCheck.CheckAsync(folder, null, centre.Journal, kept: kept, cancellation: Cancellation);
            return string.Join('\n', report.Lines.Concat(report.Faults));
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Head(ProvenCentre centre) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(centre.LogFolder, EvidenceHead.File)))!["checkpoint"]!;

    private static async Task<ProvenCentre> ClosedAsync()
    {
        var centre = await ProvenCentre.OpenAsync();
        _ = await centre.Log.CatchUpAsync(Cancellation);
        await centre.CloseAsync();
        return centre;
    }

    private static string With(string head, string field, JsonNode? value)
    {
        var changed = JsonNode.Parse(head)!;
        changed[field] = value;
        return changed.ToJsonString();
    }
}
