using System.Buffers.Binary;
using System.Diagnostics;
using Cordon.Bench.Measuring;
using Cordon.Exchange.Matching;

namespace Cordon.Bench.Matching;

/// <summary>
/// <c>match</c>: ten thousand questions, half of them about records that the holder has, against a filter of ten million tags: blinding, evaluating, proving,
/// checking the proof, reading and looking for hits, one after another in one process. Then a million records are looked for, and a million that are none.
/// </summary>
/// <remarks>
/// A million of the filter's tags are those of real records; the rest are drawn by chance, since nobody without the key can tell one from the other and the
/// time to pass over them is the same.
/// </remarks>
internal static class MatchBench
{
    private const int Questions = 10_000;
    private const int Repetitions = 5;

    private sealed record Steps(double Blind, double Evaluate, double Read, double Find)
    {
        public double All => Blind + Evaluate + Read + Find;
    }

    public static int Run(BenchRun run)
    {
        var (records, tags) = (run.Size(1_000_000, 20_000), run.Size(10_000_000, 100_000));
        using var holder = MatchWorld.Holder();
        var filter = Fill(holder, records, tags);
        var asker = new OprfAsker(OprfMode.Verifiable, holder.PublicKey);
        var (steps, wrong) = (new List<Steps>(), 0);
        for (var i = 0; i < Repetitions; i++)
        {
            var first = (long)i * Questions;
            var (each, found) = Ask(asker, holder, filter, [.. Enumerable.Range(0, Questions).Select(at => MatchWorld.Input((first + at) % (2L * records)))]);
            steps.Add(each);
            wrong += found.Where((isFound, at) => isFound != ((first + at) % 2 == 0)).Count();
        }

        var missed = Count(holder, filter, records, odd: 0, found: false);
        var falseHits = Count(holder, filter, records, odd: 1, found: true);
        run.Report(
            [.. steps.Select(step => step.All)], "s, both sides' work for a batch of questions",
            $"{Questions} questions, half of them hits; {filter.Count} tags, {records} of them of records and the others by chance",
            ("bytes_up", Questions * OprfHolder.ElementBytes), ("bytes_down", (Questions * OprfHolder.ElementBytes) + 64),
            ("bytes_a_question", ((2.0 * Questions * OprfHolder.ElementBytes) + 64) / Questions),
            ("blind_s", BenchRun.Median(steps.Select(step => step.Blind))), ("evaluate_and_prove_s", BenchRun.Median(steps.Select(step => step.Evaluate))),
            ("check_and_read_s", BenchRun.Median(steps.Select(step => step.Read))), ("find_s", BenchRun.Median(steps.Select(step => step.Find))),
            ("wrong_of_questions", wrong), ("missed_of_records", missed), ("false_hits_of_as_many_others", falseHits), ("filter_bytes", filter.Bytes.Length));
        return wrong + missed + falseHits == 0 ? 0 : 1;
    }

    private static (Steps Steps, bool[] Found) Ask(OprfAsker asker, OprfHolder holder, TagFilter filter, byte[][] inputs)
    {
        var from = Stopwatch.GetTimestamp();
        var question = asker.Blind(inputs);
        var blind = Lap(ref from);
        var (evaluated, proof) = holder.Evaluate(question.Blinded)!.Value;
        var evaluate = Lap(ref from);
        var outputs = asker.Read(question, evaluated, proof) ?? throw new InvalidOperationException("The holder's own proof does not hold.");
        var read = Lap(ref from);
        var found = filter.Find([.. outputs.Select(output => TagFilter.TagOf(output))]);
        return (new Steps(blind, evaluate, read, Lap(ref from)), found);
    }

    private static double Lap(ref long from)
    {
        var (was, now) = (from, Stopwatch.GetTimestamp());
        from = now;
        return Stopwatch.GetElapsedTime(was, now).TotalSeconds;
    }

    private static TagFilter Fill(OprfHolder holder, int records, int count)
    {
        var tags = new ulong[count];
        Tags(holder, records, odd: 0).CopyTo(tags, 0);
        var chance = new Random(records);
        Span<byte> drawn = stackalloc byte[sizeof(ulong)];
        for (var i = records; i < count; i++)
        {
            chance.NextBytes(drawn);
            tags[i] = BinaryPrimitives.ReadUInt64LittleEndian(drawn);
        }

        Array.Sort(tags);
        return TagFilter.Of([.. tags.Distinct()]);
    }

    /// <summary>How many of the holder's inputs, or of those it has not, are found, or not.</summary>
    private static int Count(OprfHolder holder, TagFilter filter, int records, int odd, bool found) =>
        filter.Find(Tags(holder, records, odd)).Count(isFound => isFound == found);

    private static ulong[] Tags(OprfHolder holder, int records, int odd)
    {
        var tags = new ulong[records];
        Parallel.For(0, records, i =>
        {
            Span<byte> output = stackalloc byte[OprfHolder.OutputBytes];
            holder.Output(output, MatchWorld.Input((2L * i) + odd));
            tags[i] = TagFilter.TagOf(output);
        });
        return tags;
    }
}
