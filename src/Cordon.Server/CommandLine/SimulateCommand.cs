using System.CommandLine;
using System.Globalization;
using Cordon.Formats.DataSets;
using Cordon.Simulation.Economy;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon simulate</c>: writes a labelled data set of a believable economy with scams in it.</summary>
internal static class SimulateCommand
{
    public static System.CommandLine.Command Build()
    {
        var defaults = new EconomyOptions();
        var folder = new Argument<string>("OUT") { Description = "The folder to write: payments, accounts, reports, labels." };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same rows.", DefaultValueFactory = _ => defaults.Seed };
        var persons = new Option<int>("--persons") { Description = "Inhabitants.", DefaultValueFactory = _ => defaults.Persons };
        var days = new Option<int>("--days") { Description = "Days to play.", DefaultValueFactory = _ => defaults.Days };
        var without = new Option<string>("--without")
        {
            Description = $"Habits to leave out, with commas between: {string.Join(", ", HabitNames.All)}.",
            HelpName = "NAMES",
            DefaultValueFactory = _ => "",
        };
        var shares = new Option<string>("--kind-shares")
        {
            Description = "How often each kind of scam begins: employment, shopping, impersonation, investment, romance.",
            HelpName = "A,B,C,D,E",
            DefaultValueFactory = _ => string.Join(',', defaults.KindShares.ToWeights()),
        };
        var pace = new Option<int>("--gang-pace")
        {
            Description = "How fast gangs are; 200 is twice as fast.",
            HelpName = "PERCENT",
            DefaultValueFactory = _ => defaults.GangPacePercent,
        };
        var losses = new Option<int>("--loss-scale")
        {
            Description = "What victims lose, against the usual.",
            HelpName = "PERCENT",
            DefaultValueFactory = _ => defaults.LossScalePercent,
        };
        var command = new System.CommandLine.Command("simulate", "Writes a labelled data set of a simulated economy with five kinds of scam.")
        {
            folder, seed, persons, days, without, shares, pace, losses,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new EconomyOptions
            {
                Seed = parsed.GetValue(seed),
                Persons = parsed.GetValue(persons),
                Days = parsed.GetValue(days),
                Habits = EconomyHabits.All & ~Named(parsed.GetValue(without)!),
                KindShares = Shares(parsed.GetValue(shares)!),
                GangPacePercent = parsed.GetValue(pace),
                LossScalePercent = parsed.GetValue(losses),
            };
            if (options.Fault() is { } fault)
            {
                throw new UsageException($"nothing can be simulated: {fault}.");
            }

            OutPath.CheckNoCentre(parsed.GetValue(folder)!);
            DataSetFolder.Make(parsed.GetValue(folder)!);
            using var bar = new ProgressBar("Simulating days", options.Days + options.WarmUpDays, TimeProvider.System);
            var summary = EconomyFolder.Write(options, parsed.GetValue(folder)!, new Days(bar), cancellation);
            bar.Dispose();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Payments:N0} payments of {summary.Accounts:N0} accounts, {summary.ScamPayments:N0} of them scams, {summary.Reports:N0} reports"));
            Console.WriteLine(Deeds(summary.Deeds));
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Deeds(EconomyDeeds deeds) => string.Create(
        CultureInfo.InvariantCulture,
        $"The gangs: {deeds.Tests:N0} tests, {deeds.Wages:N0} false wages, {deeds.Waits:N0} long waits, {deeds.BelowThresholds:N0} sums below thresholds, "
            + $"{deeds.Woken:N0} accounts woken, {deeds.VictimsUsed:N0} victims used, {deeds.Freezes:N0} accounts lost; paid to desks {deeds.ToDesks:N0}, "
            + $"to bankers {deeds.ToBankers:N0}, to fronts {deeds.ToFronts:N0}");

    private static EconomyHabits Named(string names) => HabitNames.TryParse(names, out var habits, out var unknown)
        ? habits
        : throw new UsageException($"--without knows no '{unknown}'; there are {string.Join(", ", HabitNames.All)}.");

    private static ScamShares Shares(string text)
    {
        var parts = text.Split(',');
        var shares = new int[Enum.GetValues<ScamKind>().Length];
        for (var i = 0; i < shares.Length; i++)
        {
            if (parts.Length != shares.Length || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out shares[i]))
            {
                throw new UsageException($"--kind-shares takes {shares.Length} whole numbers with commas between, not '{text}'.");
            }
        }

        return new ScamShares(shares[0], shares[1], shares[2], shares[3], shares[4]);
    }

    // Reported on the caller's thread: Progress<T> would post to others and draw after the end.
    private sealed class Days(ProgressBar bar) : IProgress<int>
    {
        public void Report(int value) => bar.Report(value);
    }
}
