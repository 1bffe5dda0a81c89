using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Cordon.Bench.Kills;

/// <summary>
/// A centre on one data folder, loaded over HTTP and killed at random moments, round after round; between rounds and at the end its journal
/// is held against all it answered.
/// </summary>
/// <param name="program">The program's assembly, whose <c>up</c> is started.</param>
/// <param name="folder">The centre's data folder, and beside it what the checks need.</param>
public sealed class KillRun(string program, string folder, int rounds, int seed)
{
    private const int Lanes = 4;

    /// <summary>Of a hundred kills so many fall into the start, recovery included; the others under load.</summary>
    private const int AtStartPercent = 20;

    /// <summary>A start takes about this long at most, so that such a kill may fall anywhere in it.</summary>
    private const int StartMillisecondsMax = 900;

    private const int LoadMillisecondsMax = 700;

    private const int RoundsBetweenChecks = 10;

    /// <summary>Payments between two snapshots: a few rounds' worth, so that most starts are from one and some kills fall into the writing.</summary>
    private const string SnapshotEvery = "5000";

    /// <summary>Every so many rounds another policy is published, so that verdicts of earlier ones must be kept apart.</summary>
    private const int RoundsBetweenPolicies = 7;

    /// <summary>How often and how long the first round waits for something of each kind to be answered.</summary>
    private const int SomeOfEachMilliseconds = 20;
    private const int SomeOfEachMillisecondsMax = 30_000;

    private readonly Random _random = new(seed);
    private readonly KillLane[] _lanes = new KillLane[Lanes];
    private readonly Dictionary<string, string> _keys = [];

    // Another person's, who approves rules.
    private string? _second;
    private readonly JournalProof _proof = new();
    private readonly HashSet<string> _snapshots = [];

    public AnswerBook Book { get; } = new();

    public int KillsAtStart { get; private set; }

    public int KillsUnderLoad { get; private set; }

    public int Checks { get; private set; }

    /// <summary>Payments sent again since nothing answered them before a kill.</summary>
    public long SentAgain => _lanes.Sum(lane => lane.SentAgain);

    /// <summary>Snapshots found after kills.</summary>
    public int Snapshots => _snapshots.Count;

    public long Batches => _proof.Batches;

    public long Payments => _proof.Payments;

    private string Data => Path.Combine(folder, "data");

    private string SnapshotFolder => Path.Combine(Data, "snapshots");

    /// <summary>The journal's file.</summary>
    public string Journal => Path.Combine(Data, "journal.db");

