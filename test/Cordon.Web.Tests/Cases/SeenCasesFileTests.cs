using Cordon.Web.Cases;

namespace Cordon.Web.Tests.Cases;

/// <summary>Nobody but the program's own user reads which cases somebody has looked at.</summary>
public sealed class SeenCasesFileTests
{
    [Fact]
    public void The_file_and_what_stands_beside_it_are_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files on Windows have no owner's mode.");
        var folder = Directory.CreateTempSubdirectory("cordon-seen-tests-");
        using (var seen = new SeenCases(Path.Combine(folder.FullName, "seen.db")))
        {
            seen.Mark("sue", 1, default);
            Assert.Equal(
                ["seen.db", "seen.db-shm", "seen.db-wal"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
            Assert.All(folder.GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        }

        folder.Delete(recursive: true);
    }
}
