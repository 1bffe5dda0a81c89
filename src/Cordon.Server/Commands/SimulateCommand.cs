using System.CommandLine;
using Cordon.Simulation.Economy;

namespace Cordon.Server.Commands;

/// <summary><c>cordon simulate OUT --seed N --persons N --days N</c>: writes a labelled data set.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("out") { Description = "the folder to write" };
        var seed = new Option<ulong>("--seed") { Description = "the same seed gives the same world", DefaultValueFactory = _ => 1UL };
        var persons = new Option<int>("--persons") { Description = "how many persons", DefaultValueFactory = _ => 30_000 };
        var days = new Option<int>("--days") { Description = "how many days", DefaultValueFactory = _ => 60 };
        var command = new Command("simulate", "writes a labelled data set of an economy with scams in it") { output, seed, persons, days };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new EconomyOptions
            {
                Seed = parsed.GetValue(seed), Persons = parsed.GetValue(persons), Days = parsed.GetValue(days),
            };
            if (options.Fault() is { } fault)
            {
                throw new CommandFailedException(fault + ".");
            }

            using var bar = new ProgressBar();
            var summary = EconomyFolder.Write(
                options, parsed.GetValue(output)!, new Progress<int>(day => bar.Show("simulating", day / (double)options.Days)), cancellation);
            bar.Dispose();
            Console.WriteLine(summary);
            return Task.FromResult(0);
        });
        return command;
    }
}
