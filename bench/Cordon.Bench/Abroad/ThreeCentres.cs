using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cordon.Bench.Kills;
using Cordon.Bench.Outbox;

namespace Cordon.Bench.Abroad;

/// <summary>
/// Two centres and a third party as processes of the real program, set up by its own commands, with a bank abroad that freezes what it is told to.
/// </summary>
internal sealed class ThreeCentres : IDisposable
{
    private const string HomeBank = "HOMEXA2K";
    private const string AwayBank = "AWAYXB2K";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly string Runtime = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private readonly string _program;
    private readonly string _folder;
    private readonly Member _home;
    private readonly Member _away;
    private readonly Member _third;
    private readonly CentreClient _homeClient = new();
    private readonly CentreClient _awayClient = new();
    private readonly CancellationTokenSource _end = new();
    private Task _bank = Task.CompletedTask;
    private string _homeKey = "";
    private string _awayKey = "";

    public ThreeCentres(string program, string folder)
    {
        (_program, _folder) = (program, folder);
        (_home, _away, _third) = (new Member(this, "home", "XA"), new Member(this, "away", "XB"), new Member(this, "third", "XC"));
    }

    /// <summary>How often one was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Has everybody join, signs the trust list, and starts the three.</summary>
    public async Task StartAsync()
    {
        var keepers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            keepers.Add(await RunAsync("exchange", "keeper", InFolder($"keeper{i}.key")).ConfigureAwait(false));
        }

        await File.WriteAllTextAsync(InFolder("keepers"), string.Concat(keepers)).ConfigureAwait(false);
        await File.WriteAllTextAsync(InFolder("law.tsv"), Law).ConfigureAwait(false);
        await File.WriteAllTextAsync(InFolder("recipients.tsv"), Recipients).ConfigureAwait(false);
        (_homeKey, _) = await CentreProcess.FoundAsync(_program, _home.Folder).ConfigureAwait(false);
        (_awayKey, _) = await CentreProcess.FoundAsync(_program, _away.Folder).ConfigureAwait(false);
        foreach (var member in new[] { _home, _away, _third })
        {
            string[] words =
            [
                "exchange", "join", "--data", member.Folder, "--id", member.Id, "--name", member.Id, "--in", member.Country, "--address", member.Address,
                "--keepers", InFolder("keepers"), .. member == _third ? ["--third-party"] : Array.Empty<string>(),
            ];
            await File.WriteAllTextAsync(InFolder(member.Id + ".json"), await RunAsync(words).ConfigureAwait(false)).ConfigureAwait(false);
        }

