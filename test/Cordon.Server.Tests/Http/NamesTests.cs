using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Http;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class NamesTests
{
    private static readonly Instant Issued = Instant.From(DateTimeOffset.UtcNow.AddDays(-1));

    private static readonly NameList
        Sanctions = List(ListKind.Sanctions, Issued), Reported = List(ListKind.Reported, Issued), Undated = List(ListKind.Wanted, null),
        Empty = new(ListKind.Sanctions, "council", Issued, TimeSpan.FromDays(7), []);

    public static TheoryData<string, string, string, string> Questions => new()
    {
        { "sanctions", """{"name":"Chan Tai Man"}""", "CENTRE", "match" },
        { "sanctions", """{"name":"Chan Tai Man"}""", "HARBXA2X", "match" },
        { "sanctions", """{"name":"Oluwaseun Adeyemi"}""", "CENTRE", "no match" },
        { "sanctions", """{"name":"Chan Tai Man","birth_date":"1990"}""", "CENTRE", "no match" },
        { "sanctions", """{"name":"محمد علي"}""", "CENTRE", "unknown" },
        { "undated", """{"name":"Chan Tai Man"}""", "CENTRE", "unknown" },
        { "empty", """{"name":"Chan Tai Man"}""", "CENTRE", "unknown" },
        { "", """{"name":"Chan Tai Man"}""", "CENTRE", "unknown" },
        { "reported", """{"name":"Chan Tai Man"}""", "CENTRE", "match" },
        { "reported", """{"name":"Chan Tai Man"}""", "HARBXA2X", "unknown" },
        { "sanctions undated", """{"name":"Chan Tai Man"}""", "CENTRE", "match" },
        { "sanctions undated", """{"name":"Oluwaseun Adeyemi"}""", "CENTRE", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Answers_match_no_match_or_unknown(string lists, string question, string bank, string answer)
    {
        var told = await AskAsync(lists, question, bank, async response =>
        {
            Assert.True(response.IsSuccessStatusCode);
            return await ReadAsync(response);
        });
        Assert.Equal(answer, told.GetProperty("answer").GetString());
        Assert.Equal(answer == "unknown", told.GetProperty("why").GetString()!.Length > 0);
    }

    [Fact]
    public async Task A_match_has_its_score_and_each_fact_that_was_compared()
    {
        const string question = """{"name":"Chan Tai Man","birth_date":"1970-05-12","country":"CN","document":"K123456"}""";
        var told = await AskAsync("sanctions", question, "CENTRE", ReadAsync);
        var list = Assert.Single(told.GetProperty("lists").EnumerateArray());
        Assert.Equal(("sanctions council", Issued.ToString()), (list.GetProperty("list").GetString(), list.GetProperty("issued").GetString()));
        var finding = Assert.Single(list.GetProperty("findings").EnumerateArray());
        Assert.Equal(("w-7", "陳大文"), (finding.GetProperty("entry").GetString(), finding.GetProperty("name").GetString()));
        var command = Sanctions.Check(
            NameReading.Of("Chan Tai Man"),
            new NameFacts { Births = [new BirthDate(1970, 5, 12)], Countries = ["CN"], Documents = ["K123456"] }, Issued, NameLimits.Threshold);
        Assert.Equal(command.Findings[0].Match.Score.ToString(), finding.GetProperty("score").GetString());
        Assert.Equal(
            command.Findings[0].Match.Facts.Select(f => (f.Fact, f.ToSentence())),
            finding.GetProperty("facts").EnumerateArray().Select(f => (f.GetProperty("fact").GetString()!, f.GetProperty("words").GetString()!)));
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"name":5}""", 400)]
    [InlineData("""{"name":"A B","birth_date":"12.05.1970"}""", 400)]
    [InlineData("""{"name":"A B","birth_date":"2199-01-01"}""", 422)]
    [InlineData("""{"name":"A B","country":"XXX"}""", 422)]
    public async Task Refuses_what_is_no_question(string question, int status) => await AskAsync("sanctions", question, "CENTRE", r => ProblemAsync(r, status));

    [Fact]
    public async Task Refuses_a_name_longer_than_is_read() =>
        await AskAsync("sanctions", $$"""{"name":"{{new string('a', NameLimits.CharactersMax + 1)}}"}""", "CENTRE", r => ProblemAsync(r, 422));

    private static NameList List(ListKind kind, Instant? issued)
    {
        var facts = new NameFacts { Births = [new BirthDate(1970, 5, 12)], Countries = ["CN"], Documents = ["K123456"] };
        return new NameList(kind, "council", issued, TimeSpan.FromDays(7), [new NamedEntry("w-7", "陳大文", [], facts)]);
    }

    private static async Task<JsonElement> AskAsync(string lists, string question, string bank, Func<HttpResponseMessage, Task<JsonElement>> read)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asked = lists.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(list => list switch { "sanctions" => Sanctions, "reported" => Reported, "undated" => Undated, _ => Empty });
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, cancellation);
        var settings = new ServerSettings { Urls = ["http://127.0.0.1:0"], NameLists = [.. asked] };
        await using var server = await HttpServer.StartAsync(centre, settings, cancellation);
        using var random = RandomNumberGenerator.Create();
        var (key, _) = await ApiKeys.IssueAsync(centre, bank, "test", KeyOrigin.CommandLine, random, cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.PostAsync("/v1/names", Json(question), cancellation);
        return await read(response);
    }
}
