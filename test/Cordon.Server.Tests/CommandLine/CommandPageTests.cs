using System.CommandLine;
using System.Text.RegularExpressions;
using Cordon.Server.CommandLine;
using Xunit;

namespace Cordon.Server.Tests.CommandLine;

/// <summary>The page on the commands against the commands.</summary>
public sealed partial class CommandPageTests
{
    /// <summary>The benchmarks read their words themselves.</summary>
    private const string Bench = "bench";

    [Fact]
    public void The_usage_of_each_command_on_the_page_has_the_options_that_the_command_has()
    {
        var sections = Page().Split("\n## ").Skip(2).ToDictionary(section => section[..section.IndexOf('\n')], Usage);
        var commands = Leaves(CordonCommand.Build(), "").ToLookup(leaf => Section(leaf.Path, sections.Keys), leaf => leaf.Command);
        Assert.Equal(sections.Keys.Order(), commands.Select(group => group.Key).Order());
        Assert.All(commands.Where(group => group.Key != Bench), group => Assert.Equal(
            group.SelectMany(command => command.Options.Select(option => option.Name)).Distinct().Order(),
            Words().Matches(sections[group.Key]).Select(word => word.Value).Distinct().Order()));
    }

    /// <summary>What stands between a command's heading and the first empty line after it.</summary>
    private static string Usage(string section) => section.Split("\n\n")[0].Split('\n', 2)[1];

    private static string Section(string path, IEnumerable<string> sections) =>
        sections.Where(section => path == section || path.StartsWith(section + " ", StringComparison.Ordinal)).DefaultIfEmpty(path).Single();

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(sub => Leaves(sub, path.Length == 0 ? sub.Name : $"{path} {sub.Name}"));

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Words();

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Cordon.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "commands.md")).ReplaceLineEndings("\n");
    }
}