        await RunAsync(
            "exchange", "list", "--sequence", "1", "--keepers", InFolder("keepers"), "--key", InFolder("keeper0.key"), "--key", InFolder("keeper1.key"),
                "--out",
            InFolder("trust.json"), InFolder("home.json"), InFolder("away.json"), InFolder("third.json")).ConfigureAwait(false);
        await _third.StartAsync().ConfigureAwait(false);
        await _away.StartAsync().ConfigureAwait(false);
        await _home.StartAsync().ConfigureAwait(false);
        _bank = Task.Run(() => FreezeAsync(_end.Token));
    }

    /// <summary>
    /// Plays rounds: a payment over the border, the report of its victim, and the freeze; one of the three is killed in each where that is wanted.
    /// </summary>
    public async Task<IReadOnlyList<AbroadRound>> PlayAsync(int rounds, int first, Random? killing)
    {
        var done = new List<AbroadRound>();
        for (var round = first; round < first + rounds; round++)
        {
            using var over = new CancellationTokenSource(Patience);
            var id = await PayAsync(round, over.Token).ConfigureAwait(false);
            var from = Stopwatch.GetTimestamp();
            var kill = killing is null ? Task.CompletedTask : KillAsync(killing);
            var filed = await _homeClient.TellAsync(
                _homeKey, "/v1/reports", $"{{\"report_id\":\"r{round}\",\"time\":\"{Now}\",\"payment_id\":\"{id}\"}}", over.Token).ConfigureAwait(false);
            if ((int)filed.Status is < 200 or > 299)
            {
                throw new InvalidOperationException($"The report was not taken: {filed.Answer}");
            }

            var asked = await UntilAsync(id, state => state is not ("proposed" or "approved"), from, over.Token).ConfigureAwait(false);
            var held = await UntilAsync(id, state => state == "frozen", from, over.Token).ConfigureAwait(false);
            await kill.ConfigureAwait(false);
            done.Add(new AbroadRound(asked, held));
        }

        return done;
    }

    /// <summary>Compares the books: for each order at home one report, one order and one sum abroad.</summary>
    public async Task<IReadOnlyList<string>> CompareAsync()
    {
        using var over = new CancellationTokenSource(Patience);
        var (home, away) = (
            await OrdersAsync(_homeClient, _homeKey, over.Token).ConfigureAwait(false), await OrdersAsync(_awayClient, _awayKey,
                over.Token).ConfigureAwait(false));
        var faults = new List<string>();
        foreach (var (account, (state, amount)) in home)
        {
            if (!away.TryGetValue(account, out var other) || other != (state, amount))
            {
                faults.Add($"{account}: at home {state} {amount}, abroad {(away.ContainsKey(account) ? other.ToString() : "nothing")}");
            }
        }

        faults.AddRange(away.Keys.Where(account => !home.ContainsKey(account)).Select(account => $"{account}: abroad only"));
        return faults;
    }

    public void Dispose()
    {
        _end.Cancel();
        _bank.GetAwaiter().GetResult();
        _home.Dispose();
        _away.Dispose();
        _third.Dispose();
        _homeClient.Dispose();
        _awayClient.Dispose();
        _end.Dispose();
    }

    private const string Recipients = "recipient\thome\tpeer\trecovery\t365\t-\tmade up\nrecipient\taway\tpeer\trecovery\t365\t-\tmade up\n";

    private const string Law = "table\t2020-01-01\t2099-01-01\ninstrument\tmou\t2020-01-01\tMemorandum of the bench\tmade up\n"
        + "ground\tmou\tfreeze-money\tart. 1\tmade up\nparty\tmou\tXA\t2020-01-01\t-\tmade up\nparty\tmou\tXB\t2020-01-01\t-\tmade up\n";

    private static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private async Task<string> RunAsync(params string[] words)
    {
        using var command = Process.Start(new ProcessStartInfo(Runtime, [_program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = command.StandardError.ReadToEndAsync();
        var said = await command.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await command.WaitForExitAsync().ConfigureAwait(false);
        return command.ExitCode == 0 ? said : throw new InvalidOperationException($"{string.Join(' ', words)}: {await errors.ConfigureAwait(false)}");
    }

    /// <summary>The same payment as both banks hand it in, each to its own centre.</summary>
    private async Task<string> PayAsync(int round, CancellationToken over)
    {
        var id = $"p{round:D6}";
        var payment = $"{{\"payment_id\":\"{id}\",\"time\":\"{Now}\",\"payer_bank\":\"{HomeBank}\",\"payer_account\":\"V{round}\","
            + $"\"payee_bank\":\"{AwayBank}\",\"payee_account\":\"M{round}\",\"amount\":\"{100 + round}.00\",\"currency\":\"EUR\"}}";
        await _awayClient.TellAsync(_awayKey, "/v1/payments", payment, over).ConfigureAwait(false);
        await _homeClient.TellAsync(_homeKey, "/v1/payments", payment, over).ConfigureAwait(false);
        return id;
    }

    private async Task<double> UntilAsync(string id, Func<string, bool> isSo, long from, CancellationToken over)
    {
        var account = "M" + int.Parse(id[1..], CultureInfo.InvariantCulture);
        while (true)
        {
            if ((await OrdersAsync(_homeClient, _homeKey, over).ConfigureAwait(false)).TryGetValue(account, out var order) && isSo(order.State))
            {
                return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            }

            await Task.Delay(Pause, TimeProvider.System, over).ConfigureAwait(false);
        }
    }

    private static async Task<Dictionary<string, (string State, string Amount)>> OrdersAsync(CentreClient client, string key, CancellationToken over)
    {
        var found = new Dictionary<string, (string, string)>();
        for (var after = ""; ;)
        {
            var (_, page) = await client.TellAsync(key, "/v1/freeze-orders" + (after.Length == 0 ? "" : "?after=" + after), null, over).ConfigureAwait(false);
            var orders = page.GetProperty("orders").EnumerateArray().ToArray();
            if (orders.Length == 0)
            {
                return found;
            }

            foreach (var order in orders)
            {
                found[order.GetProperty("account").GetString()!] = (order.GetProperty("state").GetString()!, order.GetProperty("amount").GetString()!);
                after = order.GetProperty("order_id").GetString()!;
            }
        }
    }

    /// <summary>The bank abroad: whatever it is told to hold, it holds.</summary>
    private async Task FreezeAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var (_, page) = await _awayClient.TellAsync(_awayKey, $"/v1/freeze-notices?bank={AwayBank}", null, over).ConfigureAwait(false);
                foreach (var notice in page.GetProperty("notices").EnumerateArray().Select(one => one.GetProperty("data")))
                {
                    var answer = JsonSerializer.Serialize(
                        new { result = "frozen", amount = notice.GetProperty("amount").GetString(), currency = notice.GetProperty("currency").GetString() });
                    var order = notice.GetProperty("order_id").GetString()!;
                    await _awayClient.TellAsync(_awayKey, $"/v1/freeze-orders/{order}/answer", answer, over, "answer-" + order).ConfigureAwait(false);
                    await _awayClient.TellAsync(
                        _awayKey, $"/v1/freeze-notices/{notice.GetProperty("notice_id").GetString()}/taken?bank={AwayBank}", "", over).ConfigureAwait(false);
                }

                await Task.Delay(Pause, TimeProvider.System, over).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task KillAsync(Random random)
    {
        var member = random.Next(3) switch { 0 => _home, 1 => _away, _ => _third };
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(400)), TimeProvider.System).ConfigureAwait(false);
        Kills++;
        await member.RestartAsync().ConfigureAwait(false);
    }

    /// <summary>One of the three: a folder, a port for the others, and the process that has them.</summary>
    private sealed class Member(ThreeCentres all, string id, string country) : IDisposable
    {
        private readonly int _port = Ports.Free();
        private CentreProcess? _process;

        public string Id => id;

        public string Country => country;

        public string Folder => all.InFolder(id);

        public string Address => string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{_port}");

        public async Task StartAsync()
        {
            var listen = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");
            string[] words = this == all._third
                ? ["exchange", "serve", "--data", Folder, "--exchange", listen, "--trust", all.InFolder("trust.json")]
                :
                [
                    "up", "--data", Folder, "--urls", "http://127.0.0.1:0", "--exchange", listen, "--trust", all.InFolder("trust.json"), "--legal-bases",
                    all.InFolder("law.tsv"), "--recipients", all.InFolder("recipients.tsv"),
                ];
            _process = CentreProcess.Of(all._program, words);
            if (!await _process.ReadyAsync().ConfigureAwait(false))
            {
                throw new InvalidOperationException($"{id} did not start: {await _process.Errors.ConfigureAwait(false)}");
            }

            if (this == all._home)
            {
                all._homeClient.Address = _process.Address;
            }
            else if (this == all._away)
            {
                all._awayClient.Address = _process.Address;
            }
        }

        /// <summary>SIGKILL, and a new process on the same folder.</summary>
        public async Task RestartAsync()
        {
            await _process!.KillAsync().ConfigureAwait(false);
            _process.Dispose();
            await StartAsync().ConfigureAwait(false);
        }

        public void Dispose() => _process?.Dispose();
    }
}
