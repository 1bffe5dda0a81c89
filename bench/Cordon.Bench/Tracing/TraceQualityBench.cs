using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;
using Cordon.Formats.DataSets;
using Cordon.Formats.Foreign;

namespace Cordon.Bench.Tracing;

/// <summary>
/// <c>trace-quality</c>: how much of other people's laundering patterns and of really stolen money the traces find, under each policy. What is
/// measured stands in docs/tracing-quality.md. The data are named by a path and are nobody's part of this program.
/// </summary>
internal static class TraceQualityBench
{
    public const string Name = "trace-quality";

    private static readonly TaintPolicy[] Policies = Enum.GetValues<TaintPolicy>();

    /// <summary>
    /// Runs <c>--data DIR</c>: a set or a folder of sets. Returns 0 when it was measured, 1 when DIR holds nothing to measure, 2 for wrong usage.
    /// </summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        if (args is not ["--data", var data])
        {
            Console.Error.WriteLine("trace-quality wants --data DIR: AMLSim, AMLGentex or MFTracer's ground truth, or folders of them.");
            return 2;
        }

        var fields = new List<(string Name, object Value)>();
        var values = new List<double>();
        foreach (var folder in ForeignSets.FoldersOf(data))
        {
            if (VerifiedFlow.IsIn(folder))
            {
                using var flow = VerifiedFlow.Read(folder);
                fields.Add((flow.Name, Policies.Select(policy => (Word(policy), (object)flow.Judge(policy, new Trail()))).ToArray()));
            }
            else if (ForeignSets.FormatOf(folder) is { } format)
            {
                fields.Add((Path.GetFileName(folder), JudgePatterns(folder, format, values)));
            }
        }

        if (fields.Count == 0)
        {
            Console.Error.WriteLine($"{data} holds no data of AMLSim, AMLGentex or MFTracer's ground truth.");
            return 1;
        }

        run.Report(
            values.Count > 0 ? values : [0], "share", "of the money that lies in a pattern's accounts, found in the very account under fifo",
            [.. fields]);
        return 0;
    }

    private static (string Name, object Value)[] JudgePatterns(string folder, string format, List<double> values)
    {
        using var scratch = new ScratchFolder();
        ForeignFormat.Run(format, [folder], scratch.Path);
        var set = DataSetFolder.Open(scratch.Path);
        using var known = TransferHistory.Of(set, knowsOpenings: true);
        using var unknown = TransferHistory.Of(set, knowsOpenings: false);
        return
        [
            ("transfers", (long)known.Graph.TransferCount),
            .. Policies.Select(policy => (Word(policy), (object)JudgePatterns(known, policy, values))),
            ("openings_unknown", Policies.Select(policy => (Word(policy), (object)JudgePatterns(unknown, policy, null))).ToArray()),
        ];
    }

    private static (string Name, object Value)[] JudgePatterns(TransferHistory history, TaintPolicy policy, List<double>? values)
    {
        var (first, sources) = (new PatternQuality(takesAllSources: false), new PatternQuality(takesAllSources: true));
        var byKind = new SortedDictionary<string, PatternQuality>(StringComparer.Ordinal);
        var trail = new Trail();
        foreach (var group in history.Labelled.GroupBy(transfer => transfer.Pattern))
        {
            var pattern = group.ToList();
            var kind = group.Key.Split(':')[0];
            if (!byKind.TryGetValue(kind, out var quality))
            {
                byKind.Add(kind, quality = new PatternQuality(takesAllSources: false));
            }

            first.Judge(history, pattern, policy, trail);
            quality.Judge(history, pattern, policy, trail);
            sources.Judge(history, pattern, policy, trail);
        }

        if (policy == TaintPolicy.Fifo)
        {
            values?.Add(first.MoneyFound);
        }

        return [.. first.Fields(), .. byKind.Select(kind => (kind.Key, (object)kind.Value.Fields())), ("all_sources", sources.Fields())];
    }

    private static string Word(TaintPolicy policy) => policy.ToString().ToLowerInvariant();
}
