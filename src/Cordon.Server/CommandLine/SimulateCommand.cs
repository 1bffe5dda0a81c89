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
        var command = new System.CommandLine.Command("simulate", "Writes a labelled data set of a simulated economy with five kinds of scam.")
        {
            folder, seed, persons, days,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new EconomyOptions
            {
                Seed = parsed.GetValue(seed),
                Persons = parsed.GetValue(persons),
                Days = parsed.GetValue(days),
            };
            if (options.Fault() is { } fault)
            {
                throw new UsageException($"nothing can be simulated: {fault}.");
            }

            DataSetFolder.Make(parsed.GetValue(folder)!);
            using var bar = new ProgressBar("Simulating days", options.Days + options.WarmUpDays, TimeProvider.System);
            var summary = EconomyFolder.Write(options, parsed.GetValue(folder)!, new Days(bar), cancellation);
            bar.Dispose();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Payments:N0} payments of {summary.Accounts:N0} accounts, {summary.ScamPayments:N0} of them scams, {summary.Reports:N0} reports"));
            return Task.FromResult(0);
        });
        return command;
    }

    // Reported on the caller's thread: Progress<T> would post to others and draw after the end.
    private sealed class Days(ProgressBar bar) : IProgress<int>
    {
        public void Report(int value) => bar.Report(value);
    }
}