    /// <summary>Plays all rounds, and one more at whose end everything sent has an answer. Returns what was found wrong.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            _lanes[lane] = new KillLane(lane, seed, Book);
        }

        (var first, _second) = await CentreProcess.FoundAsync(program, Data).ConfigureAwait(false);
        _keys.Add(PaymentMaker.Centre, first);
        for (var round = 0; round < rounds; round++)
        {
            // The first start must get as far as to issue the banks' keys.
            if (round > 0 && _random.Next(100) < AtStartPercent)
            {
                await KillAtStartAsync().ConfigureAwait(false);
            }
            else
            {
                await KillUnderLoadAsync(round).ConfigureAwait(false);
            }

            if ((round + 1) % RoundsBetweenChecks == 0 && Check(isAllAnswered: false) is { Count: > 0 } faults)
            {
                return faults;
            }
        }

        await SettleAsync().ConfigureAwait(false);
        return Check(isAllAnswered: true);
    }

    private async Task KillAtStartAsync()
    {
        using var server = new CentreProcess(program, Data, "--snapshot-every", SnapshotEvery);
        var ready = server.ReadyAsync();
        await Task.WhenAny(ready, Task.Delay(TimeSpan.FromMilliseconds(_random.Next(StartMillisecondsMax)), TimeProvider.System)).ConfigureAwait(false);
        await KillAsync(server).ConfigureAwait(false);
        await ready.ConfigureAwait(false);
        KillsAtStart++;
    }

    private async Task KillUnderLoadAsync(int round)
    {
        using var server = await StartAsync().ConfigureAwait(false);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var over = new CancellationTokenSource();
        await IssueKeysAsync(client).ConfigureAwait(false);
        var sending = _lanes.Select(lane => Task.Run(() => lane.SendAsync(client, _keys, over.Token))).ToList();
        if (round % RoundsBetweenPolicies == 0)
        {
            await PublishAsync(client, 1 + (round / RoundsBetweenPolicies)).ConfigureAwait(false);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(LoadMillisecondsMax)), TimeProvider.System).ConfigureAwait(false);
        if (round == 0)
        {
            await UntilSomeOfEachAsync().ConfigureAwait(false);
        }

        await KillAsync(server).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(sending).ConfigureAwait(false);
        KillsUnderLoad++;
    }

    /// <summary>A run in which a slow machine answered only payments would prove less than it says.</summary>
    private async Task UntilSomeOfEachAsync()
    {
        for (var waited = 0; waited < SomeOfEachMillisecondsMax && !Book.HasSomeOfEach; waited += SomeOfEachMilliseconds)
        {
            await Task.Delay(SomeOfEachMilliseconds, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task KillAsync(CentreProcess server)
    {
        var wasAlive = await server.KillAsync().ConfigureAwait(false);
        var errors = await server.Errors.ConfigureAwait(false);
        if (Directory.Exists(SnapshotFolder))
        {
            _snapshots.UnionWith(Directory.EnumerateFiles(SnapshotFolder, "*.snapshot"));
        }

        if (!wasAlive || errors.Length > 0)
        {
            Book.AddFault(wasAlive ? $"the server complained: {errors}" : $"the server ended by itself: {errors}");
        }
    }

    private async Task SettleAsync()
    {
        using var server = await StartAsync().ConfigureAwait(false);
        using var client = new HttpClient { BaseAddress = server.Address };
        foreach (var lane in _lanes)
        {
            await lane.SettleAsync(client, _keys).ConfigureAwait(false);
        }

        await KillAsync(server).ConfigureAwait(false);
    }

    private async Task<CentreProcess> StartAsync()
    {
        var server = new CentreProcess(program, Data, "--snapshot-every", SnapshotEvery);
        if (await server.ReadyAsync().ConfigureAwait(false))
        {
            return server;
        }

        var errors = await server.Errors.ConfigureAwait(false);
        server.Dispose();
        throw new InvalidOperationException($"The server did not become ready: {errors}");
    }

    private async Task IssueKeysAsync(HttpClient client)
    {
        if (_keys.Count > 1)
        {
            return;
        }

        foreach (var bank in PaymentMaker.Banks)
        {
            var answer = await PostAsync(client, "/v1/keys", new { bank, name = "kills" }).ConfigureAwait(false);
            _keys.Add(bank, answer.GetProperty("key").GetString()!);
        }
    }

    private async Task PublishAsync(HttpClient client, int version)
    {
        var rules = new { rules = PaymentMaker.Rules(version), by = "Ada", reason = "the next version" };
        var proposed = await PostAsync(client, "/v1/policy", rules).ConfigureAwait(false);
        var approval = new { proposal = proposed.GetProperty("proposal").GetString(), by = "Ben" };
        await PostAsync(client, "/v1/policy/rules/approve", approval, _second).ConfigureAwait(false);
    }

    private async Task<JsonElement> PostAsync(HttpClient client, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? _keys[PaymentMaker.Centre]);
        using var response = await client.SendAsync(request).ConfigureAwait(false);
        var words = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(words).RootElement.Clone()
            : throw new InvalidOperationException($"POST {path} was answered with {words}");
    }

    /// <summary>Checks a copy: opening the file itself would settle its log, which is for the server's next start to do.</summary>
    private IReadOnlyList<string> Check(bool isAllAnswered)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        foreach (var suffix in new[] { "", "-wal" })
        {
            if (File.Exists(Journal + suffix))
            {
                File.Copy(Journal + suffix, Path.Combine(copy, "journal.db" + suffix));
            }
        }

        Checks++;
        var faults = _proof.Check(Path.Combine(copy, "journal.db"), Book, isAllAnswered);
        Directory.Delete(copy, recursive: true);
        return faults;
    }
}
