using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Cordon.Bench.Kills;

namespace Cordon.Bench.Outbox;

/// <summary>
/// The real server with banks of its own mind: scams are reported and money moves on while the server is killed and banks go down at moments that a
/// seed chooses. At the end all is up again, and both sides' books are held against one another.
/// </summary>
internal sealed class OutboxRun(string program, string folder, int rounds, int seed) : IDisposable
{
    private const int LoadMillisecondsMax = 2_500;
    private const int OutageMillisecondsMax = 1_500;

    /// <summary>After the last round all must be taken and answered within this: several of the longest waits between attempts.</summary>
    private static readonly TimeSpan SettleWithin = TimeSpan.FromMinutes(4);

    private static readonly string[] Banks = ["LANTXB2X", "MERIXC2X", "OCTAXD2X", "PALMXE2X"];

    private const string Rules = """
        rules "outbox" version 1

        rule never
          when amount >= 100000000.00 EUR
          if unknown skip
          then warn
          score 0.1
          payer "Look twice."
          file "The amount is {amount}."
        """;

    private readonly Random _random = new(seed);
    private readonly CentreClient _centre = new();
    private readonly BankDesk[] _desks = new BankDesk[Banks.Length];
    private readonly ConcurrentDictionary<string, byte> _withdrawn = new();
    private readonly List<string> _earlier = [];
    private string _key = "";

    // Another person's, who approves rules.
    private string _second = "";

    public int Kills { get; private set; }

    public int Outages { get; private set; }

    public int Reports { get; private set; }

    public int Withdrawals => _withdrawn.Count;

    public int Orders { get; private set; }

    public IReadOnlyList<BankDesk> Desks => _desks;

    /// <summary>Plays all rounds and settles. Returns what was found wrong.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        for (var i = 0; i < Banks.Length; i++)
        {
            _desks[i] = new BankDesk(Banks[i], (seed * 100) + i, _centre);
            _desks[i].Door.Start();
        }

        (_key, _second) = await CentreProcess.FoundAsync(program, Path.Combine(folder, "data")).ConfigureAwait(false);
        using var over = new CancellationTokenSource();
        var answering = _desks.Select(desk => Task.Run(() => desk.AnswerAsync(over.Token))).ToList();
        using (var loading = new CancellationTokenSource())
        {
            Task load = Task.CompletedTask, outages = Task.CompletedTask;
            for (var round = 0; round < rounds; round++)
            {
                using var server = await StartAsync().ConfigureAwait(false);
                if (round == 0)
                {
                    await SetUpAsync(over.Token).ConfigureAwait(false);
                    load = Task.Run(() => LoadAsync(new Random(seed + 1), loading.Token), CancellationToken.None);
                    outages = Task.Run(() => OutagesAsync(new Random(seed + 2), loading.Token), CancellationToken.None);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(LoadMillisecondsMax)), TimeProvider.System).ConfigureAwait(false);
                await KillAsync(server).ConfigureAwait(false);
            }

