using System.CommandLine;

namespace Cordon.Server.CommandLine;

/// <summary>The option by which telephone numbers that are written without their country are read.</summary>
internal static class CountryCode
{
    private const int DigitsMax = 3;

    public static Option<string> Option() => new("--country-code")
    {
        Description = "The country's code of telephone numbers without one, such as 44; none: such numbers are refused.",
        HelpName = "CODE",
        DefaultValueFactory = _ => "",
    };

    /// <summary>The code given; empty where none is.</summary>
    /// <exception cref="UsageException">It is no code.</exception>
    public static string Read(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { Length: <= DigitsMax } code && code.All(char.IsAsciiDigit) ? code
            : throw new UsageException($"--country-code '{parsed.GetValue(option)}' is not one to three digits, such as 44.");
}
