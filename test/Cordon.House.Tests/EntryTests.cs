using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Xunit;

namespace Cordon.House.Tests;

/// <summary>The script at the root, run in a folder of its own with a scripted .NET SDK, so that builds can be counted and fail.</summary>
[SupportedOSPlatform("linux")]
public sealed class EntryTests : IDisposable
{
    // Builds by writing the program (and, for the solution, a test project's), and runs by printing its arguments between brackets.
    private const string Sdk = """
        #!/bin/bash
        here="$(cd "$(dirname "$0")/.." && pwd)"
        case "$1" in
          --version) echo 10.0.100 ;;
          build)
            echo "$2" >>"$here/builds"
            if [ -e "$here/broken" ]; then echo "X.cs(1,1): error CS0001: broken"; exit 1; fi
            mkdir -p "$here/house/artifacts/bin/Cordon.Server/release"
            echo program >"$here/house/artifacts/bin/Cordon.Server/release/cordon.dll" ;;
          *) shift; printf '[%s]' "$@"; echo "$GLIBC_TUNABLES"; [ "${1:-}" != seven ] || exit 7 ;;
        esac
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-entry-").FullName;

    public EntryTests()
    {
        foreach (var file in new[] { "cordon", "test/run.sh" })
        {
            Write("house/" + file, File.ReadAllText(Path.Combine(Repository.Here.Root, file)));
        }

        Write("house/src/A.cs", "class A;");
        Write("house/bench/B.cs", "class B;");
        Write("sdk/dotnet", Sdk);
        foreach (var file in new[] { "house/cordon", "sdk/dotnet" })
        {
            MakeExecutable(file);
        }
    }

    private int Builds => File.Exists(At("builds")) ? File.ReadAllLines(At("builds")).Length : 0;

    [Fact]
    public async Task Builds_once_and_again_when_a_source_changed_or_went()
    {
        var first = await Run("demo");
        Assert.Equal((0, 1), (first.Code, Builds));
        Assert.Equal("Building Cordon (first use; about a minute)…\n", first.Errors);
        var second = await Run("demo");
        Assert.Equal((0, 1, ""), (second.Code, Builds, second.Errors));

        Write("house/src/A.cs", "class A2;");
        Assert.Equal("Building Cordon (its sources changed)…\n", (await Run("demo")).Errors);
        Assert.Equal(2, Builds);

        File.Delete(At("house/bench/B.cs"));
        await Run("demo");
        await Run("demo");
        Assert.Equal(3, Builds);
    }

    [Fact]
    public async Task Hands_arguments_on_unharmed_from_any_folder_and_through_links()
    {
        Directory.CreateSymbolicLink(At("linked"), At("house"));
        File.CreateSymbolicLink(At("c"), "linked/cordon");
        var run = await RunAt("/", At("c"), "replay", "a  b", "", "*", "--x=\"1\"");
        Assert.Equal((0, "[replay][a  b][][*][--x=\"1\"]glibc.malloc.hugetlb=1\n"), (run.Code, run.Output));
    }

    [Fact]
    public async Task Ends_with_the_code_of_the_program() => Assert.Equal(7, (await Run("seven")).Code);

    [Fact]
    public async Task Shows_the_errors_of_a_failed_build_and_tries_again()
    {
        Write("broken", "");
        var run = await Run("demo");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("error CS0001: broken", run.Errors);
        File.Delete(At("broken"));
        Assert.Equal((0, 2), ((await Run("demo")).Code, Builds));
    }

    [Fact]
    public async Task Two_first_uses_at_once_build_once()
    {
        var runs = await Task.WhenAll(Run("demo"), Run("demo"), Run("demo"));
        Assert.All(runs, r => Assert.Equal(0, r.Code));
        Assert.Equal(1, Builds);
    }

    [Theory]
    [InlineData("passed=\"3\" failed=\"0\" skipped=\"0\" errors=\"0\"", 0, 0, "3 passed, 0 failed")]
    [InlineData("passed=\"3\" failed=\"0\" skipped=\"2\" errors=\"0\"", 0, 0, "3 passed, 0 failed, 2 skipped")]
    [InlineData("passed=\"3\" failed=\"1\" skipped=\"0\" errors=\"0\"", 1, 1, "3 passed, 1 failed")]
    [InlineData("passed=\"3\" failed=\"0\" skipped=\"0\" errors=\"1\"", 1, 1, "3 passed, 1 failed")]
    [InlineData("passed=\"0\" failed=\"0\" skipped=\"2\" errors=\"0\"", 0, 1, "0 passed, 0 failed, 2 skipped")]
    [InlineData("passed=\"3\" failed=\"0\" skipped=\"0\" errors=\"0\"", 139, 1, "3 passed, 1 failed")]
    [InlineData(null, 0, 1, "0 passed, 1 failed")]
    [InlineData(null, 134, 1, "0 passed, 1 failed")]
    public async Task Sums_up_what_the_test_projects_say(string? counts, int code, int expectedCode, string expectedLine)
    {
        AddTests("Cordon.One.Tests", counts, code);
        var run = await Run("test");
        Assert.Equal((expectedCode, expectedLine), (run.Code, run.Output.TrimEnd('\n').Split('\n')[^1]));
    }

    [Fact]
    public async Task Adds_up_several_test_projects_and_runs_only_those_asked_for()
    {
        AddTests("Cordon.One.Tests", "passed=\"3\" failed=\"0\" skipped=\"1\" errors=\"0\"", 0);
        AddTests("Cordon.Two.Tests", "passed=\"40\" failed=\"2\" skipped=\"0\" errors=\"0\"", 1);
        AddTests("Cordon.Three.Tests", null, 1);
        Assert.EndsWith("\n43 passed, 3 failed, 1 skipped\n", (await Run("test")).Output);
        Assert.EndsWith("\n3 passed, 0 failed, 1 skipped\n", (await Run("test", "one")).Output);
        Assert.Equal(2, (await Run("test", "nothing")).Code);
    }

    [Fact]
    public async Task A_project_that_does_not_end_is_interrupted_and_says_where_it_waits()
    {
        Write("house/test/run.sh", Regex.Replace(File.ReadAllText(At("house/test/run.sh")), "project_seconds_max=[0-9]+", "project_seconds_max=1"));
        AddTests("Cordon.One.Tests", null, 0, """mkfifo "$0.fifo"; trap 'echo "It waits here."; exit 1' INT; read -r _ <>"$0.fifo" """);
        var run = await Run("test");
        Assert.Contains("\n  It waits here.\n  Stopped after 1 seconds, its limit.\n", run.Output);
        Assert.Equal((1, "0 passed, 1 failed"), (run.Code, run.Output.TrimEnd('\n').Split('\n')[^1]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void AddTests(string name, string? counts, int code, string first = "")
    {
        var report = counts is null ? "" : $"""echo '<assemblies><assembly id="x" {counts} total="9" /></assemblies>' >"$5" """;
        Write($"house/test/{name}/{name}.csproj", "<Project/>");
        Write($"house/artifacts/bin/{name}/release/{name}", $"#!/bin/bash\n{first}\n{report}\nexit {code}\n");
        MakeExecutable($"house/artifacts/bin/{name}/release/{name}");
    }

    private string At(string path) => Path.Combine(_folder, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private void MakeExecutable(string path) =>
        File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => RunAt(_folder, At("house/cordon"), arguments);

    private async Task<(int Code, string Output, string Errors)> RunAt(string folder, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(script, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = At("sdk");
        start.Environment["CORDON_TEST_INSTALL"] = "no";
        start.Environment.Remove("GLIBC_TUNABLES");
        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output, await errors);
    }
}
