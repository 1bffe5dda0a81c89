using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Core.Screening;
using Cordon.Formats.Iso20022;

namespace Cordon.Bench.Iso20022;

/// <summary><c>parse-pacs008</c>: messages of one transaction read and checked, on one thread, from memory.</summary>
internal static class ParsePacs008Bench
{
    private const int MessagesMade = 2_000;

    public static int Run(BenchRun run)
    {
        var messages = Enumerable.Range(0, MessagesMade).Select(Pacs008Messages.Message).ToArray();
        var reader = new Pacs008Reader();
        var batch = new PaymentBatch();
        var count = run.Size(400_000, 4_000);
        Read(reader, batch, messages, Math.Min(count, 40_000));
        var rates = new List<double>();
        for (var repetition = 0; repetition < 5; repetition++)
        {
            var from = Stopwatch.GetTimestamp();
            Read(reader, batch, messages, count);
            rates.Add(count / Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        run.Report(rates, "messages/s on one core", $"{count} messages of one transaction, {messages.Average(m => m.Length):0} bytes each");
        return 0;
    }

    private static void Read(Pacs008Reader reader, PaymentBatch batch, byte[][] messages, int count)
    {
        var accepted = 0L;
        for (var i = 0; i < count; i++)
        {
            batch.Clear();
            accepted += reader.Read(messages[i % messages.Length], batch, static _ => { }).Accepted;
        }

        if (accepted != count)
        {
            throw new InvalidOperationException($"{count - accepted} of {count} good messages were refused.");
        }
    }
}
