using Xunit;

namespace Cordon.House.Tests;

/// <summary>The checkers themselves, each with an input that keeps its rule and one that does not.</summary>
public sealed class CheckerTests
{
    private const string Source = "src/Cordon.Core/Values/X.cs";

    public static TheoryData<string, string, int> Sources => new()
    {
        { "long-line", "// " + new string('x', 157), 0 },
        { "long-line", "// " + new string('x', 158), 1 },
        { "long-file", new string('\n', 499) + "//\n", 0 },
        { "long-file", new string('\n', 500) + "//\n", 1 },
        { "long-method", "class C { void M() {" + new string('\n', 69) + "} }", 0 },
        { "long-method", "class C { void M() {" + new string('\n', 70) + "} }", 1 },
        { "long-method", "class C { int P { get {" + new string('\n', 70) + "return 1; } } }", 1 },
        { "region", "// #region in words", 0 },
        { "region", "class C\n{\n#region R\n#endregion\n}", 1 },
        { "broad-catch", "class C { void M() { try { } catch (System.IO.IOException) { } } }", 0 },
        { "broad-catch", "class C { void M() { try { } catch (Exception e) when (e is IOException) { } } }", 0 },
        { "broad-catch", "class C { void M() { try { } catch (Exception) { } } }", 1 },
        { "broad-catch", "class C { void M() { try { } catch (System.Exception e) { } } }", 1 },
        { "broad-catch", "class C { void M() { try { } catch { } } }", 1 },
        { "plain-logging", "class C { void M() => log.Started(1); }", 0 },
        { "plain-logging", "class C { void M() => log.LogInformation(\"x\"); }", 1 },
        { "debug-assert", "class C { void M() => Trace.Assert(true); }", 0 },
        { "debug-assert", "class C { void M() => System.Diagnostics.Debug.Assert(true); }", 1 },
        { "silenced-ban", "#pragma warning disable CA1000\nclass C;", 0 },
        { "silenced-ban", "#pragma warning disable RS0030\nclass C;", 1 },
        { "namespace", "namespace Cordon.Core.Values;", 0 },
        { "namespace", "namespace Cordon.Core;", 1 },
        { "namespace", "return 0;", 0 },
        { "several-types", "public class A; class B; public enum E { } public class C : A;", 0 },
        { "several-types", "public class A { public class Inner; }", 0 },
        { "several-types", "public partial class A; public partial class A;", 0 },
        { "several-types", "public class A; public class B;", 1 },
        { "several-types", "namespace N; public class A; public struct B; public interface C;", 2 },
        { "no-summary", "/// <summary>A.</summary>\npublic class A;", 0 },
        { "no-summary", "class A { public class B; }", 0 },
        { "no-summary", "namespace N; public class A;", 1 },
        { "no-summary", "/// <summary>A.</summary>\npublic class A { public enum B { } }", 1 },
        { "no-summary", "public delegate void D();", 1 },
        { "half-spoken", "class C { Phrase A = new(\"gone\", \"已消失\"); Phrase B = new Phrase(\"{0}: {1}\", \"{0}：{1}\"); }", 0 },
        { "half-spoken", "class C { Phrase A => new Phrase(\"gone for {0} days\", \"已消失{0:0}天，规则为 if unknown skip\"); }", 0 },
        { "half-spoken", "class C { Phrase A => new Phrase(\"gone\", \"gone\"); }", 1 },
        { "half-spoken", "class C { Phrase A => new Phrase(\"gone for {0} days\", \"已消失\"); }", 1 },
        { "half-spoken", "class C { Phrase A => new Phrase(\"it is gone now\", \"已消失 it is gone now\"); }", 1 },
        { "half-spoken", "class C { Phrase A = new(\"已消失\", \"已消失\"); }", 1 },
        { "half-spoken", "class C { Phrase A = new(\"blocked\", \"已阻断\"); }", 1 },
        { "sleep", "class C { Task M() => channel.Reader.WaitToReadAsync(); }", 0 },
        { "sleep", "class C { Task M() => Task.Delay(1); void N() => System.Threading.Thread.Sleep(1); }", 2 },
    };