            using var last = await StartAsync().ConfigureAwait(false);
            await loading.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(load, outages).ConfigureAwait(false);
            var faults = await SettleAsync().ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(answering).ConfigureAwait(false);
            await KillAsync(last).ConfigureAwait(false);
            return [.. _desks.SelectMany(desk => desk.Faults), .. faults];
        }
    }

    public void Dispose() => _centre.Dispose();

    private async Task<CentreProcess> StartAsync()
    {
        var server = new CentreProcess(program, Path.Combine(folder, "data"), "--snapshot-every", "500");
        if (!await server.ReadyAsync().ConfigureAwait(false))
        {
            throw new InvalidOperationException($"The server did not become ready: {await server.Errors.ConfigureAwait(false)}");
        }

        _centre.Address = server.Address;
        return server;
    }

    private async Task KillAsync(CentreProcess server)
    {
        _centre.Address = null;
        Kills++;
        if (!await server.KillAsync().ConfigureAwait(false) || await server.Errors.ConfigureAwait(false) is { Length: > 0 })
        {
            throw new InvalidOperationException($"The server ended by itself or complained: {await server.Errors.ConfigureAwait(false)}");
        }
    }

    private async Task SetUpAsync(CancellationToken over)
    {
        var rules = new { rules = Rules, by = "Ada", reason = "for the run" };
        var proposed = await TellAsync("/v1/policy", JsonSerializer.Serialize(rules), over).ConfigureAwait(false);
        var approval = new { proposal = proposed.GetProperty("proposal").GetString(), by = "Ben" };
        await TellAsync("/v1/policy/rules/approve", JsonSerializer.Serialize(approval), over, _second).ConfigureAwait(false);
        foreach (var desk in _desks)
        {
            var key = await TellAsync("/v1/keys", JsonSerializer.Serialize(new { bank = desk.Bank, name = "outbox" }), over).ConfigureAwait(false);
            desk.Key = key.GetProperty("key").GetString()!;
            await TellAsync("/v1/endpoints", JsonSerializer.Serialize(new { bank = desk.Bank, url = desk.Door.Url }), over).ConfigureAwait(false);
        }
    }

    /// <summary>Stolen money, reported at once; then some of it moves on, some orders are withdrawn and some of what is held is asked back.</summary>
    private async Task LoadAsync(Random random, CancellationToken over)
    {
        try
        {
            for (var scam = 1; ; scam++)
            {
                var (bank, next) = (Banks[random.Next(Banks.Length)], Banks[random.Next(Banks.Length)]);
                await PayAsync($"P{scam}", "HARBXA2X", $"V{scam}", bank, $"M{scam}", 10_000 + random.Next(500_000), over).ConfigureAwait(false);
                var report = string.Create(CultureInfo.InvariantCulture, $"{{\"report_id\":\"R{scam}\",\"payment_id\":\"P{scam}\"}}");
                var filed = await TellAsync("/v1/reports", report, over).ConfigureAwait(false);
                Reports++;
                var order = filed.GetProperty("freeze_orders")[0].GetProperty("order_id").GetString()!;
                if (random.Next(3) == 0)
                {
                    await PayAsync($"Q{scam}", bank, $"M{scam}", next, $"N{scam}", 100 + random.Next(9_000), over).ConfigureAwait(false);
                }

                _earlier.Add(order);
                await MoveAsync(order, random, over).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The rounds are over.
        }
    }

    private async Task MoveAsync(string order, Random random, CancellationToken over)
    {
        const string why = "\"by\":\"A. Ruiz\",\"reason\":\"for the run\"";
        var action = random.Next(6);
        if (action == 0)
        {
            var (status, _) = await _centre.TellAsync(_key, $"/v1/freeze-orders/{order}/withdraw", $"{{{why}}}", over).ConfigureAwait(false);
            _ = status == HttpStatusCode.OK && _withdrawn.TryAdd(order, 0);
        }
        else if (action == 1)
        {
            // Refused where nothing is held, which is as it should be.
            order = _earlier[random.Next(_earlier.Count)];
            await _centre.TellAsync(
                _key, $"/v1/freeze-orders/{order}/release", $"{{{why},\"amount\":\"1.00\",\"currency\":\"EUR\"}}", over).ConfigureAwait(false);
        }
    }

    private async Task PayAsync(
        string id, string payerBank, string payer, string payeeBank, string payee, long minor, CancellationToken over)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var json = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["payment_id"] = id,
            ["time"] = time,
            ["payer_bank"] = payerBank,
            ["payer_account"] = payer,
            ["payee_bank"] = payeeBank,
            ["payee_account"] = payee,
            ["amount"] = string.Create(CultureInfo.InvariantCulture, $"{minor / 100}.{minor % 100:D2}"),
            ["currency"] = "EUR",
        });
        await TellAsync("/v1/payments", json, over).ConfigureAwait(false);
    }

    private async Task OutagesAsync(Random random, CancellationToken over)
    {
        try
        {
            while (true)
            {
                var door = _desks[random.Next(_desks.Length)].Door;
                await door.StopAsync().ConfigureAwait(false);
                Outages++;
                try
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(OutageMillisecondsMax)), TimeProvider.System, over).ConfigureAwait(false);
                }
                finally
                {
                    door.Start();
                }

                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(OutageMillisecondsMax)), TimeProvider.System, over).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // All banks are up again.
        }
    }

    private async Task<JsonElement> TellAsync(string path, string? body, CancellationToken over, string? key = null)
    {
        var (status, answer) = await _centre.TellAsync(key ?? _key, path, body, over).ConfigureAwait(false);
        return (int)status is 200 or 201 or 202 ? answer : throw new InvalidOperationException($"{path} {body} was answered with {status} {answer}");
    }

    private async Task<IReadOnlyList<string>> SettleAsync()
    {
        using var late = new CancellationTokenSource(SettleWithin);
        Array.ForEach(_desks, desk => desk.IsCalm = true);
        while (true)
        {
            var answered = _desks.Sum(desk => desk.OpenAnswers) == 0;
            var endpoints = await TellAsync("/v1/endpoints", null, late.Token).ConfigureAwait(false);
            if (answered && endpoints.GetProperty("endpoints").EnumerateArray().All(e => e.GetProperty("waiting").GetInt32() == 0)
                && _desks.Sum(desk => desk.OpenAnswers) == 0)
            {
                return await CheckAsync(late.Token).ConfigureAwait(false);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, late.Token).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<string>> CheckAsync(CancellationToken late)
    {
        var faults = new List<string>();
        var theirs = _desks.SelectMany(desk => desk.Orders.Select(order => (desk.Bank, order))).ToDictionary(o => o.order.Id);
        var after = "FO-000000";
        for (var more = true; more;)
        {
            var page = await TellAsync($"/v1/freeze-orders{(Orders == 0 ? "" : $"?after={after}")}", null, late).ConfigureAwait(false);
            foreach (var ours in page.GetProperty("orders").EnumerateArray())
            {
                Orders++;
                after = ours.GetProperty("order_id").GetString()!;
                if (theirs.Remove(after, out var other))
                {
                    faults.AddRange(BookCheck.Differences(ours, other.Bank, other.order, _withdrawn.ContainsKey(after)));
                }
                else
                {
                    faults.Add($"{after} was approved and never received");
                }
            }

            more = page.GetProperty("more").GetBoolean();
        }

        faults.AddRange(theirs.Keys.Select(id => $"{id} was received and is not in the centre"));
        return faults;
    }
}
