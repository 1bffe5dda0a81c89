using System.CommandLine;
using Cordon.Core.Screening.Rules;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon rules check</c>: reads a rule set and says what is wrong with it, each fault with its place.</summary>
internal static class RulesCommand
{
    public static System.CommandLine.Command Build()
    {
        var choices = new CentreChoices();
        var file = new Argument<string>("FILE") { Description = "The rule set." };
        var check = new System.CommandLine.Command("check", "Reads a rule set; exit code 1 when it has a fault.") { file, choices.Reference };
        check.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var reference = parsed.GetValue(choices.Reference)!;
            if (!Core.Values.Currency.TryParse(reference, out var currency))
            {
                throw new UsageException($"--reference '{reference}' is not a currency of ISO 4217 that one can pay in.");
            }

            var reading = RuleSet.ReadNew(PolicyFile.Read(path), currency);
            if (reading.IsGood)
            {
                Console.WriteLine($"{path}: {reading.RuleSet.Name}, version {reading.RuleSet.Version}: {reading.RuleSet.Rules.Count} rules, no fault");
                return 0;
            }

            foreach (var fault in reading.Faults)
            {
                Console.Error.WriteLine($"{path}({fault.Line},{fault.Column}): {fault.Message}{Expected(fault)}");
            }

            return 1;
        });
        return new System.CommandLine.Command("rules", "Rule sets.") { check };
    }

    private static string Expected(RuleFault fault) => fault.Expected.Length == 0 ? "" : $" Expected: {fault.Expected}.";
}
