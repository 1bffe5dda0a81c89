using System.Text;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Tests.Journal;

/// <summary>Payloads that can be told from each other, and short ways to write and read them.</summary>
internal static class Batches
{
    public static UInt128 Id(long number) => new(0xC0FFEE, (ulong)number + 1);

    public static byte[] Payload(long number, int bytes = 200)
    {
        var text = Encoding.UTF8.GetBytes($"batch {number}; ");
        var payload = new byte[bytes];
        for (var i = 0; i < bytes; i++)
        {
            payload[i] = text[i % text.Length];
        }

        return payload;
    }

    public static byte[] Noise(int seed, int bytes)
    {
        var payload = new byte[bytes];
        new Random(seed).NextBytes(payload);
        return payload;
    }

    public static ValueTask<AppendStatus> AppendAsync(this IJournal journal, JournalOwner owner, long position) =>
        journal.AppendAsync(owner, position, Id(position), Payload(position), 7);

    public static async Task FillAsync(this IJournal journal, JournalOwner owner, int count)
    {
        for (var position = 0; position < count; position++)
        {
            var status = await journal.AppendAsync(owner, position);
            if (status != AppendStatus.Appended)
            {
                throw new InvalidOperationException($"Position {position}: {status}");
            }
        }
    }

    public static async Task<List<JournalBatch>> ListAsync(this IJournal journal, int partition, long from = 0)
    {
        var list = new List<JournalBatch>();
        await foreach (var batch in journal.ReadAsync(partition, from))
        {
            list.Add(batch);
        }

        return list;
    }
}
