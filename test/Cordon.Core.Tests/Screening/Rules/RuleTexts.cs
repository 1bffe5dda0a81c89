using System.Globalization;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

/// <summary>Rule texts for tests.</summary>
internal static class RuleTexts
{
    public static readonly Currency Euro = Currency.Parse("EUR");

    /// <summary>A set of one rule with a condition, after a header of one line: the condition stands on line 3, from column 8.</summary>
    public static string With(string condition, string? onUnknown = null) => string.Create(CultureInfo.InvariantCulture, $"""
        rules "test" version 1
        rule it
          when {condition}
        {(onUnknown is null ? "" : $"  if unknown {onUnknown}")}
          then warn
          score 0.5
          payer "Wait."
          file "Waited."
        """);

    /// <summary>Reads a text that must be good.</summary>
    public static RuleSet Good(string text)
    {
        var reading = RuleSet.Read(text, Euro);
        Assert.True(reading.IsGood, string.Join('\n', reading.Faults));
        return reading.RuleSet!;
    }

    /// <summary>A set of one rule, with the clause on the unknown where its condition needs one.</summary>
    public static RuleSet Condition(string condition, string onUnknown = "skip")
    {
        var reading = RuleSet.Read(With(condition), Euro);
        return reading.RuleSet ?? Good(With(condition, onUnknown));
    }
}
