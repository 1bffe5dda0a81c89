using System.CommandLine;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;

namespace Cordon.Server.Commands;

/// <summary><c>cordon rules check FILE</c> and <c>cordon rules print</c>.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "a rule file" };
        var check = new Command("check", "reads a rule file and says what is wrong with it, with line and column") { file };
        check.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var reading = RuleSet.Read(File.ReadAllText(path), Currency.Parse("EUR"));
            foreach (var fault in reading.Faults)
            {
                Console.Error.WriteLine($"{path}:{fault.Line}:{fault.Column}: {fault.Message} Expected: {fault.Expected}");
            }

            Console.WriteLine(reading.IsGood ? $"{reading.RuleSet!.Rules.Count} rules, no faults." : $"{reading.Faults.Count} faults.");
            return reading.IsGood ? 0 : 1;
        });
        var print = new Command("print", "prints the default rules, to start one's own from");
        print.SetAction(_ =>
        {
            Console.Write(RuleSet.DefaultText(Currency.Parse("EUR")));
            return 0;
        });
        return new Command("rules", "checks rule files") { check, print };
    }
}
