using System.Diagnostics;
using System.Text.Json;
using Cordon.Engine;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

/// <summary>The program as a user runs it: a process, its exit code and its words.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-server-");

    public static TheoryData<string, int, string> Calls => new()
    {
        { "", 2, "command" },
        { "nonsense", 2, "nonsense" },
        { "up", 2, "--data" },
        { "up --data x --zone tomorrow", 2, "--zone" },
        { "up --data x --urls nowhere", 2, "--urls" },
        { "up --data x --names {0}/absent", 1, "absent" },
        { "up --data x --names a --names-issued 2026-03-01 --names-issued 2026-03-02", 2, "1 lists and 2 times" },
        { "up --data x --names a --names-issued soon", 2, "--names-issued 'soon'" },
        { "up --data x --names-days 0", 2, "--names-days is from 1" },
        { "up --data {0}/f --freeze-rules {0}/absent", 1, "is no file" },
        { "demo --speed fast", 2, "fast" },
        { "demo --speed 0", 2, "--speed" },
        { "simulate {0}/w --persons 3", 2, "persons must be" },
        { "simulate {0}/w --without new-firms,nothing", 2, "knows no 'nothing'" },
        { "simulate {0}/w --kind-shares 1,2,3", 2, "--kind-shares takes 5 whole numbers" },
        { "simulate {0}/w --gang-pace 5", 2, "the gangs' pace must be 10 to 1000 per cent" },
        { "import nothing x --out {0}/i", 2, "is no format" },
        { "import amlsim {0}/absent --out {0}/i", 1, "neither a file nor a folder" },
        { "convert {0}/absent {0}/o --from ftm --to misp", 1, "absent is no file" },
        { "convert {0}/absent {0} --from ftm --to misp", 2, "is there already" },
        { "convert {0}/a {0}/o --from stix --to misp", 2, "'stix' is no format here; there are ftm, goaml, misp" },
        { "convert {0}/a {0}/o --from ftm", 2, "--to" },
        { "convert {0}/a {0}/o --from ftm --to misp --schema {0}/x", 2, "--schema is goAML's" },
        { "convert {0}/a {0}/o --from ftm --to goaml --goaml {0}/absent", 1, "absent is no file" },
        { "convert {0}/a {0}/o --from ftm --to misp --marks {0}/absent", 1, "absent is no file" },
        { "convert {0}/a {0}/o --from goaml --to ftm --zone noon", 2, "--zone 'noon'" },
        { "convert {0}/a {0}/o --from ftm --to misp --title \u00a0", 2, "--title is one line" },
        { "export 1 --data {0} --as misp --out {0}/o --recipients {0}/r --to fiu --for investigation --by olga", 2, "--marks" },
        { "export one --data {0} --as misp --out {0}/o --marks {0}/m", 2, "as a whole number from 0 on" },
        { "replay {0}/absent --out {0}/o", 1, "is no folder" },
        { "replay {0} --out {0}/o", 1, "is no data set" },
        { "replay {0} --out {0}/o --reference EUX", 2, "--reference" },
        { "score {0} {0}", 1, "is no data set" },
        { "train {0}", 2, "--out" },
        { "train {0} --out {0}/absent/m", 2, "is no file in a folder that is there" },
        { "train {0} --out {0}", 2, "is no file in a folder that is there" },
        { "train {0} --out {0}/m --trees 0", 2, "1 to 2000 trees" },
        { "train {0} --out {0}/m --leaves 65", 2, "2 to 64 leaves" },
        { "train {0} --out {0}/m --learning-rate 2", 2, "--learning-rate 2" },
        { "train {0} {0}/. --out {0}/m", 2, "named twice" },
        { "train {0} --out {0}/m --name \u00a0", 2, "is no name for a model" },
        { "train {0} --out {0}/m --name two\nlines", 2, "'two\\u000alines' is no name for a model" },
        { "explain {0} --payment p --no-model --model {0}/m", 2, "one of them" },
        { "replay {0} --out {0}/o --no-model --model {0}/m", 2, "one of them" },
        { "explain {0} --outcome foo", 2, "'--outcome' as one of allow, warn, hold, block." },
        { "replay {0} --out {0}/o --learn 0.5", 2, "'--learn' as a whole number." },
        { "names {0}/absent --name x --birth 2199-01-01", 2, "is later than now" },
        { "names {0}/absent --name x --birth 2300-01-01", 2, "is later than now" },
        { "names {0}/absent --file x --out {0}/o --birth 1970", 2, "--birth goes with --name" },
        { "names {0}/absent --file x --out {0}/o --country DE", 2, "--country goes with --name" },
        { "names {0}/absent --file x --out {0}/o --format json", 2, "--format goes with --name" },
        { "names {0}/absent --file x --out {0}", 2, "is a folder" },
        { "evaluate {0} --model {0}/absent", 1, "is no file" },
        { "replay {0} --out {0}/o --policy fair", 2, "none of fifo" },
        { "bench trace-quality {0}", 2, "--data DIR" },
        { "bench trace-quality --data {0}", 1, "holds no data" },
        { "networks --out {0}/o", 2, "a data set, or a centre's own folder with --data" },
        { "networks {0} --out {0}", 2, "so that nothing is overwritten" },
        { "networks --data {0} --out {0}/o", 1, "holds no journal.db" },
        { "networks --data {0} --out {0}/o --truth", 2, "has no truth" },
        { "trace {0} --payment p", 1, "is no data set" },
        { "trace {0}", 2, "--payment" },
        { "trace {0} --payment p --at noon", 2, "--at 'noon'" },
        { "trace {0} --payment p --policy fair", 2, "none of fifo" },
        { "trace {0} --payment p --format pdf", 2, "--format" },
        { "trace {0} --payment p --format ftm", 2, "--format ftm needs --marks" },
        { "trace {0} --payment p --width 99", 2, "--width 99" },
        { "rules check {0}/absent", 1, "is no file" },
        { "keys add --data {0}/absent --bank HARBXA2X --name x", 1, "holds no centre" },
        { "keys add --data {0} --bank NOBANK --name x", 2, "is not a BIC" },
        { "bench nothing", 2, "no bench" },
        { "nonsense x", 2, "cordon: 'nonsense' is no command. See cordon --help." },
        { "rules check", 2, "See cordon rules check --help." },
        { "keys add", 2, "See cordon keys add --help." },
        { "keys burn", 2, "cordon keys: 'burn' is no command." },
        { "demo --seed a", 2, "'--seed' as a whole number from 0 on." },
        { "up --data x --live maybe", 2, "as one of loopback, all, off" },
        { "import pacs.008 {0} --out {0}/i", 1, ".xml.gz" },
        { "up --data /proc/nowhere", 1, "the folder /proc/nowhere cannot be made" },
        { "up --data /proc/version", 1, "is a file, not a folder" },
        { "simulate /proc/nowhere --persons 150 --days 1", 1, "The folder /proc/nowhere cannot be made" },
        { "keys list --data {0}/absent", 1, "holds no centre" },
        { "keys revoke 00 --data {0}/absent", 2, "--reason" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Says_in_one_line_what_is_wrong(string call, int code, string words)
    {
        var (exit, output, error) = await CordonProcess.RunAsync(string.Format(null, call, _scratch.FullName));
        Assert.True(exit == code, $"{exit}: {output}{error}");
        Assert.Contains(words, error);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Names_leave_a_list_and_a_table_of_names_as_they_are_and_replace_their_own_answers()
    {
        var (list, names, answers) = ($"{_scratch.FullName}/list.csv", $"{_scratch.FullName}/names.csv", $"{_scratch.FullName}/answers.csv");
        await File.WriteAllTextAsync(list, "id,name\n1,=Ann Orlova\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(names, "id,name\n7,Ann Orlova\n", TestContext.Current.CancellationToken);
        foreach (var input in new[] { list, names })
        {
            var before = await File.ReadAllTextAsync(input, TestContext.Current.CancellationToken);
            var (refused, _, why) = await CordonProcess.RunAsync($"names {list} --file {names} --out {input} --issued 2026-03-01 --days 3650");
            Assert.Equal(2, refused);
            Assert.Contains("is left as it is", why);
            Assert.Equal(before, await File.ReadAllTextAsync(input, TestContext.Current.CancellationToken));
            Assert.False(File.Exists(input + ".rejected.csv"));
        }

        for (var time = 0; time < 2; time++)
        {
            var (exit, _, error) = await CordonProcess.RunAsync($"names {list} --file {names} --out {answers} --issued 2026-03-01 --days 3650");
            Assert.True(exit == 0, error);
        }

        Assert.Contains(",'=Ann Orlova,", await File.ReadAllTextAsync(answers, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("payments.csv", "holds a data set")]
    [InlineData("centre.lock", "holds a centre's data")]
    [InlineData("decisions.csv", "holds decisions.csv and no summary.json")]
    public async Task A_replay_leaves_a_data_set_a_centre_and_what_is_not_its_own_as_they_are(string file, string words)
    {
        var (set, other) = (_scratch.CreateSubdirectory("set").FullName, _scratch.CreateSubdirectory("other").FullName);
        const string header = "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency\n";
        await File.WriteAllTextAsync($"{set}/payments.csv", header, TestContext.Current.CancellationToken);
        foreach (var kept in new[] { file, "journal.db", "rejected.csv" })
        {
            await File.WriteAllTextAsync($"{other}/{kept}", kept, TestContext.Current.CancellationToken);
        }

        var (exit, _, error) = await CordonProcess.RunAsync($"replay {set} --out {other} --sqlite");
        Assert.Equal(2, exit);
        Assert.Contains(words, error);
        Assert.All(Directory.GetFiles(other), path => Assert.Equal(Path.GetFileName(path), File.ReadAllText(path)));
        Assert.Equal(3, Directory.GetFiles(other).Length);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("up --help")]
    [InlineData("demo --help")]
    [InlineData("replay --help")]
    [InlineData("simulate --help")]
    [InlineData("import --help")]
    [InlineData("bench --help")]
    [InlineData("rules check --help")]
    [InlineData("keys add --help")]
    [InlineData("keys list --help")]
    [InlineData("keys revoke --help")]
    [InlineData("score --help")]
    [InlineData("train --help")]
    [InlineData("evaluate --help")]
    [InlineData("trace --help")]
    [InlineData("verify --help")]
    public async Task Explains_itself(string call)
    {
        var (exit, output, error) = await CordonProcess.RunAsync(call);
        Assert.Equal(0, exit);
        Assert.Contains("Usage:", output);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Simulates_replays_and_scores_the_same_each_time()
    {
        var folder = _scratch.FullName;
        Assert.Equal(0, (await CordonProcess.RunAsync($"simulate {folder}/w --seed 3 --persons 150 --days 3")).Exit);
        var (exit, output, error) = await CordonProcess.RunAsync($"replay {folder}/w --out {folder}/a");
        Assert.True(exit == 0, error);
        Assert.Contains("scam value stopped", output);
        Assert.Equal(0, (await CordonProcess.RunAsync($"replay {folder}/w --out {folder}/b --sqlite")).Exit);
        foreach (var file in new[] { "decisions.csv", "rejected.csv", "freezes.csv", "freezes_later.csv", "evaluation.json" })
        {
            Assert.Equal(File.ReadAllBytes($"{folder}/a/{file}"), File.ReadAllBytes($"{folder}/b/{file}"));
        }

        Assert.Equal(0, (await CordonProcess.RunAsync($"replay {folder}/w --out {folder}/c --policy lifo")).Exit);
        (exit, output, error) = await CordonProcess.RunAsync($"score {folder}/w {folder}/a {folder}/c");
        Assert.Equal(0, exit);
        Assert.Equal(File.ReadAllText($"{folder}/a/evaluation.json") + "\n" + File.ReadAllText($"{folder}/c/evaluation.json") + "\n", output);
        Assert.Contains("of the truly recoverable money covered", error);
        Assert.True(File.ReadLines($"{folder}/a/decisions.csv").Count() > 100);
        Assert.True(File.Exists($"{folder}/a/summary.json"));
    }

    [Fact]
    public async Task A_replay_that_fails_leaves_the_one_before_and_one_that_was_cut_is_not_scored()
    {
        var (world, played) = ($"{_scratch.FullName}/w", $"{_scratch.FullName}/a");
        Assert.Equal(0, (await CordonProcess.RunAsync($"simulate {world} --seed 3 --persons 150 --days 3")).Exit);
        Assert.Equal(0, (await CordonProcess.RunAsync($"replay {world} --out {played} --sqlite")).Exit);
        var before = Directory.GetFiles(played).ToDictionary(path => path, File.ReadAllBytes);
        Assert.Contains($"{played}/journal.db", before.Keys);
        var bad = $"{_scratch.FullName}/bad.rules";
        await File.WriteAllTextAsync(bad, "rules \"x\" version 1\nrule a\n  when nonsense > 3\n  then block\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CordonProcess.RunAsync($"replay {world} --out {played} --rules {bad}")).Exit);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(played).Order(StringComparer.Ordinal));
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));

        await File.AppendAllTextAsync($"{played}/decisions.csv", "p00001", TestContext.Current.CancellationToken);
        var (exit, _, error) = await CordonProcess.RunAsync($"score {world} {played}");
        Assert.Equal(1, exit);
        Assert.Contains("Was the replay ended before its time?", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Bad_rows_are_told_by_reason_wherever_a_table_is_read()
    {
        var world = $"{_scratch.FullName}/w";
        Assert.Equal(0, (await CordonProcess.RunAsync($"simulate {world} --seed 3 --persons 150 --days 3")).Exit);
        await File.AppendAllTextAsync($"{world}/payments.csv", "x\n", TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync($"{world}/labels.csv", "P1,mule\nP2,wrong\n", TestContext.Current.CancellationToken);
        var (exit, _, error) = await CordonProcess.RunAsync($"networks {world} --out {_scratch.FullName}/n");
        Assert.True(exit == 0, error);
        Assert.Contains($"1 rows of {world} cannot be used and were passed over, listed in {_scratch.FullName}/n/rejected.csv:\n  1: ", error);
        await File.WriteAllTextAsync(Path.Combine(_scratch.CreateSubdirectory("site").FullName, "index.html"), "mine", TestContext.Current.CancellationToken);
        (exit, _, error) = await CordonProcess.RunAsync($"networks {world} --out {_scratch.FullName}/site");
        Assert.Equal(2, exit);
        Assert.Contains("holds index.html and no gangs.json", error);
        (exit, _, error) = await CordonProcess.RunAsync($"replay {world} --out {_scratch.FullName}/a");
        Assert.True(exit == 0, error);
        Assert.Contains($"2 rows of the labels of {world} cannot be used and were passed over:\n  2: ", error);

        var genuine = File.ReadLines($"{world}/labels.csv").First(row => row.Contains(",genuine,", StringComparison.Ordinal)).Split(',')[0];
        await File.AppendAllTextAsync(
            $"{world}/labels.csv", $"{genuine},scam,\nnobody,scam,\n", TestContext.Current.CancellationToken);
        (_, _, error) = await CordonProcess.RunAsync($"train {world} --out {_scratch.FullName}/m.model --trees 2");
        Assert.Contains($"1 labels of {world} contradict one before them; the first counts.", error);
        Assert.Contains($"1 labelled payments of {world} are not among its payments.", error);
        await File.WriteAllTextAsync($"{_scratch.FullName}/notes.md", "my notes", TestContext.Current.CancellationToken);
        (exit, _, error) = await CordonProcess.RunAsync($"train {world} --out {_scratch.FullName}/notes.model --trees 2");
        Assert.Equal(2, exit);
        Assert.Contains("notes.md is there already and is no model's card; it is left as it is.", error);
        (exit, _, error) = await CordonProcess.RunAsync($"train {world} --out /proc/x.model --trees 2");
        Assert.Equal(2, exit);
        Assert.Contains("--out /proc/x.model cannot be written", error);
    }

    [Fact]
    public async Task Finds_the_faults_of_a_rule_set_with_their_places()
    {
        var path = Path.Combine(_scratch.FullName, "bad.rules");
        await File.WriteAllTextAsync(path, "rules \"x\" version 1\n\nrule a\n  when nonsense > 3\n  then block\n", TestContext.Current.CancellationToken);
        var (exit, _, error) = await CordonProcess.RunAsync($"rules check {path}");
        Assert.Equal(1, exit);
        Assert.Contains("bad.rules(4,8)", error);
    }

    [Fact]
    public async Task Serves_with_a_key_told_once_and_stops_when_told()
    {
        var (first, key, told) = await ServeAsync();
        Assert.StartsWith("cdn_", key);
        Assert.Empty(told);
        (var second, var none, told) = await ServeAsync("--no-model");
        Assert.Equal((0, 0), (first, second));
        Assert.Null(none);
        Assert.StartsWith("cordon: --no-model is for a centre that begins. In this one the model cordon-standard", told, StringComparison.Ordinal);
        var (exit, issued, error) = await CordonProcess.RunAsync($"keys add --data {_scratch.FullName}/c --bank HARBXA2X --name gateway");
        Assert.True(exit == 0, error);
        Assert.StartsWith("cdn_", issued);
        var id = Engine.BankKey.IdOf(ApiKeys.Hash(issued.Trim())!);
        (exit, _, error) = await CordonProcess.RunAsync($"keys revoke {id} --reason leaked --data {_scratch.FullName}/c");
        Assert.True(exit == 0, error);
        (exit, var list, error) = await CordonProcess.RunAsync($"keys list --data {_scratch.FullName}/c");
        Assert.True(exit == 0, error);
        Assert.DoesNotContain("cdn_", list);
        var revoked = Assert.Single(list.Split('\n'), line => line.StartsWith($"{id}  revoked  HARBXA2X", StringComparison.Ordinal));
        Assert.Contains("leaked", revoked);
        Assert.Contains(list.Split('\n'), line => line.Contains("active   CENTRE", StringComparison.Ordinal));

        AssertIsPrivate($"{_scratch.FullName}/c");
        (exit, _, error) = await CordonProcess.RunAsync($"simulate {_scratch.FullName}/c --persons 200 --days 2");
        Assert.Equal(2, exit);
        Assert.Contains("holds a centre's data", error);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var (exit, _, error) = await CordonProcess.RunAsync($"up --data {_scratch.FullName}/c --urls http://127.0.0.1:{port}");
        Assert.Equal(1, exit);
        Assert.Contains("in use", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Follows_a_payments_money_and_says_where_it_lies()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "payments.csv"),
            [
                "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
                "late,2026-03-03T09:00:00Z,LANTXB2X,mule,HARBXA2X,atm,40.00,EUR",
                "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,90.00,EUR",
                "scam,2026-03-04T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,90.00,EUR",
            ],
            TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "accounts.csv"),
            ["bank,account,kind,opening_balance,currency", "HARBXA2X,atm,cash,,", "LANTXB2X,mule,person,15.00,EUR"],
            TestContext.Current.CancellationToken);
        var (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam --format json");
        Assert.True(exit == 0, error);
        using var trail = JsonDocument.Parse(output);
        var ends = trail.RootElement.GetProperty("ends").EnumerateArray().Select(end =>
            $"{end.GetProperty("account")} {end.GetProperty("fate")} {end.GetProperty("amount")}");
        Assert.Equal(["mule rests 65.00", "atm cash 25.00"], ends);
        Assert.Equal("90.00", trail.RootElement.GetProperty("stolen").GetString());

        (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam --at 2026-03-02T00:00:00Z");
        Assert.True(exit == 0, error);
        Assert.Contains("90.00 EUR  90.00  LANTXB2X mule  rests", output);
        Assert.DoesNotContain("cash", output);

        (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam --format svg --width 390");
        Assert.True(exit == 0, error);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(output).Root!.Name.LocalName);
        Assert.Contains("25.00 EUR in cash", output);
        (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam --at 2026-02-01T00:00:00Z");
        Assert.True(exit == 0, error);
        Assert.Equal("At 2026-02-01T00:00:00Z the payment had not been booked.", output.Trim());
    }

    [Fact]
    public async Task Follows_a_payments_money_back_to_whose_it_was()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "payments.csv"),
            [
                "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
                "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,90.00,EUR",
                "out,2026-03-02T09:00:00Z,LANTXB2X,mule,HARBXA2X,next,110.00,EUR",
            ],
            TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "accounts.csv"), ["bank,account,kind,opening_balance,currency", "LANTXB2X,mule,person,15.00,EUR"],
            TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "reports.csv"), ["report_id,time,payment_id", "r1,2026-03-03T00:00:00Z,scam"],
            TestContext.Current.CancellationToken);
        var (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment out --backward --format json");
        Assert.True(exit == 0, error);
        using var trail = JsonDocument.Parse(output);
        var ends = trail.RootElement.GetProperty("ends").EnumerateArray().Select(end =>
            $"{end.GetProperty("account")} {end.GetProperty("fate")} {end.GetProperty("share")}");
        Assert.Equal(["1 reported 90.00", "mule opening 15.00", "mule unknown 5.00"], ends);
        Assert.Equal("110.00", trail.RootElement.GetProperty("asked").GetString());
        foreach (var policy in new[] { "fifo", "lifo", "prorata", "poison", "libr" })
        {
            (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment out --backward --policy {policy}");
            Assert.True(exit == 0, error);
            Assert.Contains("HARBXA2X 1 (victim)  reported", output);
            Assert.Contains("a reported payment: its payer's", output);
        }

        (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment out --backward --format svg");
        Assert.True(exit == 0, error);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(output).Root!.Name.LocalName);
        Assert.Contains("90.00 EUR reported as stolen", output);
        (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment out --backward --at 2026-03-02T12:00:00Z");
        Assert.True(exit == 0, error);
        Assert.DoesNotContain("reported", output);
    }

    [Fact]
    public async Task Names_a_likely_mule_and_the_payment_of_a_victim_who_has_not_reported()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "payments.csv"),
            [
                "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
                "other,2026-03-01T09:00:00Z,HARBXA2X,7,LANTXB2X,mule,80.00,EUR", "on,2026-03-01T09:20:00Z,LANTXB2X,mule,HARBXA2X,next,80.00,EUR",
                "known,2026-03-01T10:00:00Z,HARBXA2X,8,LANTXB2X,mule,70.00,EUR", "on2,2026-03-01T10:20:00Z,LANTXB2X,mule,HARBXA2X,next,70.00,EUR",
                "scam,2026-03-01T11:00:00Z,HARBXA2X,1,LANTXB2X,mule,90.00,EUR", "on3,2026-03-01T11:20:00Z,LANTXB2X,mule,HARBXA2X,next,90.00,EUR",
            ],
            TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "reports.csv"),
            ["report_id,time,payment_id", "r1,2026-03-01T11:30:00Z,known"],
            TestContext.Current.CancellationToken);
        var (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam --format json");
        Assert.True(exit == 0, error);
        using var trail = JsonDocument.Parse(output);
        var mule = Assert.Single(trail.RootElement.GetProperty("likely_mules").EnumerateArray());
        Assert.Equal("mule", mule.GetProperty("account").GetString());
        var payment = Assert.Single(mule.GetProperty("payments").EnumerateArray());
        Assert.Equal(("other", "7"), (payment.GetProperty("payment_id").GetString(), payment.GetProperty("payer_account").GetString()));
        (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam");
        Assert.True(exit == 0, error);
        Assert.Contains("Likely a mule's: LANTXB2X mule, 9 points of 11", output);
        Assert.Contains("80.00 EUR    HARBXA2X 7", output);
    }

    [Fact]
    public async Task Nobody_is_told_to_freeze_where_nothing_is_left()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_scratch.FullName, "payments.csv"),
            [
                "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency",
                "scam,2026-03-01T09:00:00Z,HARBXA2X,1,LANTXB2X,mule,90.00,EUR",
                "on,2026-03-02T09:00:00Z,LANTXB2X,mule,LANTXB2X,next,90.00,EUR",
            ],
            TestContext.Current.CancellationToken);
        var (exit, output, error) = await CordonProcess.RunAsync($"trace {_scratch.FullName} --payment scam --policy poison");
        Assert.True(exit == 0, error);
        var advice = Assert.Single(output.Split('\n'), line => line.Contains("have it frozen", StringComparison.Ordinal));
        Assert.Contains("90.00 EUR", advice);
        Assert.Contains(output.Split('\n'), line => line.TrimStart().StartsWith("0.00 EUR", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outcome_that_no_payment_has_is_told_by_the_word_that_was_asked_with()
    {
        var world = $"{_scratch.FullName}/w";
        Assert.Equal(0, (await CordonProcess.RunAsync($"simulate {world} --seed 4 --persons 100 --days 1")).Exit);
        var (exit, _, error) = await CordonProcess.RunAsync($"explain {world} --outcome block --no-model");
        Assert.Equal(1, exit);
        Assert.Contains("has no payment of outcome block.", error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    /// <summary>What holds every payment is nobody else's to read.</summary>
    private static void AssertIsPrivate(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder) & others);
            var paths = Directory.GetFileSystemEntries(folder);
            Assert.NotEmpty(paths);
            foreach (var path in paths)
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & others);
            }
        }
    }

    /// <summary>Starts the server on a free port, waits until it is ready, ends it as Ctrl-C would.</summary>
    private async Task<(int Exit, string? Key, string Error)> ServeAsync(string options = "")
    {
        using var process = CordonProcess.Start($"up --data {_scratch.FullName}/c --urls http://127.0.0.1:0 {options}");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string? key = null;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Ready", StringComparison.Ordinal))
        {
            key = line.Trim().StartsWith("cdn_", StringComparison.Ordinal) ? line.Trim() : key;
        }

        using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, key, await error);
    }
}
