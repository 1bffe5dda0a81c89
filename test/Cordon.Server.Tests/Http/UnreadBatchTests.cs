using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Http;
using Xunit;

namespace Cordon.Server.Tests.Http;

/// <summary>A client that writes the whole of its batch before it reads a word, as the simplest ones do.</summary>
public sealed class UnreadBatchTests
{
    /// <summary>Not how fast it is: how long a test waits before it says that two wait for each other.</summary>
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_large_batch_is_decided_though_its_client_reads_nothing_before_it_has_written_all() =>
        Assert.Equal(95_000, (await AnswersAsync(95_000, new UnreadAnswers())).Count(a => a.TryGetProperty("outcome", out _)));

    [Theory]
    [InlineData(1024 * 1024, long.MaxValue)]
    [InlineData(long.MaxValue, 1024 * 1024)]
    public async Task Says_from_which_line_on_nothing_was_decided_when_no_more_answers_are_kept(long ofOneBatch, long ofAll)
    {
        var unread = new UnreadAnswers { BatchBytesMax = ofOneBatch, BytesMax = ofAll, WaitMax = TimeSpan.FromMilliseconds(50) };
        var answers = await AnswersAsync(95_000, unread);
        var last = answers[^1];
        Assert.Equal(503, last.GetProperty("status").GetInt32());
        Assert.Equal(answers.Count, last.GetProperty("line").GetInt32());
        Assert.Equal(answers.Count - 1, answers.Count(a => a.TryGetProperty("outcome", out _)));
        Assert.InRange(answers.Count, 4_000, 94_000);
        Assert.Equal(0, unread.KeptBytes);
    }

    [Fact]
    public async Task The_connection_of_a_client_that_never_reads_is_cut()
    {
        var unread = new UnreadAnswers { KeptMax = TimeSpan.FromMilliseconds(50) };
        var answers = await AnswersAsync(95_000, unread, () => unread.KeptBytes > 0);
        Assert.InRange(answers.Count, 1, 94_999);
    }

    private static async Task<List<JsonElement>> AnswersAsync(int lines, UnreadAnswers unread, Func<bool>? isKept = null)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(HangsAfter);
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, late.Token);
        await using var server = await HttpServer.StartAsync(centre, new ServerSettings { Urls = ["http://127.0.0.1:0"], Unread = unread }, late.Token);
        using var random = RandomNumberGenerator.Create();
        var (key, _) = await ApiKeys.IssueAsync(centre, ApiKeys.Centre, "test", KeyOrigin.CommandLine, random, late.Token);
        using var client = new TcpClient();
        var address = new Uri(server.Addresses[0]);
        await client.ConnectAsync(address.Host, address.Port, late.Token);
        await using var stream = client.GetStream();
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(i => ServedCentre.Payment($"unread-{i}") + "\n")));
        // To HTTP/1.0 the answer comes as it is, not in chunks.
        var head = $"POST /v1/payments/batch HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/x-ndjson\r\n"
            + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), late.Token);
        await stream.WriteAsync(body, late.Token);
        while (isKept?.Invoke() == true)
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        // What the connection took before it was cut can still be read; its last line may be a part of one.
        var answer = await TextAsync(stream, late.Token);
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        return [.. answer[..(answer.LastIndexOf('\n') + 1)].Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static async Task<string> TextAsync(NetworkStream stream, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        try
        {
            await stream.CopyToAsync(text, cancellation);
        }
        catch (IOException)
        {
            // The connection was cut.
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
