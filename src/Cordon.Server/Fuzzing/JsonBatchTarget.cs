using System.Text.Json;
using Cordon.Bench.Fuzzing;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Http;
using Cordon.Server.Keys;

namespace Cordon.Server.Fuzzing;

/// <summary>Batches of payments, a line each, through the endpoint to a centre in memory: every line that is not blank has one answer, in order.</summary>
internal sealed class JsonBatchTarget : FuzzTarget
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryJournal _journal = new();
    private readonly Centre _centre;
    private readonly BatchEndpoint _endpoint;
    private readonly Caller _caller = new(new BankKey(1, ApiKeys.Centre, "fuzz", ""));

    public JsonBatchTarget()
        : base("json-batch")
    {
        var clock = new StandingClock();
        _centre = Centre.OpenAsync(new CentreOptions(), _journal, clock, CancellationToken.None).GetAwaiter().GetResult();
        _endpoint = new BatchEndpoint(_centre, new ServerCounters(), new UnreadAnswers(), clock);
    }

    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        ServerTargets.Payment("b1") + "\n" + ServerTargets.Payment("b2") + "\n",
        "\n\r\n \t\n" + ServerTargets.Payment("b3", ",\"channel\":\"web\"") + "\r\n" + ServerTargets.Payment("b1"),
        string.Concat(Enumerable.Range(10, 6).Select(i => ServerTargets.Payment($"b{i}") + "\n")) + "nonsense\n{}\n");

    public override IReadOnlyList<byte[]> Pieces { get; } = [.. FuzzMutator.PlainPieces, .. Utf8(ServerTargets.JsonPieces), .. Utf8("\n\n", "}\n{", "}\r\n{")];

    public override bool Accepts(byte[] input)
    {
        var context = new DefaultHttpContext();
        using var answer = new MemoryStream();
        context.Request.Body = new MemoryStream(input);
        context.Request.ContentLength = input.Length;
        context.Response.Body = answer;
        PlayAsync(context).GetAwaiter().GetResult();
        var (lines, answers) = (Lines(input), Lines(answer.ToArray()));
        Require(lines.Count == answers.Count, $"{lines.Count} lines and {answers.Count} answers");
        var decided = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            decided += Check(lines[i], answers[i]) ? 1 : 0;
        }

        return lines.Count > 0 && decided == lines.Count;
    }

    protected override void Dispose(bool disposing)
    {
        _centre.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    private async Task PlayAsync(DefaultHttpContext context)
    {
        await _endpoint.AnswerAsync(context, _caller).ConfigureAwait(false);
        await context.Response.BodyWriter.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>An answer is a decision of the line's own payment, or a problem with the line's number.</summary>
    private static bool Check((int Number, byte[] Bytes) line, (int Number, byte[] Bytes) answer)
    {
        using var document = JsonDocument.Parse(answer.Bytes);
        var root = document.RootElement;
        if (root.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number)
        {
            Require(status.GetInt32() is >= 400 and < 500, $"line {line.Number} is answered {status.GetInt32()}");
            Require(!root.TryGetProperty("line", out var number) || number.GetInt32() == line.Number, $"line {line.Number} is answered as another");
            return false;
        }

        using var asked = JsonDocument.Parse(line.Bytes);
        var id = asked.RootElement.GetProperty("payment_id").GetString();
        Require(root.GetProperty("payment_id").GetString() == id, $"line {line.Number} is answered with another payment");
        return true;
    }

    /// <summary>The lines that are not blank, with their numbers.</summary>
    private static List<(int Number, byte[] Bytes)> Lines(byte[] text)
    {
        var lines = new List<(int, byte[])>();
        var (number, from) = (0, 0);
        while (from < text.Length)
        {
            var end = Array.IndexOf(text, (byte)'\n', from);
            end = end < 0 ? text.Length : end;
            number++;
            var line = text.AsSpan(from, end - from).Trim(" \t\r"u8);
            if (!line.IsEmpty)
            {
                lines.Add((number, line.ToArray()));
            }

            from = end + 1;
        }

        return lines;
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
