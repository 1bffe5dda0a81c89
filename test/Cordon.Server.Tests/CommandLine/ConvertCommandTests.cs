using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Server.CommandLine;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

/// <summary>Files of other systems through the program as a user runs it.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private const string Marks = """
        {"tlp":"GREEN","pap":"AMBER","handling":[],"handling_texts":[],"evaluation":"B2","purposes":["investigation"],"role":"mule","rights":[],
        "originators":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],"audience":"everybody",
        "retain_until":"2190-01-01T00:00:00Z","legal_bases":["memorandum"]}
        """;

    private const string Entities = """
        {"id":"a","schema":"BankAccount","properties":{"iban":["DE89370400440532013000"],"topics":["crime.fraud"]}}
        {"id":"b","schema":"BankAccount","properties":{"accountNumber":["10020030"],"bic":["HARBXA2X"]}}
        {"id":"p","schema":"Payment","properties":{"amount":["1950.00"],"currency":["EUR"],"date":["2026-03-01T09:30:00Z"],"transactionNumber":["p-1"],PARTIES}}
        """;

    private static readonly string Whole = Entities.Replace("PARTIES", "\"payerAccount\":[\"a\"],\"beneficiaryAccount\":[\"b\"]", StringComparison.Ordinal);

    private const string Settings = """{"rentity_id":7,"report_code":"STR","currency_code_local":"EUR","entity_reference":"C-7"}""";

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("cordon-convert-");

    // Who the centre is, once it has a key.
    private string? _own;

    public void Dispose() => _scratch.Delete(recursive: true);

    [Theory]
    [InlineData("misp", "", "\"distribution\": \"1\"")]
    [InlineData("stix", "", "[cordon-bank-account:iban = 'DE89370400440532013000']")]
    [InlineData("goaml", "--goaml {0}/settings", "<amount_local>1950.00</amount_local>")]
    [InlineData("ftm", "", "\"cordon:marks\":{\"tlp\":\"GREEN\"")]
    public async Task Entities_become_a_file_of_each_format_and_what_is_lost_is_told(string to, string more, string holds)
    {
        Write("in", Whole);
        var (exit, output, error) = await RunAsync($"convert {{0}}/in {{0}}/out --from ftm --to {to} --marks {{0}}/marks {more}");
        Assert.Equal((0, "3 entities\n"), (exit, output));
        Assert.Contains(holds, await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "out")), StringComparison.Ordinal);
        Assert.Equal(to == "ftm" ? "" : "cordon: not carried over, 1 times: BankAccount.topics\n", Only(error, "topics"));
        Assert.False(File.Exists(Path.Combine(_scratch.FullName, "out.part")));
    }

    [Fact]
    public async Task What_comes_back_is_what_was_there_but_for_what_was_told()
    {
        Write("in", Whole);
        Assert.Equal(0, (await RunAsync("convert {0}/in {0}/misp --from ftm --to misp --marks {0}/marks")).Exit);
        Assert.Equal(0, (await RunAsync("convert {0}/misp {0}/goaml --from misp --to goaml --goaml {0}/settings")).Exit);
        Assert.Equal(0, (await RunAsync("convert {0}/goaml {0}/ftm --from goaml --to ftm --marks {0}/marks")).Exit);
        var back = await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "ftm"));
        Assert.All(
            ["DE89370400440532013000", "10020030", "1950.00", "2026-03-01T09:30:00Z", "p-1"],
            value => Assert.Contains(value, back, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"shoe\":[\"44\"]}}", "--to misp --marks {0}/marks", "in: line 1: Person a has shoe")]
    [InlineData("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"x\"]}}", "--to misp", "in: Person a has no marks")]
    [InlineData("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"x\"]}}", "--to goaml --marks {0}/marks", "goAML needs its settings")]
    [InlineData("{}", "--to misp --marks {0}/settings", "settings: there is no field rentity_id")]
    [InlineData("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"x\"]}}",
        "--to goaml --marks {0}/marks --goaml {0}/settings --schema {0}/schema", "does not fit the schema, 1 times")]
    public async Task What_fails_says_where_and_why_in_one_line_and_leaves_nothing(string entities, string how, string why)
    {
        Write("in", entities);
        Write("schema", "<x:schema xmlns:x=\"http://www.w3.org/2001/XMLSchema\"><x:element name=\"other\"/></x:schema>");
        var (exit, _, error) = await RunAsync($"convert {{0}}/in {{0}}/out --from ftm {how}");
        Assert.Equal(1, exit);
        Assert.StartsWith("cordon: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
        Assert.Equal(["in", "marks", "schema", "settings"], _scratch.EnumerateFiles().Select(file => file.Name).Order());
    }

    [Fact]
    public async Task A_trail_whose_marks_have_run_out_is_not_written_and_says_so_in_one_line()
    {
        Write("payments.csv", "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency\n"
            + "scam,2026-03-01T09:00:00Z,HARBXA2X,victim-7,LANTXB2X,mule-8,90.00,EUR\n");
        Write("over", Marks.Replace("2190", "2020", StringComparison.Ordinal));
        var (exit, output, error) = await RunAsync("trace {0} --payment scam --format ftm --marks {0}/over");
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("cordon: the trail: ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public void What_a_case_cannot_be_written_with_is_told_and_no_defect()
    {
        var failure = Assert.Throws<RunException>(() => InterchangeOptions.Checked<int>("case 1", () => throw new FormatException("it has no such value")));
        Assert.Equal("case 1: it has no such value.", failure.Message);
    }

    [Fact]
    public async Task A_trail_is_reported_to_the_unit_and_its_victim_is_no_indicator()
    {
        Write("payments.csv", """
            payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency
            scam,2026-03-01T09:00:00Z,HARBXA2X,victim-7,LANTXB2X,mule-8,90.00,EUR
            on,2026-03-01T10:00:00Z,LANTXB2X,mule-8,HARBXA2X,next-9,60.00,EUR
            """);
        var (exit, trail, error) = await RunAsync("trace {0} --payment scam --format ftm --marks {0}/marks");
        Assert.True(exit == 0, error);
        Write("in", trail);
        Assert.Equal(0, (await RunAsync("convert {0}/in {0}/goaml --from ftm --to goaml --goaml {0}/settings")).Exit);
        var report = System.Xml.Linq.XDocument.Load(Path.Combine(_scratch.FullName, "goaml"));
        Assert.Equal(["90.00", "60.00"], report.Descendants("amount_local").Select(amount => amount.Value));
        Assert.Equal(0, (await RunAsync("convert {0}/in {0}/stix --from ftm --to stix")).Exit);
        var bundle = await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "stix"));
        Assert.Contains("mule-8", bundle, StringComparison.Ordinal);
        Assert.DoesNotContain("victim-7", bundle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_a_centre_is_exported_in_each_format_and_another_number_is_none()
    {
        await ServeAsync(
            ("payments", PaymentOf("scam", "HARBXA2X", "victim-7", "LANTXB2X", "mule-8", "90.00")),
            ("payments", PaymentOf("on", "LANTXB2X", "mule-8", "HARBXA2X", "next-9", "60.00")),
            ("reports", """{"report_id":"r-1","payment_id":"scam","scam_type":"investment","contact":"+6591234567 https://invest.example.org/x?y"}"""));
        const string call = "export 1 --data {0}/centre --marks {0}/marks --recipients {0}/recipients --by olga";
        Write("recipients", $"system\tfiu\t{new string('f', 64)}\tpeer\trecovery,investigation\t0\t-\tmemorandum\tits law\n");
        var (exit, _, error) = await RunAsync(call + " --as ftm --out {0}/o --to fiu --for recovery");
        Assert.Contains("has no key by which marks name it", error, StringComparison.Ordinal);
        await JoinAsync();
        (exit, _, error) = await RunAsync(call + " --as ftm --out {0}/o --to fiu --for recovery");
        Assert.Contains("(A1)", error, StringComparison.Ordinal);
        _own = error[error.IndexOf("name this centre ", StringComparison.Ordinal)..].Split(' ')[3].TrimEnd('.', '\n');
        foreach (var format in new[] { "ftm", "goaml", "misp", "stix" })
        {
            (exit, var output, error) = await RunAsync(call + $" --as {format} --out {{0}}/{format} --goaml {{0}}/settings --to fiu --for recovery");
            Assert.True(exit == 0, error);
            Assert.EndsWith(" entities\n", output, StringComparison.Ordinal);
        }

        var entities = await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "ftm"));
        Assert.All(
            [
                "\"projectId\":[\"1\"]", "r-1", "investment", "+6591234567", "https://invest.example.org/x?y", "mule-8", "60.00",
                $"\"audience\":[\"{new string('f', 64)}\"]", "\"purposes\":[\"recovery\"]",
            ],
            value => Assert.Contains(value, entities, StringComparison.Ordinal));
        var bundle = await File.ReadAllTextAsync(Path.Combine(_scratch.FullName, "stix"));
        Assert.Contains("invest.example.org", bundle, StringComparison.Ordinal);
        Assert.DoesNotContain("victim-7", bundle, StringComparison.Ordinal);
        (exit, _, error) = await RunAsync(call.Replace("export 1", "export 2", StringComparison.Ordinal) + " --as ftm --out {0}/o --to fiu --for recovery");
        Assert.Equal((1, "cordon: there is no case 2.\n"), (exit, error));
        foreach (var (how, why) in new[] { ("--to cert --for recovery", "says nothing of a system cert"), ("--to fiu --for protection", "(D2)") })
        {
            (exit, _, error) = await RunAsync(call + " --as ftm --out {0}/o " + how);
            Assert.Equal(1, exit);
            Assert.Contains(why, error, StringComparison.Ordinal);
        }

        await WeighAsync(call + " --as ftm --out {0}/weighed --to fiu --for investigation");
    }

    /// <summary>What a person has to weigh is not written before a supervisor said so, and each writing is in the audit.</summary>
    private async Task WeighAsync(string call)
    {
        var (exit, _, error) = await RunAsync(call);
        Assert.Equal(1, exit);
        Assert.Contains("a person has to weigh it", error, StringComparison.Ordinal);
        Assert.Contains("(R3)", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_scratch.FullName, "weighed")));
        await using (var journal = new SqliteJournal(Path.Combine(_scratch.FullName, "centre", "journal.db")))
        await using (var desk = await CaseDesk.OpenAsync(
            journal, Path.Combine(_scratch.FullName, "centre", "casework.db"), TimeProvider.System, cancellation: TestContext.Current.CancellationToken))
        {
            var asked = Assert.Single(desk.AskedExports(1));
            Assert.StartsWith("fiu, investigation, ftm, ", asked.Words, StringComparison.Ordinal);
            var allowed = await desk.AllowExportAsync(
                1, asked.Digest, "the unit asked for it", new ActingOfficer("sue", OfficerRole.Supervisor),
                cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(DeskStatus.Done, allowed.Status);
        }

        (exit, _, error) = await RunAsync(call);
        Assert.True(exit == 0, error);
        Assert.Contains("entities stay: ", error, StringComparison.Ordinal);
        var file = await File.ReadAllBytesAsync(Path.Combine(_scratch.FullName, "weighed"));
        Assert.DoesNotContain("victim-7", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Contains("next-9", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        await using var after = new SqliteJournal(Path.Combine(_scratch.FullName, "centre", "journal.db"));
        await using var audit = await CaseDesk.OpenAsync(
            after, Path.Combine(_scratch.FullName, "centre", "casework.db"), TimeProvider.System, cancellation: TestContext.Current.CancellationToken);
        var moments = audit.Moments(new MomentChoice(Instant.Min, Instant.Max) { Case = 1, KindPrefix = "export." }, null);
        Assert.Equal(
            ["export.made", "export.allowed", "export.asked", "export.made", "export.made", "export.made", "export.made"],
            moments.Select(moment => moment.Kind));
        Assert.All(moments.Where(moment => moment.Kind != "export.allowed"), moment => Assert.Equal("olga (command line)", moment.Officer));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file)), moments[0].Words, StringComparison.Ordinal);
        Assert.EndsWith("allowed by sue", moments[0].Words, StringComparison.Ordinal);
    }

    private async Task JoinAsync()
    {
        var (exit, keeper, error) = await RunAsync("exchange keeper {0}/keeper");
        Assert.True(exit == 0, error);
        Write("keepers", keeper);
        (exit, _, error) = await RunAsync(
            "exchange join --data {0}/centre --id aland --name Aland --in AX --address https://127.0.0.1:9443 --keepers {0}/keepers");
        Assert.True(exit == 0, error);
    }

    private static string PaymentOf(string id, string payerBank, string payer, string payeeBank, string payee, string amount) => $$"""
        {"payment_id":"{{id}}","time":"{{TimeProvider.System.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}}","payer_bank":"{{payerBank}}","payer_account":"{{payer}}",
        "payee_bank":"{{payeeBank}}","payee_account":"{{payee}}","amount":"{{amount}}","currency":"EUR","channel":"mobile"}
        """;

    /// <summary>Serves a centre, hands it what it is to know and ends it.</summary>
    private async Task ServeAsync(params (string Call, string Body)[] told)
    {
        using var process = CordonProcess.Start($"up --data {_scratch.FullName}/centre --urls http://127.0.0.1:0 --no-model");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var (key, address) = ("", "");
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.StartsWith("Ready", StringComparison.Ordinal))
        {
            key = line.Trim().StartsWith("cdn_", StringComparison.Ordinal) ? line.Trim() : key;
            address = line.StartsWith("Cordon serves at ", StringComparison.Ordinal) ? line.Split(' ')[^1] : address;
        }

        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (call, body) in told)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri($"/v1/{call}", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
    }

    private Task<(int Exit, string Output, string Error)> RunAsync(string call)
    {
        Write("marks", _own is null ? Marks : Marks.Replace(new string('a', 64), _own, StringComparison.Ordinal)
            .Replace("[\"investigation\"]", "[\"recovery\",\"investigation\",\"protection\"]", StringComparison.Ordinal));
        Write("settings", Settings);
        return CordonProcess.RunAsync(call.Replace("{0}", _scratch.FullName, StringComparison.Ordinal));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_scratch.FullName, name), text);

    private static string Only(string lines, string word) =>
        string.Concat(lines.Split('\n').Where(line => line.Contains(word, StringComparison.Ordinal)).Select(line => line + "\n"));
}