    public static TheoryData<string, string, string, int> Texts => new()
    {
        { "unfinished", "a.cs", "// Todo lists are fine", 0 },
        { "unfinished", "a.cs", "// TO" + "DO later", 1 },
        { "machine", "a.md", "see src/work and /var/lib", 0 },
        { "machine", "a.md", "see /wo" + "rk/data", 1 },
        { "machine", "a.config", "https://api.nuget" + ".org/v3", 1 },
        { "untidy", "a.cs", "class A;\n", 0 },
        { "untidy", "a.cs", "class A; \n", 1 },
        { "untidy", "a.cs", "\tclass A;\n", 1 },
        { "untidy", "a.cs", "class A;", 1 },
        { "untidy", "a.cs", "class A;\n\n", 1 },
        { "untidy", "a.cs", "class A;\r\n", 1 },
        { "untidy", "test/X/data/a.txt", "kept as it is \r\n", 0 },
        { "nameless-folder", "src/A/Screening/a.cs", "", 0 },
        { "nameless-folder", "src/A/Helpers/a.cs", "", 1 },
        { "unaudited", "src/Cordon.Web/A.razor", "await Desk.SubmitAsync(command, Me)", 0 },
        { "unaudited", "src/Cordon.Web/A.razor", "await Centre.SubmitAsync(command)", 1 },
        { "unaudited", "src/Cordon.Web/A.cs", "x\nawait _centre.SubmitAsync(command)", 1 },
        { "stray", "README.md", "", 0 },
        { "stray", "docs/plan.md", "", 0 },
        { "stray", "PLAN.md", "", 1 },
        { "stray", "scripts/a.sh", "", 1 },
        { "title", "a.md", "# One\n## Two\n```sh\n# a comment\n```\n", 0 },
        { "title", "a.md", "Words\n# One\n", 1 },
        { "title", "a.md", "# One\n# Two\n", 1 },
        { "title", "a.md", "Words\n", 1 },
        { "long-readme", "README.md", string.Concat(Enumerable.Repeat("x\n", 120)), 0 },
        { "long-readme", "README.md", string.Concat(Enumerable.Repeat("x\n", 121)), 1 },
        { "command", "README.md", "```sh\n./cordon demo\n# words\ncurl x \\\n  -d '{}'\n```\nrm x\n```json\nrm x\n```\n", 0 },
        { "command", "README.md", "```sh\nmake all\n./cordonx\n```\n", 2 },
        { "broken-link", "docs/a.md", "[b](b.md#part) [c](../README.md) [d](https://x.y) [e](../docs)", 0 },
        { "broken-link", "docs/a.md", "[b](c.md)", 1 },
        { "reference", "src/Cordon.Engine/Cordon.Engine.csproj", Project("Cordon.Core"), 0 },
        { "reference", "test/Cordon.Engine.Tests/Cordon.Engine.Tests.csproj", Project("Cordon.Engine"), 0 },
        { "reference", "src/Cordon.Core/Cordon.Core.csproj", Project("Cordon.Engine"), 1 },
        { "reference", "src/Cordon.Engine/Cordon.Engine.csproj", Project("Cordon.Server"), 1 },
        { "reference", "test/Cordon.Engine.Tests/Cordon.Engine.Tests.csproj", Project("Cordon.Server"), 1 },
        { "reference", "src/Cordon.New/Cordon.New.csproj", Project("Cordon.Core"), 1 },
        { "core-package", "src/Cordon.Core/Cordon.Core.csproj", "<Project/>", 0 },
        { "core-package", "src/Cordon.Core/Cordon.Core.csproj", "<Project><PackageReference Include='A' /></Project>", 1 },
        { "version", "a.csproj", "<Project><PackageReference Include='A' /></Project>", 0 },
        { "version", "a.props", "<Project><PackageVersion Include='A' Version='1.2.3-rc.1' /></Project>", 0 },
        { "version", "a.csproj", "<Project><PackageReference Include='A' Version='1.0' /></Project>", 1 },
        { "version", "a.props", "<Project><PackageVersion Include='A' Version='1.*' /></Project>", 1 },
        { "version", "a.props", "<Project><PackageVersion Include='A' Version='[1.0,2.0)' /></Project>", 1 },
        { "unanalysed", "Directory.Build.props", "<Project><NoWarn>CS1591</NoWarn></Project>", 0 },
        { "unanalysed", "src/Directory.Build.props", "<Project/>", 1 },
        { "unanalysed", "a.csproj", "<Project><NoWarn>$(NoWarn);RS0030</NoWarn></Project>", 1 },
        { "unanalysed", "a.csproj", "<Project><TreatWarningsAsErrors>False</TreatWarningsAsErrors></Project>", 1 },
        { "ban", "BannedSymbols.txt", "T:System.Console;Not here\nM:A.B(System.Int32);Words\n", 0 },
        { "ban", "BannedSymbols.txt", "System.Console\nT:System.Console\n", 2 },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_rule_finds_what_breaks_it(string rule, string text, int findings) =>
        Assert.Equal(findings, HouseTests.ForSources[rule].Rule(Source, text).Count());

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_rule_finds_what_breaks_it(string rule, string path, string text, int findings)
    {
        HouseTests.Check check = rule == "broken-link"
            ? (p, t) => TextRules.BrokenLinks(p, t, ["README.md", "docs/a.md", "docs/b.md"])
            : HouseTests.ForTexts[rule].Rule;
        Assert.Equal(findings, check(path, text).Count());
    }

    [Fact]
    public void Every_rule_is_tried_with_what_keeps_it_and_what_breaks_it()
    {
        var tried = Sources.Select(r => (r.Data.Item1, r.Data.Item3 > 0))
            .Concat(Texts.Select(r => (r.Data.Item1, r.Data.Item4 > 0))).ToHashSet();
        Assert.All(HouseTests.ForSources.Keys.Concat(HouseTests.ForTexts.Keys), rule =>
        {
            Assert.Contains((rule, true), tried);
            Assert.Contains((rule, false), tried);
        });
    }

    [Fact]
    public void A_page_in_docs_is_reached_through_other_pages()
    {
        var pages = new Dictionary<string, string>
        {
            ["README.md"] = "[a](docs/a.md)",
            ["docs/a.md"] = "[b](b.md) ![p](p.png)",
            ["docs/c.md"] = "",
        };
        var lost = TextRules.Unreachable(pages, ["README.md", "docs/a.md", "docs/b.md", "docs/p.png", "docs/c.md"], "README.md");
        Assert.Equal(["docs/c.md"], lost.Select(f => f.Path));
    }

    [Fact]
    public void A_project_outside_the_solution_is_found_and_so_is_one_that_is_gone()
    {
        const string solution = "<Solution><Project Path='a.csproj' /><Project Path='b.csproj' /></Solution>";
        var findings = ProjectRules.OutsideSolution(solution, ["a.csproj", "c.csproj"]);
        Assert.Equal(["b.csproj", "c.csproj"], findings.Select(f => f.Path).Order());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void An_exception_counts_exactly(int findings, bool kept)
    {
        var ratchet = new Ratchet("# words\nrule a.cs 2 because\n");
        var wrong = ratchet.Judge("rule", Enumerable.Repeat(new Finding("rule", "a.cs", 1, "x"), findings));
        Assert.Equal(kept, wrong.Count == 0);
    }

    [Theory]
    [InlineData("rule a.cs 2")]
    [InlineData("rule a.cs two because")]
    [InlineData("rule a.cs 0 because")]
    public void An_exception_without_a_number_or_a_reason_is_refused(string line) =>
        Assert.Throws<FormatException>(() => new Ratchet(line));

    private static string Project(string reference) =>
        $"<Project><ItemGroup><ProjectReference Include='../{reference}/{reference}.csproj' /></ItemGroup></Project>";
}
