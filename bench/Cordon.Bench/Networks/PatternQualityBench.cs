using Cordon.Bench.Measuring;
using Cordon.Bench.Tracing;
using Cordon.Core.Networks.Patterns;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>pattern-quality</c>: of the patterns that another maker put into a data set, how many are found when their payments come by among all others,
/// and how many of their accounts the evidence names; beside it how many payments outside of any labelled pattern close one of the kind.
/// </summary>
internal static class PatternQualityBench
{
    public const string Name = "pattern-quality";

    /// <summary>Three days, and the longest that can be looked at: made patterns often last weeks.</summary>
    private static readonly int[] WindowDays = [3, 14];

    /// <summary>Fewer accounts of its own than this are no pattern found.</summary>
    private const int AccountsMin = 3;

    /// <summary>Runs <c>--data DIR</c>. Returns 0 when it was measured, 1 when DIR holds nothing to measure, 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        if (args is not ["--data", var data])
        {
            Console.Error.WriteLine("pattern-quality wants --data DIR: AMLSim or AMLGentex, or folders of them.");
            return 2;
        }

        var (fields, values) = (new List<(string Name, object Value)>(), new List<double>());
        foreach (var folder in ForeignSets.FoldersOf(data))
        {
            if (ForeignSets.FormatOf(folder) is { } format)
            {
                var payments = LabelledPayments.Read(folder, format);
                foreach (var days in WindowDays)
                {
                    fields.Add(($"{Path.GetFileName(folder)}_{days}_days", Judge(payments, days, values)));
                }
            }
        }

        if (values.Count == 0)
        {
            Console.Error.WriteLine($"{data} holds no data of AMLSim or AMLGentex.");
            return 1;
        }

        run.Report(
            values, "share", "of labelled patterns that one of their payments closes, three of their accounts named; of cycles with no other account",
            [.. fields]);
        return 0;
    }

    private static (string Name, object Value)[] Judge(LabelledPayments payments, int days, List<double> values)
    {
        var byPattern = payments.All.Where(each => KindOf(each.Pattern) != Pattern.None).GroupBy(each => each.Pattern!, each => each.Payment)
            .ToDictionary(group => group.Key, group => group.ToList());
        var members = byPattern.ToDictionary(each => each.Key, each => each.Value.SelectMany(p => new[] { p.Payer, p.Payee }).ToHashSet());
        var (found, named) = (new HashSet<string>(), members.Keys.ToDictionary(pattern => pattern, _ => new HashSet<uint>()));
        var (others, othersClosing) = (0L, new Dictionary<Pattern, long>());
        using var patterns = new StreamPatterns(Options(days));
        foreach (var (payment, pattern) in payments.All)
        {
            var kind = KindOf(pattern);
            var evidence = kind == Pattern.None ? null : patterns.Explain(payment, kind);
            var findings = patterns.Observe(payment);
            if (pattern is null)
            {
                others++;
                Count(findings, othersClosing);
            }
            else if (evidence is not null && findings.SizeOf(kind) >= Least(kind))
            {
                var own = evidence.Accounts.Where(members[pattern!].Contains).ToList();
                named[pattern!].UnionWith(own);
                if (own.Count >= AccountsMin && (kind != Pattern.Cycle || own.Count == evidence.Accounts.Count))
                {
                    found.Add(pattern!);
                }
            }
        }

        if (days == WindowDays[^1] && members.Count > 0)
        {
            values.Add((double)found.Count / members.Count);
        }

        return
        [
            .. members.Keys.GroupBy(KindOf).OrderBy(group => group.Key).Select(group => (group.Key.ToString(), (object)new (string, object)[]
            {
                ("patterns", group.Count()),
                ("there", (double)group.Count(pattern => IsThere(byPattern[pattern], pattern, days)) / group.Count()),
                ("found", (double)group.Count(found.Contains) / group.Count()),
                ("accounts_named", (double)group.Sum(pattern => named[pattern].Count) / group.Sum(pattern => members[pattern].Count)),
                ("of_other_payments", (double)othersClosing.GetValueOrDefault(group.Key) / Math.Max(1, others)),
            })),
        ];
    }

    /// <summary>Whether a pattern's payments, without any others and with all that can be seen, close one of its kind.</summary>
    private static bool IsThere(List<PatternPayment> pattern, string name, int days)
    {
        using var alone = new StreamPatterns(Options(days) with { PaymentsMax = PatternOptions.PaymentsMaxMax });
        return pattern.Exists(payment => alone.Observe(payment).SizeOf(KindOf(name)) >= Least(KindOf(name)));
    }

    private static PatternOptions Options(int days) => new() { WindowMilliseconds = days * 86_400_000L };

    private static void Count(in PatternFindings findings, Dictionary<Pattern, long> closing)
    {
        foreach (var kind in Enum.GetValues<Pattern>())
        {
            if (kind != Pattern.None && findings.SizeOf(kind) >= Least(kind))
            {
                closing[kind] = closing.GetValueOrDefault(kind) + 1;
            }
        }
    }

    /// <summary>Of squares one is a pattern, of cycles three payments.</summary>
    private static int Least(Pattern kind) => kind switch { Pattern.Bipartite => 1, Pattern.Cycle => 3, _ => 2 };

    private static Pattern KindOf(string? pattern) => pattern?.Split(':')[0].Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "fanin" => Pattern.FanIn,
        "fanout" => Pattern.FanOut,
        "cycle" => Pattern.Cycle,
        "scattergather" => Pattern.ScatterGather,
        "gatherscatter" => Pattern.GatherScatter,
        "bipartite" => Pattern.Bipartite,
        "stack" => Pattern.Stack,
        "random" => Pattern.Chain,
        _ => Pattern.None,
    };
}
